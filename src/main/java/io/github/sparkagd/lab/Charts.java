package io.github.sparkagd.lab;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.Style;
import io.github.sparkagd.train.TraceRow;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** What figures have in common: panels of losses, rows of numbers, numbers as text. */
final class Charts {
    static final String LOSS = "loss 1/(2n) Σ (ŷ − y)²";
    static final String ITERATION = "iteration t";

    private Charts() {}

    /** Training loss against iteration, the loss on a logarithmic axis. */
    static LinePlot losses(String title, List<Observed> runs, boolean logX) {
        List<LinePlot.Series> series = runs.stream()
                .map(run -> curve(run, run.column(TraceRow::trainLoss)))
                .toList();
        return new LinePlot(title, ITERATION, LOSS, logX, true, series);
    }

    /** A curve of one number per row of the trace. */
    static LinePlot.Series curve(Observed run, Vec values) {
        Subject subject = run.subject();
        return series(subject.label(), values, subject.style());
    }

    /** A curve against 0, 1, 2, … */
    static LinePlot.Series series(String name, Vec values, Style style) {
        Vec xs = Vec.of(IntStream.range(0, values.size()).asDoubleStream().toArray());
        return new LinePlot.Series(name, xs, values, style);
    }

    /** The same of what is no method's. */
    static LinePlot.Series series(String name, Vec values, int color, LinePlot.Stroke stroke) {
        return series(name, values, new Style(color, stroke));
    }

    /** The entries down to {@code floor}: where a curve falls below, it ends there. */
    static Vec above(double floor, Vec values) {
        double[] shown = values.toArray();
        boolean ended = false;
        for (int i = 0; i < shown.length; i++) {
            boolean below = shown[i] < floor;
            shown[i] = !below ? shown[i] : ended ? Double.NaN : floor;
            ended = below;
        }
        return Vec.of(shown);
    }

    /** Three significant digits. */
    static String number(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Double.toString(value);
        }
        double size = Math.abs(value);
        if (size >= 1e5 || size < 1e-3) {
            return String.format(Locale.ROOT, "%.1e", value)
                    .replace("e-0", "e-")
                    .replace("e+0", "e");
        }
        int digits = Math.max(0, 2 - (int) Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** Five significant digits, for losses that lie close together. */
    static String precise(double value) {
        return String.format(Locale.ROOT, "%.5g", value);
    }

    static String count(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : "never";
    }

    /** Entries joined by {@code " / "}. */
    static String joined(List<String> parts) {
        return String.join(" / ", parts);
    }
}
