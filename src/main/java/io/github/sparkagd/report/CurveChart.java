package io.github.sparkagd.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.sparkagd.train.TraceRow;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Curves of runs on a page: a picture of the losses for all readers, and the data from which a script draws that and others.
 *
 * @param curves in their order
 * @param title of the picture
 */
record CurveChart(List<Curve> curves, String title) {
    /** More make a picture that nobody reads. */
    static final int MOST = 8;

    /** Runs of the same algorithm and depth that are shown where there are many. */
    private static final int MOST_ALIKE = 3;

    private static final MathContext DIGITS = new MathContext(6);

    /** A run under the name that the legend has for it. */
    record Curve(String label, ReportRun run) {}

    /** The runs to show: all, or the best of each algorithm and depth where they are too many for a legend. */
    static List<ReportRun> chosen(List<ReportRun> runs, int most) {
        if (runs.size() <= most) {
            return runs;
        }
        Map<String, Integer> alike = new HashMap<>();
        Map<ReportRun, Integer> places = new HashMap<>();
        List<ReportRun> best = new ArrayList<>(runs);
        best.sort(Comparator.comparingDouble(ReportRun::rank));
        best.forEach(run -> places.put(run, alike.merge(run.kind(), 1, Integer::sum)));
        best.removeIf(run -> places.get(run) > MOST_ALIKE);
        best.sort(Comparator.comparingInt(places::get));
        Set<ReportRun> chosen = new HashSet<>(best.subList(0, Math.min(most, best.size())));
        return runs.stream().filter(chosen::contains).toList();
    }

    /** What {@link #chosen} has left out, in a sentence; empty where that is nothing. */
    static String leftOut(int all, int shown) {
        return shown == all
                ? ""
                : "The picture shows " + shown + " of " + all
                        + " runs: those with the least losses of each algorithm and depth. The table below lists them all.";
    }

    static CurveChart of(List<ReportRun> runs) {
        return new CurveChart(
                runs.stream().map(run -> new Curve(run.label(), run)).toList(), LossPlot.TITLE);
    }

    private List<Style> styles() {
        return Style.apart(curves.stream().map(curve -> curve.run().style()).toList());
    }

    /** A piece of the curve of a run, for the eye alone; empty where it has none. */
    String swatch(ReportRun run) {
        int curve = curves.stream().map(Curve::run).toList().indexOf(run);
        if (curve < 0) {
            return "";
        }
        Style style = styles().get(curve);
        return "<svg class=\"swatch\" viewBox=\"0 0 24 6\" aria-hidden=\"true\"><path d=\"M0 3H24\" stroke=\""
                + style.css() + "\" stroke-width=\"4\" stroke-dasharray=\"" + dashes(style) + "\"/></svg>";
    }

    private static String dashes(Style style) {
        List<Integer> dashes = style.stroke().dashes();
        return dashes.isEmpty() ? "none" : dashes.get(0) + " " + dashes.get(1);
    }

    /** The losses against iterations. */
    LinePlot plot() {
        List<LinePlot.Series> series = new ArrayList<>();
        List<Style> styles = styles();
        for (int k = 0; k < curves.size(); k++) {
            series.addAll(
                    LossPlot.curves(curves.get(k).label(), curves.get(k).run().rows(), styles.get(k)));
        }
        return LossPlot.plot(title, series);
    }

    /** Puts picture and data on a page, which has no other chart. */
    void addTo(HtmlPage page) {
        page.markup("<figure id=\"chart\"><div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"curves\">\n")
                .markup(picture())
                .markup("</div></figure>\n")
                .data("curves", json())
                .script("chart.js");
    }

    /** The picture alone, as an element of a page. */
    String picture() {
        return SvgPlot.text(PlotSheet.of(plot()))
                .replaceFirst("<svg ", "<svg role=\"img\" aria-label=\"" + HtmlPage.escaped(title) + "\" ");
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("curves");
        List<Style> styles = styles();
        for (int k = 0; k < curves.size(); k++) {
            ReportRun run = curves.get(k).run();
            ObjectNode curve =
                    all.addObject().put("label", curves.get(k).label()).put("run", run.name());
            curve.put("color", styles.get(k).css()).put("dash", dashes(styles.get(k)));
            put(curve, "iterations", run, TraceRow::iteration);
            put(curve, "passes", run, TraceRow::passes);
            put(curve, "seconds", run, TraceRow::seconds);
            put(curve, "train", run, TraceRow::trainLoss);
            put(curve, "test", run, row -> row.testLoss().orElse(Double.NaN));
            put(curve, "gradient", run, TraceRow::gradientNorm);
            put(curve, "scale", run, row -> row.scale().orElse(Double.NaN));
        }
        return json;
    }

    /** Without values where there is none at all; null for one that is not finite. */
    private static void put(ObjectNode curve, String name, ReportRun run, ToDoubleFunction<TraceRow> quantity) {
        double[] values = run.rows().stream().mapToDouble(quantity).toArray();
        ArrayNode array = curve.putArray(name);
        if (IntStream.range(0, values.length).anyMatch(i -> Double.isFinite(values[i]))) {
            for (double value : values) {
                add(array, value);
            }
        }
    }

    private static void add(ArrayNode array, double value) {
        if (!Double.isFinite(value)) {
            array.addNull();
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            array.add((long) value);
        } else {
            array.add(new BigDecimal(value).round(DIGITS).doubleValue());
        }
    }
}
