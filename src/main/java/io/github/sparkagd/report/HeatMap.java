package io.github.sparkagd.report;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import java.util.List;
import java.util.stream.Stream;

/**
 * A picture of numbers over two others, as colours: cells of what was measured, lines where a law has given values, and dots.
 *
 * <p>Colours are on a logarithmic scale. Cells without a positive number stay grey.
 *
 * @param title above the map
 * @param x the horizontal axis, a column of cells for each of its places
 * @param y the vertical axis, a row of cells for each of its places
 * @param cells what was measured
 * @param law what is drawn upon it
 * @param dots drawn last, coloured as the cells are
 */
public record HeatMap(String title, Axis x, Axis y, Grid cells, Law law, List<Dot> dots) implements Panel {
    /**
     * Copies the dots, and refuses grids of other sizes than the axes have.
     *
     * @param title above the map
     * @param x the horizontal axis
     * @param y the vertical axis
     * @param cells what was measured
     * @param law what is drawn upon it
     * @param dots drawn last
     */
    public HeatMap {
        dots = List.copyOf(dots);
        for (Grid grid : List.of(cells, law.grid())) {
            Check.sameSize(
                    "rows of " + grid.name(), y.places().size(), grid.rows().size());
            grid.rows()
                    .forEach(row ->
                            Check.sameSize("row of " + grid.name(), x.places().size(), row.size()));
        }
    }

    /**
     * An axis.
     *
     * @param label what it shows
     * @param places the middles of cells, rising, at equal distances as the axis shows them
     * @param log whether it is logarithmic
     */
    public record Axis(String label, Vec places, boolean log) {}

    /**
     * Numbers, one a cell.
     *
     * @param name in the legend
     * @param rows a row for each place of the vertical axis, from below
     */
    public record Grid(String name, List<Vec> rows) {
        /**
         * Copies the rows.
         *
         * @param name in the legend
         * @param rows a row for each place of the vertical axis
         */
        public Grid {
            rows = List.copyOf(rows);
        }

        /** The positive numbers of all cells. */
        Stream<Double> positive() {
            return rows.stream()
                    .flatMap(row -> java.util.Arrays.stream(row.toArray()).boxed())
                    .filter(value -> value > 0 && Double.isFinite(value));
        }
    }

    /**
     * Lines of equal value.
     *
     * @param grid what the law says in each cell
     * @param levels the values whose lines are drawn
     */
    public record Law(Grid grid, Vec levels) {}

    /**
     * A dot.
     *
     * @param name beside it
     * @param x where on the horizontal axis
     * @param y where on the vertical axis
     * @param value that its colour shows
     */
    public record Dot(String name, double x, double y, double value) {}
}
