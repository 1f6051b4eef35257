package io.github.sparkagd.report;

import static io.github.sparkagd.report.Frame.point;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.Brush.Anchor;
import io.github.sparkagd.report.Brush.Pen;
import java.awt.Color;
import java.awt.geom.Point2D;
import java.util.List;
import java.util.Locale;

/** Paints a {@link HeatMap}: the same picture as PNG and as SVG. */
final class HeatPainter {
    /** Pixels by which a cell reaches under the next, so that no ground shows between. */
    private static final double OVERLAP = 0.7;

    private static final Pen LAW = new Pen(Color.BLACK, 1.4, LinePlot.Stroke.SOLID);
    private static final double DOT = 7;
    private static final double RIM = 2;
    /** The scale beside the map. */
    private static final int SCALE_LEFT = Frame.RIGHT + 25;

    private static final int SCALE_RIGHT = SCALE_LEFT + 22;
    private static final int SCALE_BOTTOM = Frame.BOTTOM - 80;

    private final HeatMap map;
    private final Brush brush;
    private final Frame frame;
    private final ColorScale scale;

    private HeatPainter(HeatMap map, Brush brush) {
        this.map = map;
        this.brush = brush;
        this.frame = new Frame(ticks(map.x()), ticks(map.y()));
        double low = map.cells().positive().min(Double::compare).orElse(1.0);
        double high = map.cells().positive().max(Double::compare).orElse(1.0);
        this.scale = new ColorScale(low, Math.max(high, low * 1.01));
    }

    static void paint(HeatMap map, Brush brush) {
        HeatPainter painter = new HeatPainter(map, brush);
        Frame.title(map.title(), brush);
        painter.cells();
        painter.law();
        painter.frame.border(map.x().label(), map.y().label(), brush);
        painter.dots();
        painter.scale();
    }

    /** From the outer side of the first cell to that of the last. */
    private static Ticks ticks(HeatMap.Axis axis) {
        Vec places = axis.places();
        double first = places.get(0);
        double last = places.get(places.size() - 1);
        return Ticks.of(first, last, axis.log(), 0.5 / Math.max(1, places.size() - 1));
    }

    private void cells() {
        double wide = (double) (Frame.RIGHT - Frame.LEFT) / map.x().places().size();
        double tall = (double) (Frame.BOTTOM - Frame.TOP) / map.y().places().size();
        List<Vec> rows = map.cells().rows();
        for (int j = rows.size() - 1; j >= 0; j--) {
            double top = Frame.TOP + (rows.size() - 1 - j) * tall;
            double bottom = Math.min(Frame.BOTTOM, top + tall + OVERLAP);
            for (int i = 0; i < rows.get(j).size(); i++) {
                double left = Frame.LEFT + i * wide;
                rectangle(
                        point(left, top),
                        point(Math.min(Frame.RIGHT, left + wide + OVERLAP), bottom),
                        scale.of(rows.get(j).get(i)));
            }
        }
    }

    private void rectangle(Point2D from, Point2D to, Color color) {
        brush.fill(List.of(from, point(to.getX(), from.getY()), to, point(from.getX(), to.getY())), color);
    }

    private void law() {
        Contours contours = new Contours(
                map.x().places().map(frame::px),
                map.y().places().map(frame::py),
                map.law().grid().rows());
        for (double level : map.law().levels().toArray()) {
            List<List<Point2D>> pieces = contours.at(level);
            pieces.forEach(piece -> brush.line(piece, LAW));
            if (!pieces.isEmpty()) {
                Point2D middle = pieces.get(pieces.size() / 2).get(0);
                String label = number(level);
                double half = 4.5 * label.length();
                rectangle(
                        point(middle.getX() - half, middle.getY() - 9),
                        point(middle.getX() + half, middle.getY() + 7),
                        Color.WHITE);
                brush.text(label, point(middle.getX(), middle.getY() + 4), Anchor.MIDDLE);
            }
        }
    }

    private void dots() {
        for (HeatMap.Dot dot : map.dots()) {
            Point2D at = point(frame.px(dot.x()), frame.py(dot.y()));
            brush.dot(at, DOT + RIM, Color.WHITE);
            brush.dot(at, DOT, Color.BLACK);
            brush.dot(at, DOT - RIM, scale.of(dot.value()));
            brush.text(dot.name(), point(at.getX() + DOT + 5, at.getY() + 4), Anchor.START);
        }
    }

    /** What the colours mean, from below. */
    private void scale() {
        double step = (double) (SCALE_BOTTOM - Frame.TOP) / ColorScale.SHADES;
        for (int shade = ColorScale.SHADES - 1; shade >= 0; shade--) {
            double top = SCALE_BOTTOM - (shade + 1) * step;
            double bottom = Math.min(SCALE_BOTTOM, top + step + OVERLAP);
            rectangle(point(SCALE_LEFT, top), point(SCALE_RIGHT, bottom), ColorScale.shade(shade));
        }
        Ticks ticks = Ticks.of(scale.low(), scale.high(), true, 0);
        for (Ticks.Tick tick : ticks.marks()) {
            double at = SCALE_BOTTOM - ticks.place(tick.value()) * (SCALE_BOTTOM - Frame.TOP);
            brush.text(tick.label(), point(SCALE_RIGHT + 8, at + 4), Anchor.START);
        }
        brush.text("colour: " + map.cells().name(), point(SCALE_LEFT, SCALE_BOTTOM + 25), Anchor.START);
        brush.line(List.of(point(SCALE_LEFT, SCALE_BOTTOM + 45), point(SCALE_LEFT + 22, SCALE_BOTTOM + 45)), LAW);
        brush.text(map.law().grid().name(), point(SCALE_LEFT + 30, SCALE_BOTTOM + 49), Anchor.START);
    }

    private static String number(double level) {
        return level == Math.rint(level) ? Long.toString((long) level) : String.format(Locale.ROOT, "%s", level);
    }
}
