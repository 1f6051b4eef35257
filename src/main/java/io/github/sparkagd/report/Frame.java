package io.github.sparkagd.report;

import io.github.sparkagd.report.Brush.Anchor;
import io.github.sparkagd.report.Brush.Pen;
import java.awt.Color;
import java.awt.geom.Point2D;
import java.util.List;

/**
 * The frame of a panel with its two axes, and where in it values are.
 *
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param right where it ends, in pixels of the panel
 * @param bottom where it ends
 */
record Frame(Ticks x, Ticks y, double right, double bottom) {
    /** Pixels of the panel left of it, for the vertical axis. */
    static final int LEFT = 78;
    /** Above it, for a title. */
    static final int TOP = 34;
    /** Below it, for the horizontal axis. */
    static final int BELOW = 52;
    /** Right of it, for half of a mark's label. */
    static final int BESIDE = 22;

    private static final Pen GRID = new Pen(new Color(0xdddddd), 1, LinePlot.Stroke.SOLID);
    private static final Pen BORDER = new Pen(new Color(0x333333), 1, LinePlot.Stroke.SOLID);

    static Point2D point(double right, double down) {
        return new Point2D.Double(right, down);
    }

    double px(double value) {
        return LEFT + x.place(value) * (right - LEFT);
    }

    double py(double value) {
        return bottom - y.place(value) * (bottom - TOP);
    }

    /** Lines across the panel at the marks. */
    void grid(Brush brush) {
        for (Ticks.Tick tick : x.marks()) {
            double at = px(tick.value());
            brush.line(List.of(point(at, TOP), point(at, bottom)), GRID);
        }
        for (Ticks.Tick tick : y.marks()) {
            double at = py(tick.value());
            brush.line(List.of(point(LEFT, at), point(right, at)), GRID);
        }
    }

    /** The border, what the marks say where there is room for it, and what the axes show. */
    void border(String xLabel, String yLabel, Brush brush) {
        double free = 0;
        for (Ticks.Tick tick : x.marks()) {
            double at = px(tick.value());
            double half = PlotSheet.textWidth(tick.label()) / 2;
            if (at - half >= free) {
                brush.text(tick.label(), point(at, bottom + 19), Anchor.MIDDLE);
                free = at + half;
            }
        }
        for (Ticks.Tick tick : y.marks()) {
            brush.text(tick.label(), point(LEFT - 7, py(tick.value()) + 4), Anchor.END);
        }
        Point2D corner = point(LEFT, TOP);
        brush.line(List.of(corner, point(right, TOP), point(right, bottom), point(LEFT, bottom), corner), BORDER);
        brush.text(xLabel, point((LEFT + right) / 2, bottom + 41), Anchor.MIDDLE);
        brush.textUpwards(yLabel, point(17, (TOP + bottom) / 2));
    }
}
