package io.github.sparkagd.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;

/** Draws a {@link LinePlot} or a {@link PlotSheet} as an SVG picture; the same plot gives the same bytes. */
public final class SvgPlot implements Canvas {
    private final StringBuilder svg = new StringBuilder();

    private SvgPlot() {}

    /** Writes the picture. */
    public static void write(LinePlot plot, Writer out) throws IOException {
        write(PlotSheet.of(plot), out);
    }

    /** Writes the picture. */
    public static void write(PlotSheet sheet, Writer out) throws IOException {
        SvgPlot picture = new SvgPlot();
        sheet.paint(picture);
        out.write("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + sheet.width() + " " + sheet.height()
                + "\" font-family=\"sans-serif\" font-size=\"" + LinePlot.FONT_SIZE + "\">\n<rect width=\""
                + sheet.width() + "\" height=\""
                + sheet.height() + "\" fill=\"white\"/>\n");
        out.write(picture.svg.toString());
        out.write("</svg>\n");
    }

    @Override
    public void line(List<Point> points, Pen pen) {
        svg.append("<polyline fill=\"none\" stroke=\"")
                .append(String.format("#%06x", pen.color()))
                .append("\" stroke-width=\"")
                .append(number(pen.width()))
                .append('"')
                .append(dashes(pen.stroke()))
                .append(" points=\"");
        for (Point point : points) {
            svg.append(number(point.x())).append(',').append(number(point.y())).append(' ');
        }
        svg.append("\"/>\n");
    }

    private static String dashes(LinePlot.Stroke stroke) {
        return switch (stroke) {
            case SOLID, POINTS -> "";
            case DASHED -> " stroke-dasharray=\"7 4\"";
            case DOTTED -> " stroke-dasharray=\"2 3\"";
        };
    }

    @Override
    public void area(List<Point> corners, int color) {
        svg.append("<polygon fill-opacity=\"0.18\" fill=\"")
                .append(String.format("#%06x", color))
                .append("\" points=\"");
        corners.forEach(point -> svg.append(number(point.x()))
                .append(',')
                .append(number(point.y()))
                .append(' '));
        svg.append("\"/>\n");
    }

    @Override
    public void dot(Point middle, double radius, int color) {
        svg.append("<circle fill=\"")
                .append(String.format("#%06x", color))
                .append("\" cx=\"")
                .append(number(middle.x()))
                .append("\" cy=\"")
                .append(number(middle.y()))
                .append("\" r=\"")
                .append(number(radius))
                .append("\"/>\n");
    }

    @Override
    public void text(Point at, Anchor anchor, String text) {
        text(at, anchor, "", text);
    }

    @Override
    public void textUpwards(Point middle, String text) {
        String turned = " transform=\"rotate(-90 " + number(middle.x()) + " " + number(middle.y()) + ")\"";
        text(middle, Anchor.MIDDLE, turned, text);
    }

    private void text(Point at, Anchor anchor, String turned, String text) {
        svg.append("<text x=\"")
                .append(number(at.x()))
                .append("\" y=\"")
                .append(number(at.y()))
                .append("\" text-anchor=\"")
                .append(anchor.name().toLowerCase(Locale.ROOT))
                .append('"')
                .append(turned)
                .append('>')
                .append(escaped(text))
                .append("</text>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
