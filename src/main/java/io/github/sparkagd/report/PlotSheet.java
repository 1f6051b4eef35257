package io.github.sparkagd.report;

import io.github.sparkagd.linalg.Check;
import java.util.List;

/**
 * Pictures side by side, as panels of one.
 *
 * @param panels row by row
 * @param columns panels in a row
 */
public record PlotSheet(List<LinePlot> panels, int columns) {
    /**
     * Copies the panels; refuses a sheet without any.
     *
     * @param panels row by row
     * @param columns panels in a row
     */
    public PlotSheet {
        panels = List.copyOf(panels);
        Check.atLeast("panels", 1, panels.size());
        Check.atLeast("columns", 1, columns);
    }

    /**
     * {@return a sheet of one picture alone}
     *
     * @param plot its panel
     */
    public static PlotSheet of(LinePlot plot) {
        return new PlotSheet(List.of(plot), 1);
    }

    int width() {
        return Math.min(columns, panels.size()) * PlotPainter.WIDTH;
    }

    int height() {
        return (panels.size() + columns - 1) / columns * PlotPainter.HEIGHT;
    }

    void paint(Brush brush) {
        for (int k = 0; k < panels.size(); k++) {
            double right = k % columns * (double) PlotPainter.WIDTH;
            int row = k / columns;
            double down = row * (double) PlotPainter.HEIGHT;
            brush.move(right, down);
            PlotPainter.paint(panels.get(k), brush);
            brush.move(-right, -down);
        }
    }
}
