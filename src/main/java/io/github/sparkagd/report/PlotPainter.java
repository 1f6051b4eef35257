package io.github.sparkagd.report;

import static io.github.sparkagd.report.Frame.point;

import io.github.sparkagd.report.Brush.Anchor;
import io.github.sparkagd.report.Brush.Pen;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Paints a {@link LinePlot}: the same picture as PNG and as SVG. */
final class PlotPainter {
    /** Of a curve that another is drawn upon, so that both are seen. */
    private static final double COVERED_WIDTH = 5.5;

    /** Pixels; what is nearer cannot be distinguished. */
    private static final double APART = 0.5;

    private final LinePlot plot;
    private final Brush brush;
    private final Frame frame;

    private PlotPainter(LinePlot plot, Brush brush, double right, double bottom) {
        this.plot = plot;
        this.brush = brush;
        double[] range = plot.range();
        // Curves may end at the frame, dots may not.
        boolean dots = plot.series().stream().anyMatch(LinePlot.Series::isPoints);
        this.frame = new Frame(
                Ticks.of(range[0], range[1], plot.logX(), dots ? Ticks.MARGIN : 0),
                Ticks.of(range[2], range[3], plot.logY(), Ticks.MARGIN),
                right,
                bottom);
    }

    /**
     * Paints curves and axes.
     *
     * @param right where the frame ends
     * @param bottom where the frame ends
     */
    static void paint(LinePlot plot, Brush brush, double right, double bottom) {
        if (plot.isEmpty()) {
            brush.text("no positive values to show", point((Frame.LEFT + right) / 2, bottom / 2), Anchor.MIDDLE);
            return;
        }
        PlotPainter painter = new PlotPainter(plot, brush, right, bottom);
        painter.frame.grid(brush);
        painter.frame.border(plot.xLabel(), plot.yLabel(), brush);
        painter.bands();
        painter.curves();
    }

    private void curves() {
        for (LinePlot.Series curve : plot.series()) {
            for (List<Point2D> piece : pieces(curve)) {
                if (curve.isPoints()) {
                    piece.forEach(point -> brush.dot(point, curve.style().paint()));
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
                brush.area(upper, new Style(band.color(), LinePlot.Stroke.SOLID).paint());
            }
        }
    }

    private Pen pen(LinePlot.Series curve) {
        Pen pen = Pen.of(curve.style());
        return isCovered(curve) ? new Pen(pen.color(), COVERED_WIDTH, pen.stroke()) : pen;
    }

    private boolean isCovered(LinePlot.Series curve) {
        List<LinePlot.Series> all = plot.series();
        return all.subList(all.indexOf(curve) + 1, all.size()).stream().anyMatch(later -> covers(later, curve));
    }

    /** True when each point of one is drawn where the other's is. */
    private boolean covers(LinePlot.Series one, LinePlot.Series other) {
        boolean same = one.style().stroke() == other.style().stroke()
                && one.xs().size() == other.xs().size();
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
}
