package io.github.sparkagd.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Draws a {@link LinePlot} as an SVG picture; the same plot gives the same bytes. */
public final class SvgPlot {
    private static final int WIDTH = 900;
    private static final int HEIGHT = 560;
    private static final int LEFT = 80;
    private static final int TOP = 50;
    private static final int BOTTOM = 60;
    private static final int LEGEND = 250;
    private static final int LEGEND_LINE = 20;
    /** More points than this cannot be told apart on the screen. */
    private static final int MOST_POINTS = 1000;

    private final LinePlot plot;
    private final Ticks x;
    private final Ticks y;

    private SvgPlot(LinePlot plot) {
        this.plot = plot;
        double[] range = range(plot);
        this.x = Ticks.of(range[0], range[1], plot.logX());
        this.y = Ticks.of(range[2], range[3], plot.logY());
    }

    /** Writes the picture. */
    public static void write(LinePlot plot, Writer out) throws IOException {
        out.write("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" font-family=\"sans-serif\" font-size=\"13\">\n");
        out.write("<rect width=\"" + WIDTH + "\" height=\"" + HEIGHT + "\" fill=\"white\"/>\n");
        if (plot.isEmpty()) {
            out.write(text(WIDTH / 2.0, HEIGHT / 2.0, "middle", "no positive values to show"));
        } else {
            SvgPlot drawn = new SvgPlot(plot);
            drawn.axes(out);
            drawn.curves(out);
            drawn.legend(out);
        }
        out.write(text(WIDTH / 2.0, TOP / 2.0, "middle", plot.title()));
        out.write("</svg>\n");
    }

    private static double[] range(LinePlot plot) {
        double[] range = {
            Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (LinePlot.Series curve : plot.series()) {
            for (int i = 0; i < curve.xs().size(); i++) {
                double px = curve.xs().get(i);
                double py = curve.ys().get(i);
                if (plot.shows(px, py)) {
                    range[0] = Math.min(range[0], px);
                    range[1] = Math.max(range[1], px);
                    range[2] = Math.min(range[2], py);
                    range[3] = Math.max(range[3], py);
                }
            }
        }
        return range;
    }

    private void axes(Writer out) throws IOException {
        double bottom = HEIGHT - BOTTOM;
        double right = WIDTH - LEGEND;
        for (Ticks.Tick tick : x.marks()) {
            double at = px(tick.value());
            out.write(line(at, TOP, at, bottom));
            out.write(text(at, bottom + 20, "middle", tick.label()));
        }
        for (Ticks.Tick tick : y.marks()) {
            double at = py(tick.value());
            out.write(line(LEFT, at, right, at));
            out.write(text(LEFT - 8, at + 4, "end", tick.label()));
        }
        out.write("<rect x=\"" + LEFT + "\" y=\"" + TOP + "\" width=\"" + number(right - LEFT) + "\" height=\""
                + number(bottom - TOP) + "\" fill=\"none\" stroke=\"#333\"/>\n");
        out.write(text((LEFT + right) / 2, HEIGHT - 18.0, "middle", plot.xLabel()));
        double middle = (TOP + bottom) / 2;
        out.write("<text x=\"20\" y=\"" + number(middle) + "\" text-anchor=\"middle\" transform=\"rotate(-90 20 "
                + number(middle) + ")\">" + escaped(plot.yLabel()) + "</text>\n");
    }

    private static String line(double x1, double y1, double x2, double y2) {
        return "<line x1=\"" + number(x1) + "\" y1=\"" + number(y1) + "\" x2=\"" + number(x2) + "\" y2=\"" + number(y2)
                + "\" stroke=\"#ddd\"/>\n";
    }

    private double px(double value) {
        return LEFT + x.place(value) * (WIDTH - LEGEND - LEFT);
    }

    private double py(double value) {
        return HEIGHT - BOTTOM - y.place(value) * (HEIGHT - BOTTOM - TOP);
    }

    private void curves(Writer out) throws IOException {
        for (LinePlot.Series curve : plot.series()) {
            for (List<double[]> piece : pieces(curve)) {
                out.write("<polyline fill=\"none\"" + stroke(curve) + " points=\"");
                for (double[] point : thinned(piece)) {
                    out.write(number(point[0]) + "," + number(point[1]) + " ");
                }
                out.write("\"/>\n");
            }
        }
    }

    /** The curve as runs of points that can be shown; a gap ends a run. */
    private List<List<double[]>> pieces(LinePlot.Series curve) {
        List<List<double[]>> pieces = new ArrayList<>();
        List<double[]> piece = new ArrayList<>();
        for (int i = 0; i < curve.xs().size(); i++) {
            double vx = curve.xs().get(i);
            double vy = curve.ys().get(i);
            if (plot.shows(vx, vy)) {
                piece.add(new double[] {px(vx), py(vy)});
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

    /** Of each bundle of neighbouring points the highest and the lowest, so that no spike is lost. */
    private static List<double[]> thinned(List<double[]> points) {
        if (points.size() <= MOST_POINTS) {
            return points;
        }
        int bundle = (int) Math.ceil(2.0 * points.size() / MOST_POINTS);
        List<double[]> kept = new ArrayList<>();
        for (int from = 0; from < points.size(); from += bundle) {
            int low = from;
            int high = from;
            for (int i = from; i < Math.min(points.size(), from + bundle); i++) {
                low = points.get(i)[1] < points.get(low)[1] ? i : low;
                high = points.get(i)[1] > points.get(high)[1] ? i : high;
            }
            kept.add(points.get(Math.min(low, high)));
            if (low != high) {
                kept.add(points.get(Math.max(low, high)));
            }
        }
        return kept;
    }

    private static String stroke(LinePlot.Series curve) {
        String dashes =
                switch (curve.stroke()) {
                    case SOLID -> "";
                    case DASHED -> " stroke-dasharray=\"7 4\"";
                    case DOTTED -> " stroke-dasharray=\"2 3\"";
                };
        return " stroke=\"" + Palette.hex(curve.color()) + "\" stroke-width=\"1.8\"" + dashes;
    }

    private void legend(Writer out) throws IOException {
        double at = TOP + 10;
        double from = WIDTH - LEGEND + 15.0;
        for (LinePlot.Series curve : plot.series()) {
            out.write("<line x1=\"" + number(from) + "\" y1=\"" + number(at) + "\" x2=\"" + number(from + 30)
                    + "\" y2=\"" + number(at) + "\"" + stroke(curve) + "/>\n");
            out.write(text(from + 38, at + 4, "start", curve.name()));
            at += LEGEND_LINE;
        }
    }

    private static String text(double x, double y, String anchor, String content) {
        return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\">"
                + escaped(content) + "</text>\n";
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
