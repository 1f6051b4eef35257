package io.github.sparkagd.report;

import java.util.List;

/** What a picture is drawn on; units are pixels, (0, 0) is the upper left corner. */
interface Canvas {
    /** Where a text stands relative to its point. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** A point of the canvas. */
    record Point(double x, double y) {}

    /**
     * How a line is drawn.
     *
     * @param color 0xRRGGBB
     * @param width in pixels
     * @param stroke solid, dashed or dotted
     */
    record Pen(int color, double width, LinePlot.Stroke stroke) {}

    void line(List<Point> points, Pen pen);

    /** Fills a polygon with a colour, 0xRRGGBB, through which what lies below shows. */
    void area(List<Point> corners, int color);

    /** A dot of that radius. */
    void dot(Point middle, double radius, int color);

    void text(Point at, Anchor anchor, String text);

    /** A text that reads upwards, its middle at the point. */
    void textUpwards(Point middle, String text);
}
