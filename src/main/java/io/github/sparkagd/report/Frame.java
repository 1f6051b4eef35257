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
 */
record Frame(Ticks x, Ticks y) {
    static final int WIDTH = 960;
    static final int HEIGHT = 560;
    static final int LEFT = 80;
    static final int RIGHT = 690;
    static final int TOP = 45;
    static final int BOTTOM = 500;
    static final double CENTRE = (LEFT + RIGHT) / 2.0;

    private static final Pen GRID = new Pen(new Color(0xdddddd), 1, LinePlot.Stroke.SOLID);
    private static final Pen BORDER = new Pen(new Color(0x333333), 1, LinePlot.Stroke.SOLID);

    static Point2D point(double right, double down) {
        return new Point2D.Double(right, down);
    }

    static void title(String title, Brush brush) {
        brush.text(title, point(CENTRE, TOP - 18), Anchor.MIDDLE);
    }

    double px(double value) {
        return LEFT + x.place(value) * (RIGHT - LEFT);
    }

    double py(double value) {
        return BOTTOM - y.place(value) * (BOTTOM - TOP);
    }

    /** Lines across the panel at the marks. */
    void grid(Brush brush) {
        for (Ticks.Tick tick : x.marks()) {
            double at = px(tick.value());
            brush.line(List.of(point(at, TOP), point(at, BOTTOM)), GRID);
        }
        for (Ticks.Tick tick : y.marks()) {
            double at = py(tick.value());
            brush.line(List.of(point(LEFT, at), point(RIGHT, at)), GRID);
        }
    }

    /** The border, what the marks say, and what the axes show. */
    void border(String xLabel, String yLabel, Brush brush) {
        for (Ticks.Tick tick : x.marks()) {
            brush.text(tick.label(), point(px(tick.value()), BOTTOM + 20), Anchor.MIDDLE);
        }
        for (Ticks.Tick tick : y.marks()) {
            brush.text(tick.label(), point(LEFT - 8, py(tick.value()) + 4), Anchor.END);
        }
        Point2D corner = point(LEFT, TOP);
        brush.line(List.of(corner, point(RIGHT, TOP), point(RIGHT, BOTTOM), point(LEFT, BOTTOM), corner), BORDER);
        brush.text(xLabel, point(CENTRE, HEIGHT - 15), Anchor.MIDDLE);
        brush.textUpwards(yLabel, point(22, (TOP + BOTTOM) / 2.0));
    }
}
