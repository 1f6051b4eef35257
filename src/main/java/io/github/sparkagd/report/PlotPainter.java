package io.github.sparkagd.report;

import io.github.sparkagd.report.Canvas.Anchor;
import io.github.sparkagd.report.Canvas.Pen;
import io.github.sparkagd.report.Canvas.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Paints a {@link LinePlot}: the same picture on any canvas. */
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
    private static final Pen GRID = new Pen(0xdddddd, 1, LinePlot.Stroke.SOLID);
    private static final Pen FRAME = new Pen(0x333333, 1, LinePlot.Stroke.SOLID);
    private static final double CURVE_WIDTH = 1.8;
    /** Of a curve that another is drawn upon, so that both are seen. */
    private static final double COVERED_WIDTH = 5.5;

    private static final double DOT = 3.5;
    /** Pixels; what is nearer to the point before cannot be told from it. */
    private static final double APART = 0.5;

    private final LinePlot plot;
    private final Canvas canvas;
    private final Ticks x;
    private final Ticks y;

    private PlotPainter(LinePlot plot, Canvas canvas, double[] range) {
        this.plot = plot;
        this.canvas = canvas;
        // Curves may end at the frame, dots may not.
        boolean dots = plot.series().stream().anyMatch(curve -> curve.stroke() == LinePlot.Stroke.POINTS);
        this.x = Ticks.of(range[0], range[1], plot.logX(), dots ? Ticks.MARGIN : 0);
        this.y = Ticks.of(range[2], range[3], plot.logY(), Ticks.MARGIN);
    }

    static void paint(LinePlot plot, Canvas canvas) {
        canvas.text(new Point((LEFT + RIGHT) / 2.0, TOP - 18), Anchor.MIDDLE, plot.title());
        if (plot.isEmpty()) {
            canvas.text(new Point((LEFT + RIGHT) / 2.0, HEIGHT / 2.0), Anchor.MIDDLE, "no positive values to show");
            return;
        }
        PlotPainter painter = new PlotPainter(plot, canvas, plot.range());
        painter.axes();
        painter.bands();
        painter.curves();
        painter.legend();
    }

    private void axes() {
        for (Ticks.Tick tick : x.marks()) {
            double at = px(tick.value());
            canvas.line(List.of(new Point(at, TOP), new Point(at, BOTTOM)), GRID);
            canvas.text(new Point(at, BOTTOM + 20), Anchor.MIDDLE, tick.label());
        }
        for (Ticks.Tick tick : y.marks()) {
            double at = py(tick.value());
            canvas.line(List.of(new Point(LEFT, at), new Point(RIGHT, at)), GRID);
            canvas.text(new Point(LEFT - 8, at + 4), Anchor.END, tick.label());
        }
        Point corner = new Point(LEFT, TOP);
        canvas.line(
                List.of(corner, new Point(RIGHT, TOP), new Point(RIGHT, BOTTOM), new Point(LEFT, BOTTOM), corner),
                FRAME);
        canvas.text(new Point((LEFT + RIGHT) / 2.0, HEIGHT - 15), Anchor.MIDDLE, plot.xLabel());
        canvas.textUpwards(new Point(22, (TOP + BOTTOM) / 2.0), plot.yLabel());
    }

    private double px(double value) {
        return LEFT + x.place(value) * (RIGHT - LEFT);
    }

    private double py(double value) {
        return BOTTOM - y.place(value) * (BOTTOM - TOP);
    }

    private void curves() {
        for (LinePlot.Series curve : plot.series()) {
            for (List<Point> piece : pieces(curve)) {
                if (curve.stroke() == LinePlot.Stroke.POINTS) {
                    piece.forEach(point -> canvas.dot(point, DOT, Palette.color(curve.color())));
                } else {
                    canvas.line(thinned(piece), pen(curve));
                }
            }
        }
    }

    /** The shaded areas, where both edges can be shown. */
    private void bands() {
        for (LinePlot.Band band : plot.bands()) {
            List<Point> upper = new ArrayList<>();
            List<Point> lower = new ArrayList<>();
            for (int i = 0; i < band.xs().size(); i++) {
                double at = band.xs().get(i);
                if (plot.shows(at, band.lows().get(i))
                        && plot.shows(at, band.highs().get(i))) {
                    upper.add(new Point(px(at), py(band.highs().get(i))));
                    lower.add(new Point(px(at), py(band.lows().get(i))));
                }
            }
            if (!upper.isEmpty()) {
                Collections.reverse(lower);
                upper.addAll(lower);
                canvas.area(upper, Palette.color(band.color()));
            }
        }
    }

    private Pen pen(LinePlot.Series curve) {
        return new Pen(Palette.color(curve.color()), isCovered(curve) ? COVERED_WIDTH : CURVE_WIDTH, curve.stroke());
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
    private List<List<Point>> pieces(LinePlot.Series curve) {
        List<List<Point>> pieces = new ArrayList<>();
        List<Point> piece = new ArrayList<>();
        for (int i = 0; i < curve.xs().size(); i++) {
            double vx = curve.xs().get(i);
            double vy = curve.ys().get(i);
            if (plot.shows(vx, vy)) {
                piece.add(new Point(px(vx), py(vy)));
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

    /** Without points that lie on the one before, whatever the axes; a spike is far from its neighbours and stays. */
    private static List<Point> thinned(List<Point> points) {
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
            boolean apart = last == null
                    || Math.abs(points.get(i).x() - last.x()) >= APART
                    || Math.abs(points.get(i).y() - last.y()) >= APART;
            if (apart || i == points.size() - 1) {
                kept.add(points.get(i));
            }
        }
        return kept;
    }

    private void legend() {
        double at = TOP + 10;
        for (LinePlot.Series curve : plot.series()) {
            if (curve.stroke() == LinePlot.Stroke.POINTS) {
                canvas.dot(new Point(RIGHT + 31, at), DOT, Palette.color(curve.color()));
            } else {
                canvas.line(List.of(new Point(RIGHT + 15, at), new Point(RIGHT + 47, at)), pen(curve));
            }
            canvas.text(new Point(LEGEND, at + 4), Anchor.START, curve.name());
            at += LEGEND_LINE;
        }
    }
}
