package io.github.sparkagd.report;

import io.github.sparkagd.report.Brush.Anchor;
import io.github.sparkagd.report.Brush.Pen;
import java.awt.Color;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Paints a {@link LinePlot}: the same picture as PNG and as SVG. */
final class PlotPainter {
    static final int WIDTH = 960;
    static final int HEIGHT = 560;
    private static final int LEFT = 80;
    private static final int RIGHT = 690;
    /** Where the names in the legend begin. */
    static final int LEGEND = RIGHT + 55;

    private static final int TOP = 45;
    private static final int BOTTOM = 500;
    private static final int LEGEND_LINE = 21;
    private static final Pen GRID = new Pen(new Color(0xdddddd), 1, LinePlot.Stroke.SOLID);
    private static final Pen FRAME = new Pen(new Color(0x333333), 1, LinePlot.Stroke.SOLID);
    private static final double CURVE_WIDTH = 1.8;
    /** Of a curve that another is drawn upon, so that both are seen. */
    private static final double COVERED_WIDTH = 5.5;

    /** Pixels; what is nearer cannot be distinguished. */
    private static final double APART = 0.5;
    /** The colours of Okabe and Ito (2008), which readers with impaired colour vision can distinguish. */
    private static final int[] COLORS = {0x000000, 0xD55E00, 0x0072B2, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x999999
    };

    private final LinePlot plot;
    private final Brush brush;
    private final Ticks x;
    private final Ticks y;

    private PlotPainter(LinePlot plot, Brush brush, double[] range) {
        this.plot = plot;
        this.brush = brush;
        // Curves may end at the frame, dots may not.
        boolean dots = plot.series().stream().anyMatch(curve -> curve.stroke() == LinePlot.Stroke.POINTS);
        this.x = Ticks.of(range[0], range[1], plot.logX(), dots ? Ticks.MARGIN : 0);
        this.y = Ticks.of(range[2], range[3], plot.logY(), Ticks.MARGIN);
    }

    static void paint(LinePlot plot, Brush brush) {
        brush.text(plot.title(), point((LEFT + RIGHT) / 2.0, TOP - 18), Anchor.MIDDLE);
        if (plot.isEmpty()) {
            brush.text("no positive values to show", point((LEFT + RIGHT) / 2.0, HEIGHT / 2.0), Anchor.MIDDLE);
            return;
        }
        PlotPainter painter = new PlotPainter(plot, brush, plot.range());
        painter.axes();
        painter.bands();
        painter.curves();
        painter.legend();
    }

    private void axes() {
        for (Ticks.Tick tick : x.marks()) {
            double at = px(tick.value());
            brush.line(List.of(point(at, TOP), point(at, BOTTOM)), GRID);
            brush.text(tick.label(), point(at, BOTTOM + 20), Anchor.MIDDLE);
        }
        for (Ticks.Tick tick : y.marks()) {
            double at = py(tick.value());
            brush.line(List.of(point(LEFT, at), point(RIGHT, at)), GRID);
            brush.text(tick.label(), point(LEFT - 8, at + 4), Anchor.END);
        }
        Point2D corner = point(LEFT, TOP);
        brush.line(List.of(corner, point(RIGHT, TOP), point(RIGHT, BOTTOM), point(LEFT, BOTTOM), corner), FRAME);
        brush.text(plot.xLabel(), point((LEFT + RIGHT) / 2.0, HEIGHT - 15), Anchor.MIDDLE);
        brush.textUpwards(plot.yLabel(), point(22, (TOP + BOTTOM) / 2.0));
    }

    private static Point2D point(double right, double down) {
        return new Point2D.Double(right, down);
    }

    private static Color color(int index) {
        return new Color(COLORS[Math.floorMod(index, COLORS.length)]);
    }

    /** How many curves can be distinguished by their colours. */
    static int colors() {
        return COLORS.length;
    }

    /** As in CSS: {@code #d55e00}. */
    static String hexColor(int index) {
        return String.format(Locale.ROOT, "#%06x", COLORS[Math.floorMod(index, COLORS.length)]);
    }

    private double px(double value) {
        return LEFT + x.place(value) * (RIGHT - LEFT);
    }

    private double py(double value) {
        return BOTTOM - y.place(value) * (BOTTOM - TOP);
    }

    private void curves() {
        for (LinePlot.Series curve : plot.series()) {
            for (List<Point2D> piece : pieces(curve)) {
                if (curve.stroke() == LinePlot.Stroke.POINTS) {
                    piece.forEach(point -> brush.dot(point, color(curve.color())));
                } else {
                    brush.line(Thinning.of(piece), pen(curve));
                }
            }
        }
    }

    /** The shaded areas, where both edges can be shown. */
    private void bands() {
        for (LinePlot.Band band : plot.bands()) {
            List<Point2D> upper = new ArrayList<>();
            List<Point2D> lower = new ArrayList<>();
            for (int i = 0; i < band.xs().size(); i++) {
                double at = band.xs().get(i);
                if (plot.shows(at, band.lows().get(i))
                        && plot.shows(at, band.highs().get(i))) {
                    upper.add(point(px(at), py(band.highs().get(i))));
                    lower.add(point(px(at), py(band.lows().get(i))));
                }
            }
            if (!upper.isEmpty()) {
                Collections.reverse(lower);
                upper.addAll(lower);
                brush.area(upper, color(band.color()));
            }
        }
    }

    private Pen pen(LinePlot.Series curve) {
        return new Pen(color(curve.color()), isCovered(curve) ? COVERED_WIDTH : CURVE_WIDTH, curve.stroke());
    }

    private boolean isCovered(LinePlot.Series curve) {
        List<LinePlot.Series> all = plot.series();
        return all.subList(all.indexOf(curve) + 1, all.size()).stream().anyMatch(later -> covers(later, curve));
    }

    /** True when each point of one is drawn where the other's is. */
    private boolean covers(LinePlot.Series one, LinePlot.Series other) {
        boolean same =
                one.stroke() == other.stroke() && one.xs().size() == other.xs().size();
        for (int i = 0; same && i < one.xs().size(); i++) {
            same = isNear(px(one.xs().get(i)), px(other.xs().get(i)))
                    && isNear(py(one.ys().get(i)), py(other.ys().get(i)));
        }
        return same;
    }

    /** What cannot be shown is where the other cannot be shown either. */
    private static boolean isNear(double pixel, double other) {
        return Double.isFinite(pixel) ? Math.abs(pixel - other) < APART : !Double.isFinite(other);
    }

    /** The curve as runs of points that can be shown; a gap ends a run. */
    private List<List<Point2D>> pieces(LinePlot.Series curve) {
        List<List<Point2D>> pieces = new ArrayList<>();
        List<Point2D> piece = new ArrayList<>();
        for (int i = 0; i < curve.xs().size(); i++) {
            double vx = curve.xs().get(i);
            double vy = curve.ys().get(i);
            if (plot.shows(vx, vy)) {
                piece.add(point(px(vx), py(vy)));
            } else if (!piece.isEmpty()) {
                pieces.add(piece);
                piece = new ArrayList<>();
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(piece);
        }
        return pieces;
    }

    private void legend() {
        double at = TOP + 10;
        for (LinePlot.Series curve : plot.series()) {
            if (curve.stroke() == LinePlot.Stroke.POINTS) {
                brush.dot(point(RIGHT + 31, at), color(curve.color()));
            } else {
                brush.line(List.of(point(RIGHT + 15, at), point(RIGHT + 47, at)), pen(curve));
            }
            brush.text(curve.name(), point(LEGEND, at + 4), Anchor.START);
            at += LEGEND_LINE;
        }
    }
}
