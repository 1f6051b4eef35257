package io.github.sparkagd.linalg;

/**
 * Some dense rows, cut into panels of {@link #WIDTH} columns in which the rows stand one below the other, and the sum of their
 * products in tiles.
 *
 * <p>A tile of 4 × 16 products is summed over all rows in registers and then added to the sum: each entry is summed over the
 * rows of a filling in their order, the fillings in theirs, whatever the kernel.
 */
final class GramPanels {
    /** Columns of a panel, and of a tile. */
    static final int WIDTH = 16;
    /** Rows of a tile. */
    static final int HEIGHT = 4;
    /** Rows of a filling: two panels of them stay in a core's first and second cache. */
    static final int MOST_ROWS = 256;

    private final int capacity;
    private final int columns;
    private final int panels;
    private final double[] right;
    private double[] left;
    private int rows;

    /**
     * Empty panels.
     *
     * @param columns d
     * @param rows how many there will be at most; room for {@link #MOST_ROWS} is enough for any number
     */
    GramPanels(int columns, int rows) {
        this.capacity = Math.min(rows, MOST_ROWS);
        this.columns = columns;
        this.panels = (columns + WIDTH - 1) / WIDTH;
        this.right = new double[Math.multiplyExact(panels * capacity, WIDTH)];
        this.left = right;
    }

    boolean isFull() {
        return rows == capacity;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    /**
     * Adds a row.
     *
     * @param row of length d. Not modified.
     * @param weight how much its products count
     */
    void add(double[] row, double weight) {
        if (weight != 1 && left == right) {
            left = right.clone();
        }
        scatter(row, 1, right);
        if (left != right) {
            scatter(row, weight, left);
        }
        rows++;
    }

    private void scatter(double[] row, double factor, double[] into) {
        for (int panel = 0; panel < panels; panel++) {
            int from = panel * WIDTH;
            int at = start(panel) + rows * WIDTH;
            int width = Math.min(WIDTH, columns - from);
            for (int c = 0; c < width; c++) {
                into[at + c] = factor * row[from + c];
            }
        }
    }

    private int start(int panel) {
        return panel * capacity * WIDTH;
    }

    /**
     * Adds the products of the rows, and empties the panels.
     *
     * @param kernels sums tiles
     * @param upper the upper triangle by rows, d(d+1)/2 entries. Modified.
     */
    void flush(RowKernels kernels, double[] upper) {
        double[] tile = new double[HEIGHT * WIDTH];
        for (int across = 0; across < panels; across++) {
            for (int i = 0; i < Math.min(columns, (across + 1) * WIDTH); i += HEIGHT) {
                Tile place = new Tile(rows, start(i / WIDTH) + i % WIDTH, start(across));
                kernels.multiply(place, left, right, tile);
                addTile(i, across * WIDTH, tile, upper);
            }
        }
        rows = 0;
    }

    private void addTile(int firstRow, int firstColumn, double[] tile, double[] upper) {
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
}
