package io.github.sparkagd.report;

import io.github.sparkagd.linalg.Check;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Pictures side by side, as panels of one, which is as wide whatever their number. What several of them show is named once,
 * above them; what one alone shows, below it.
 *
 * @param panels row by row
 * @param columns panels in a row
 */
public record PlotSheet(List<? extends Panel> panels, int columns) {
    /** The width in pixels. */
    public static final int WIDTH = 960;
    /** The font's size in pixels. */
    public static final int FONT_SIZE = 13;

    private static final int MARGIN = 24;

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

    /**
     * {@return the pixels that are kept free for a text, whatever the font of whoever shows it}
     *
     * @param text in one line
     */
    public static double textWidth(String text) {
        return 7.6 * text.length() + 10;
    }

    /** {@return the width of a panel in pixels} */
    public double panelWidth() {
        return (double) WIDTH / Math.min(columns, panels.size());
    }

    int height() {
        double height = shared().height();
        for (int row = 0; row * columns < panels.size(); row++) {
            height += rowHeight(row);
        }
        return (int) Math.ceil(height);
    }

    /** With the longest of its legends. */
    private double rowHeight(int row) {
        return bottom()
                + Frame.BELOW
                + panels.subList(row * columns, Math.min(panels.size(), (row + 1) * columns)).stream()
                        .mapToDouble(panel -> own(panel).height())
                        .max()
                        .orElse(0);
    }

    /** Where the frame of a panel ends. */
    private double bottom() {
        return Frame.TOP + 110 + panelWidth() / 3;
    }

    private double right() {
        return panelWidth() - Frame.BESIDE;
    }

    private static List<Legend.Entry> entries(Panel panel) {
        if (panel instanceof LinePlot plot) {
            return plot.series().stream()
                    .map(curve -> new Legend.Entry(curve.name(), curve.style()))
                    .distinct()
                    .toList();
        }
        return List.of(new Legend.Entry(((HeatMap) panel).law().grid().name(), HeatPainter.LAW));
    }

    /** What several panels show. */
    private Legend shared() {
        List<Legend.Entry> all =
                panels.stream().flatMap(panel -> entries(panel).stream()).toList();
        return new Legend(
                all.stream()
                        .filter(entry -> Collections.frequency(all, entry) > 1)
                        .distinct()
                        .toList(),
                WIDTH - 2.0 * MARGIN);
    }

    /** What no other panel shows. */
    private Legend own(Panel panel) {
        List<Legend.Entry> own = new ArrayList<>(entries(panel));
        own.removeAll(shared().entries());
        return new Legend(own, panelWidth() - 1.5 * MARGIN);
    }

    void paint(Brush brush) {
        paintAt(brush, MARGIN, MARGIN / 4.0, () -> shared().paint(brush));
        double down = shared().height();
        for (int k = 0; k < panels.size(); k++) {
            Panel panel = panels.get(k);
            paintAt(brush, k % columns * panelWidth(), down, () -> paint(panel, brush));
            down += k % columns == columns - 1 ? rowHeight(k / columns) : 0;
        }
    }

    private static void paintAt(Brush brush, double right, double down, Runnable what) {
        brush.move(right, down);
        what.run();
        brush.move(-right, -down);
    }

    private void paint(Panel panel, Brush brush) {
        brush.text(panel.title(), new Point2D.Double((Frame.LEFT + right()) / 2, Frame.TOP - 12), Brush.Anchor.MIDDLE);
        if (panel instanceof LinePlot plot) {
            PlotPainter.paint(plot, brush, right(), bottom());
        } else if (panel instanceof HeatMap map) {
            HeatPainter.paint(map, brush, right(), bottom());
        }
        paintAt(brush, MARGIN, bottom() + Frame.BELOW, () -> own(panel).paint(brush));
    }
}
