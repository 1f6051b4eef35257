package io.github.sparkagd.kernels;

import java.util.Arrays;

/**
 * Some dense rows, cut into panels of {@link #WIDTH} columns in which the rows stand one below the other, and the sum of their
 * products in tiles.
 *
 * <p>A tile of 8 × 24 products is summed over the rows in registers and then added to the sum: each entry is summed over the
 * rows of a filling in their order, the fillings in theirs, whatever the kernel.
 */
public final class GramPanels implements RowProducts {
    /** Columns of a panel, and rows of a tile. */
    static final int WIDTH = RowKernels.LANES;
    /** Panels of a tile's columns. */
    static final int ACROSS = 3;
    /** Sums of a tile. */
    private static final int TILE = ACROSS * WIDTH * WIDTH;
    /** Rows of a filling: the panels of a tile stay in a first cache of 48 KiB. */
    static final int MOST_ROWS = 128;
    /** The distance in the array of two panels. */
    static final int PANEL = MOST_ROWS * WIDTH;

    private final int columns;
    private final int panels;
    private final RowKernels kernels;
    /** The sums, one tile after the other in the order of use: memory is read and written in a row. */
    private final Segment tiles;

    private Segment plain;
    /** The rows times their weights; null while all weights are 1. */
    private Segment weighted;

    private int rows;

    /**
     * Empty panels.
     *
     * @param columns d
     * @param kernels sums tiles
     */
    public GramPanels(int columns, RowKernels kernels) {
        this.kernels = kernels;
        this.columns = columns;
        this.panels = (columns + WIDTH - 1) / WIDTH;
        this.tiles = kernels.segment(Math.multiplyExact(tiles(), TILE));
        this.plain = space();
    }

    private int tiles() {
        int tiles = 0;
        for (int across = 0; across < panels; across += ACROSS) {
            tiles += Math.min(panels, across + ACROSS);
        }
        return tiles;
    }

    /** Panels of zeros: in whole tiles, so that the last ones are never filled. */
    private Segment space() {
        int tiles = (panels + ACROSS - 1) / ACROSS;
        return kernels.segment(Math.multiplyExact(tiles * ACROSS, PANEL));
    }

    @Override
    public void add(double[] row, double weight, double[] upper) {
        if (weight != 1 && weighted == null) {
            weighted = space();
            System.arraycopy(plain.array(), plain.first(), weighted.array(), weighted.first(), panels * PANEL);
        }
        scatter(row, 1, plain);
        if (weighted != null) {
            scatter(row, weight, weighted);
        }
        if (++rows == MOST_ROWS) {
            multiply();
        }
    }

    private void scatter(double[] row, double factor, Segment into) {
        double[] values = into.array();
        int at = into.first() + rows * WIDTH;
        int from = 0;
        for (; from + WIDTH <= columns; from += WIDTH) {
            // Written out, as a loop of eight turns would take longer to begin than to run.
            values[at] = factor * row[from];
            values[at + 1] = factor * row[from + 1];
            values[at + 2] = factor * row[from + 2];
            values[at + 3] = factor * row[from + 3];
            values[at + 4] = factor * row[from + 4];
            values[at + 5] = factor * row[from + 5];
            values[at + 6] = factor * row[from + 6];
            values[at + 7] = factor * row[from + 7];
            at += PANEL;
        }
        for (int c = 0; from + c < columns; c++) {
            values[at + c] = factor * row[from + c];
        }
    }

    /** Adds the products of the rows in the panels to the tiles, and empties the panels. */
    private void multiply() {
        Segment left = weighted == null ? plain : weighted;
        int tile = 0;
        for (int across = 0; across < panels; across += ACROSS) {
            // These three panels stay in the first cache, the others pass by.
            Segment right = plain.from(across * PANEL);
            for (int panel = 0; panel < Math.min(panels, across + ACROSS); panel++) {
                kernels.addProducts(rows, left.from(panel * PANEL), right, tiles.from(tile));
                tile += TILE;
            }
        }
        rows = 0;
        plain = kernels.realigned(plain);
        weighted = weighted == null ? null : kernels.realigned(weighted);
    }

    @Override
    public void flush(double[] upper) {
        multiply();
        int tile = tiles.first();
        for (int across = 0; across < panels; across += ACROSS) {
            for (int panel = 0; panel < Math.min(panels, across + ACROSS); panel++) {
                addTile(tile, panel * WIDTH, across * WIDTH, upper);
                tile += TILE;
            }
        }
        Arrays.fill(tiles.array(), 0);
    }

    private void addTile(int tile, int firstRow, int firstColumn, double[] upper) {
        double[] products = tiles.array();
        for (int r = 0; r < WIDTH && firstRow + r < columns; r++) {
            int i = firstRow + r;
            int from = Math.max(i, firstColumn);
            int to = Math.min(columns, firstColumn + ACROSS * WIDTH);
            int at = RowProducts.rowStart(columns, i) + from - i;
            int source = tile + r * ACROSS * WIDTH + from - firstColumn;
            for (int j = 0; j < to - from; j++) {
                upper[at + j] += products[source + j];
            }
        }
    }
}
