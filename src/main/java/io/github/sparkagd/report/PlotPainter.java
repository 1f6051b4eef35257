package io.github.sparkagd.report;

import static io.github.sparkagd.report.Frame.point;

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
    /** Where the names in the legend begin. */
    static final int LEGEND = Frame.RIGHT + 55;

    private static final int LEGEND_LINE = 21;
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
    private final Frame frame;

    private PlotPainter(LinePlot plot, Brush brush, double[] range) {
        this.plot = plot;
        this.brush = brush;
        // Curves may end at the frame, dots may not.
        boolean dots = plot.series().stream().anyMatch(curve -> curve.stroke() == LinePlot.Stroke.POINTS);
        this.frame = new Frame(
                Ticks.of(range[0], range[1], plot.logX(), dots ? Ticks.MARGIN : 0),
                Ticks.of(range[2], range[3], plot.logY(), Ticks.MARGIN));
    }

    static void paint(LinePlot plot, Brush brush) {
        Frame.title(plot.title(), brush);
        if (plot.isEmpty()) {
            brush.text("no positive values to show", point(Frame.CENTRE, Frame.HEIGHT / 2.0), Anchor.MIDDLE);
            return;
        }
        PlotPainter painter = new PlotPainter(plot, brush, plot.range());
        painter.frame.grid(brush);
        painter.frame.border(plot.xLabel(), plot.yLabel(), brush);
        painter.bands();
        painter.curves();
        painter.legend();
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
                    upper.add(point(frame.px(at), frame.py(band.highs().get(i))));
                    lower.add(point(frame.px(at), frame.py(band.lows().get(i))));
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
            same = isNear(frame.px(one.xs().get(i)), frame.px(other.xs().get(i)))
                    && isNear(frame.py(one.ys().get(i)), frame.py(other.ys().get(i)));
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
                piece.add(point(frame.px(vx), frame.py(vy)));
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
        double at = Frame.TOP + 10;
        for (LinePlot.Series curve : plot.series()) {
            if (curve.stroke() == LinePlot.Stroke.POINTS) {
                brush.dot(point(Frame.RIGHT + 31, at), color(curve.color()));
            } else {
                brush.line(List.of(point(Frame.RIGHT + 15, at), point(Frame.RIGHT + 47, at)), pen(curve));
            }
            brush.text(curve.name(), point(LEGEND, at + 4), Anchor.START);
            at += LEGEND_LINE;
        }
    }
}
