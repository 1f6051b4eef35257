package io.github.sparkagd.report;

import static io.github.sparkagd.report.Frame.point;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.Brush.Anchor;
import io.github.sparkagd.report.Brush.Pen;
import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Paints a {@link HeatMap}: the same picture as PNG and as SVG. */
final class HeatPainter {
    /** Pixels by which a cell reaches under the next, so that no ground shows between. */
    private static final double OVERLAP = 0.7;

    /** Of lines of equal value. */
    static final Style LAW = new Style(0, LinePlot.Stroke.SOLID);

    private static final double DOT = 7;
    private static final double RIM = 2;
    /** Pixels of the white ground of a text. */
    private static final double TALL = 16;

    /** Pixels beside the map, for the scale. */
    static final int SCALE = 84;

    private static final int BAR_LEFT = 14;
    private static final int BAR_RIGHT = 30;

    private final HeatMap map;
    private final Brush brush;
    private final Frame frame;
    private final ColorScale scale;
    /** The middle of each dot's name. */
    private final Map<HeatMap.Dot, Point2D> names = new LinkedHashMap<>();

    private HeatPainter(HeatMap map, Brush brush, double right, double bottom) {
        this.map = map;
        this.brush = brush;
        this.frame = new Frame(ticks(map.x()), ticks(map.y()), right - SCALE, bottom);
        double low = map.cells().positive().min(Double::compare).orElse(1.0);
        double high = map.cells().positive().max(Double::compare).orElse(1.0);
        this.scale = new ColorScale(low, Math.max(high, low * 1.01));
        map.dots().forEach(dot -> names.put(dot, placeOfName(dot)));
    }

    /**
     * Paints map, axes and scale.
     *
     * @param right where the scale ends
     * @param bottom where the frame ends
     */
    static void paint(HeatMap map, Brush brush, double right, double bottom) {
        HeatPainter painter = new HeatPainter(map, brush, right, bottom);
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
        double wide = (frame.right() - Frame.LEFT) / map.x().places().size();
        double tall = (frame.bottom() - Frame.TOP) / map.y().places().size();
        List<Vec> rows = map.cells().rows();
        for (int j = rows.size() - 1; j >= 0; j--) {
            double top = Frame.TOP + (rows.size() - 1 - j) * tall;
            double bottom = Math.min(frame.bottom(), top + tall + OVERLAP);
            for (int i = 0; i < rows.get(j).size(); i++) {
                double left = Frame.LEFT + i * wide;
                rectangle(
                        point(left, top),
                        point(Math.min(frame.right(), left + wide + OVERLAP), bottom),
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
            pieces.forEach(piece -> brush.line(piece, Pen.of(LAW)));
            if (!pieces.isEmpty()) {
                String label = number(level);
                name(label, labelled(pieces), 9 * label.length());
            }
        }
    }

    /** Where a line says its value: as near to its middle as the names of dots allow. */
    private Point2D labelled(List<List<Point2D>> pieces) {
        int middle = pieces.size() / 2;
        return IntStream.range(0, pieces.size())
                .boxed()
                .sorted(Comparator.comparingInt(k -> Math.abs(k - middle)))
                .map(k -> pieces.get(k).get(0))
                .filter(place -> map.dots().stream().noneMatch(dot -> isBelowName(place, dot)))
                .findFirst()
                .orElse(pieces.get(middle).get(0));
    }

    private boolean isBelowName(Point2D place, HeatMap.Dot dot) {
        Rectangle2D name = name(dot, names.get(dot));
        name.add(at(dot));
        return new Rectangle2D.Double(place.getX() - 20, place.getY() - TALL / 2, 40, TALL).intersects(name);
    }

    /** Beside the dot, else above or below it: where the name covers no other dot or name. */
    private Point2D placeOfName(HeatMap.Dot dot) {
        Point2D at = at(dot);
        double beside = DOT + 4 + PlotSheet.textWidth(dot.name()) / 2;
        double side = at.getX() > (Frame.LEFT + frame.right()) / 2 ? -beside : beside;
        double apart = DOT + RIM + TALL / 2;
        List<Point2D> places = List.of(
                point(at.getX() + side, at.getY()),
                point(at.getX() - side, at.getY()),
                point(at.getX(), at.getY() - apart),
                point(at.getX(), at.getY() + apart),
                point(at.getX() + side, at.getY() - apart),
                point(at.getX() + side, at.getY() + apart));
        return places.stream()
                .filter(place -> isFree(dot, name(dot, place)))
                .findFirst()
                .orElse(places.get(0));
    }

    private boolean isFree(HeatMap.Dot own, Rectangle2D name) {
        double size = 2 * (DOT + RIM);
        return name.getMinX() >= Frame.LEFT
                && name.getMaxX() <= frame.right()
                && name.getMinY() >= Frame.TOP
                && name.getMaxY() <= frame.bottom()
                && names.entrySet().stream().noneMatch(other -> name(other.getKey(), other.getValue())
                        .intersects(name))
                && map.dots().stream()
                        .filter(dot -> !dot.equals(own))
                        .map(this::at)
                        .noneMatch(dot -> name.intersects(dot.getX() - size / 2, dot.getY() - size / 2, size, size));
    }

    private Point2D at(HeatMap.Dot dot) {
        return point(frame.px(dot.x()), frame.py(dot.y()));
    }

    private static Rectangle2D name(HeatMap.Dot dot, Point2D middle) {
        double width = PlotSheet.textWidth(dot.name());
        return new Rectangle2D.Double(middle.getX() - width / 2, middle.getY() - TALL / 2, width, TALL);
    }

    /** A text on white ground, so that it is read upon lines and colours. */
    private void name(String text, Point2D middle, double width) {
        rectangle(
                point(middle.getX() - width / 2, middle.getY() - TALL / 2 - 1),
                point(middle.getX() + width / 2, middle.getY() + TALL / 2 - 1),
                Color.WHITE);
        brush.text(text, point(middle.getX(), middle.getY() + 4), Anchor.MIDDLE);
    }

    private void dots() {
        names.forEach((dot, middle) -> {
            Point2D at = at(dot);
            brush.dot(at, DOT + RIM, Color.WHITE);
            brush.dot(at, DOT, Color.BLACK);
            brush.dot(at, DOT - RIM, scale.of(dot.value()));
            name(dot.name(), middle, PlotSheet.textWidth(dot.name()));
        });
    }

    /** What the colours mean, from below. */
    private void scale() {
        double left = frame.right() + BAR_LEFT;
        double right = frame.right() + BAR_RIGHT;
        double tall = frame.bottom() - Frame.TOP;
        double step = tall / ColorScale.SHADES;
        for (int shade = ColorScale.SHADES - 1; shade >= 0; shade--) {
            double top = frame.bottom() - (shade + 1) * step;
            double bottom = Math.min(frame.bottom(), top + step + OVERLAP);
            rectangle(point(left, top), point(right, bottom), ColorScale.shade(shade));
        }
        Ticks ticks = Ticks.of(scale.low(), scale.high(), true, 0);
        for (Ticks.Tick tick : ticks.marks()) {
            double at = frame.bottom() - ticks.place(tick.value()) * tall;
            brush.text(tick.label(), point(right + 6, at + 4), Anchor.START);
        }
        brush.textUpwards("colour: " + map.cells().name(), point(frame.right() + SCALE, Frame.TOP + tall / 2));
    }

    private static String number(double level) {
        return level == Math.rint(level) ? Long.toString((long) level) : String.format(Locale.ROOT, "%s", level);
    }
}
