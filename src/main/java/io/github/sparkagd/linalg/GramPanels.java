package io.github.sparkagd.linalg;

import java.util.Arrays;

/**
 * Some dense rows, cut into panels of {@link #WIDTH} columns in which the rows stand one below the other, and the sum of their
 * products in tiles.
 *
 * <p>A tile of 4 × 16 products is summed over all rows in registers and then added to the sum: each entry is summed over the
 * rows of a filling in their order, the fillings in theirs, whatever the kernel.
 */
final class GramPanels implements RowProducts {
    /** Columns of a panel, and of a tile. */
    static final int WIDTH = 16;
    /** Rows of a tile. */
    static final int HEIGHT = 4;
    /** Rows of a filling: two panels of them stay in a first cache of 48 KiB. */
    static final int MOST_ROWS = 128;

    private final int columns;
    private final int panels;
    private final RowKernels kernels;
    private final double[] tile = new double[HEIGHT * WIDTH];
    private final double[] right;
    private double[] left;
    private int rows;

    /**
     * Empty panels.
     *
     * @param columns d
     * @param kernels sums tiles
     */
    GramPanels(int columns, RowKernels kernels) {
        this.kernels = kernels;
        this.columns = columns;
        this.panels = (columns + WIDTH - 1) / WIDTH;
        this.right = new double[Math.multiplyExact(panels * MOST_ROWS, WIDTH)];
        this.left = right;
    }

    @Override
    public void add(double[] row, double weight, double[] upper) {
        if (weight != 1 && left == right) {
            left = right.clone();
        }
        scatter(row, 1, right);
        if (left != right) {
            scatter(row, weight, left);
        }
        if (++rows == MOST_ROWS) {
            flush(upper);
        }
    }

    private void scatter(double[] row, double factor, double[] into) {
        for (int panel = 0; panel < panels; panel++) {
            int from = panel * WIDTH;
            int at = start(panel) + rows * WIDTH;
            int width = Math.min(WIDTH, columns - from);
            if (factor == 1) {
                System.arraycopy(row, from, into, at, width);
                continue;
            }
            for (int c = 0; c < width; c++) {
                into[at + c] = factor * row[from + c];
            }
        }
    }

    private int start(int panel) {
        return panel * MOST_ROWS * WIDTH;
    }

    /** Adds the products of the rows to {@code upper}, and empties the panels. */
    @Override
    public void flush(double[] upper) {
        for (int across = 0; across < panels && rows > 0; across++) {
            int firstColumn = across * WIDTH;
            boolean whole = firstColumn + WIDTH <= columns;
            for (int i = 0; i < Math.min(columns, firstColumn + WIDTH); i += HEIGHT) {
                Tile place = new Tile(rows, start(i / WIDTH) + i % WIDTH, start(across));
                if (whole && i + HEIGHT <= firstColumn) {
                    int at = PackedSymmetric.rowStart(columns, i) + firstColumn - i;
                    kernels.addProducts(place, left, right, new Target(upper, at, columns - i - 1, 1));
                } else {
                    Arrays.fill(tile, 0);
                    kernels.addProducts(place, left, right, new Target(tile, 0, WIDTH, 0));
                    addTile(i, firstColumn, upper);
                }
            }
        }
        rows = 0;
    }

    private void addTile(int firstRow, int firstColumn, double[] upper) {
        for (int r = 0; r < HEIGHT && firstRow + r < columns; r++) {
            int i = firstRow + r;
            int from = Math.max(i, firstColumn);
            int to = Math.min(columns, firstColumn + WIDTH);
            int at = PackedSymmetric.rowStart(columns, i) + from - i;
            int source = r * WIDTH + from - firstColumn;
            for (int j = 0; j < to - from; j++) {
                upper[at + j] += tile[source + j];
            }
        }
    }

    /**
     * Which products to sum.
     *
     * @param rows how many to sum over
     * @param left where four neighbouring columns begin
     * @param right where sixteen neighbouring columns begin
     */
    record Tile(int rows, int left, int right) {}

    /**
     * Where the products of a tile are added.
     *
     * @param sums Modified.
     * @param at the entry of the tile's first row and column
     * @param step from there to the entry below
     * @param shorter by how much each further step is shorter: 1 in an upper triangle, 0 in a rectangle
     */
    @SuppressWarnings("ArrayRecordComponent") // a view that is never compared
    record Target(double[] sums, int at, int step, int shorter) {
        /** The first entry of row {@code r} of the tile. */
        int row(int r) {
            return at + r * step - shorter * (r * (r - 1) / 2);
        }
    }
}
