package io.github.sparkagd.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;

/**
 * Draws lines, areas, dots and texts on a {@link Graphics2D}, that of an image or one that writes SVG; units are pixels,
 * (0, 0) is the upper left corner.
 */
final class Brush {
    private static final double DOT = 3.5;
    /** Of 255. */
    private static final int TRANSLUCENT = 45;

    private final Graphics2D graphics;
    private final Texts texts;

    /** @param texts how texts get on {@code graphics} */
    Brush(Graphics2D graphics, Texts texts) {
        this.graphics = graphics;
        this.texts = texts;
    }

    /** Where a text stands relative to its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** Who measures texts: an image does, an SVG leaves it to the font of whoever shows it. */
    interface Texts {
        void draw(String text, Point2D at, Anchor anchor);
    }

    /**
     * How a line is drawn.
     *
     * @param color opaque
     * @param width in pixels
     * @param stroke solid, dashed or dotted
     */
    record Pen(Color color, double width, LinePlot.Stroke stroke) {
        static Pen of(Style style) {
            return new Pen(style.paint(), style.width(), style.stroke());
        }

        private BasicStroke basic() {
            List<Integer> pixels = stroke.dashes();
            float[] dashes = pixels.isEmpty() ? null : new float[] {pixels.get(0), pixels.get(1)};
            return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
        }
    }

    void line(List<Point2D> points, Pen pen) {
        graphics.setColor(pen.color());
        graphics.setStroke(pen.basic());
        graphics.draw(path(points));
    }

    /** Fills a polygon so that what lies below shows through. */
    void area(List<Point2D> corners, Color color) {
        fill(corners, new Color(color.getRed(), color.getGreen(), color.getBlue(), TRANSLUCENT));
    }

    private static Path2D path(List<Point2D> points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points.get(0).getX(), points.get(0).getY());
        points.stream().skip(1).forEach(point -> path.lineTo(point.getX(), point.getY()));
        return path;
    }

    /** Fills a polygon. */
    void fill(List<Point2D> corners, Color color) {
        Path2D outline = path(corners);
        outline.closePath();
        graphics.setColor(color);
        graphics.fill(outline);
    }

    void dot(Point2D middle, Color color) {
        dot(middle, DOT, color);
    }

    void dot(Point2D middle, double radius, Color color) {
        graphics.setColor(color);
        graphics.fill(new Ellipse2D.Double(middle.getX() - radius, middle.getY() - radius, 2 * radius, 2 * radius));
    }

    void text(String text, Point2D at, Anchor anchor) {
        graphics.setColor(Color.BLACK);
        texts.draw(text, at, anchor);
    }

    /** A text that reads upwards, its middle at the point. */
    void textUpwards(String text, Point2D middle) {
        graphics.rotate(-Math.PI / 2, middle.getX(), middle.getY());
        text(text, middle, Anchor.MIDDLE);
        graphics.rotate(Math.PI / 2, middle.getX(), middle.getY());
    }

    /** What is drawn from now on stands so much farther to the right and down. */
    void move(double right, double down) {
        graphics.translate(right, down);
    }
}
