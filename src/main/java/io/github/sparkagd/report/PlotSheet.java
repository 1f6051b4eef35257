package io.github.sparkagd.report;

import io.github.sparkagd.linalg.Check;
import java.util.List;

/**
 * Pictures side by side, as panels of one.
 *
 * @param panels row by row
 * @param columns panels in a row
 */
public record PlotSheet(List<? extends Panel> panels, int columns) {
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
    public static PlotSheet of(Panel plot) {
        return new PlotSheet(List.of(plot), 1);
    }

    int width() {
        return Math.min(columns, panels.size()) * Frame.WIDTH;
    }

    int height() {
        return (panels.size() + columns - 1) / columns * Frame.HEIGHT;
    }

    void paint(Brush brush) {
        for (int k = 0; k < panels.size(); k++) {
            double right = k % columns * (double) Frame.WIDTH;
            int row = k / columns;
            double down = row * (double) Frame.HEIGHT;
            brush.move(right, down);
            paint(panels.get(k), brush);
            brush.move(-right, -down);
        }
    }

    private static void paint(Panel panel, Brush brush) {
        if (panel instanceof LinePlot plot) {
            PlotPainter.paint(plot, brush);
        } else if (panel instanceof HeatMap map) {
            HeatPainter.paint(map, brush);
        }
    }
}
