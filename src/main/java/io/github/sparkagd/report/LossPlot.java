package io.github.sparkagd.report;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainedRun;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** The picture {@code loss}: training (thick) and test (thin) loss against iteration. */
public final class LossPlot {
    /** More runs than this make a legend nobody reads. */
    private static final int MOST_RUNS = 12;

    static final String TITLE = "Training loss (thick) and test loss (thin)";

    private LossPlot() {}

    /**
     * {@return the plot of at most twelve runs, the first ones; the title says how many are left out}
     *
     * @param runs of one training
     */
    public static LinePlot of(List<TrainedRun> runs) {
        List<LinePlot.Series> series = new ArrayList<>();
        int shown = Math.min(runs.size(), MOST_RUNS);
        List<Style> styles = Style.apart(runs.subList(0, shown).stream()
                .map(run -> Style.of(run.id().algorithm()))
                .toList());
        for (int k = 0; k < shown; k++) {
            TrainedRun run = runs.get(k);
            series.addAll(curves(name(run.id().algorithm(), run.id().learningRate()), run.trace(), styles.get(k)));
        }
        String title = shown == runs.size() ? TITLE : TITLE + ", and " + (runs.size() - shown) + " more runs";
        return plot(title, series);
    }

    static LinePlot plot(String title, List<LinePlot.Series> series) {
        return new LinePlot(title, "iteration", "1/(2n) Σ (ŷ − y)²", false, true, series);
    }

    /** Training loss, and test loss where there is one. */
    static List<LinePlot.Series> curves(String name, List<TraceRow> rows, Style style) {
        LinePlot.Series train = curve(name + ", train", rows, TraceRow::trainLoss, style);
        if (rows.get(0).testLoss().isEmpty()) {
            return List.of(train);
        }
        ToDoubleFunction<TraceRow> loss = row -> row.testLoss().orElse(Double.NaN);
        return List.of(train, curve(name + ", test", rows, loss, style.thinner()));
    }

    private static LinePlot.Series curve(
            String name, List<TraceRow> rows, ToDoubleFunction<TraceRow> loss, Style style) {
        Vec xs = Vec.of(rows.stream().mapToDouble(TraceRow::iteration).toArray());
        Vec ys = Vec.of(rows.stream().mapToDouble(loss).toArray());
        return new LinePlot.Series(name, xs, ys, style);
    }

    /** Of a run, in a legend. */
    static String name(Algorithm algorithm, OptionalDouble learningRate) {
        String depth = algorithm.hasDepths() ? " L=" + algorithm.depth() : "";
        String rate = learningRate.isPresent() ? " η=" + shortened(learningRate.getAsDouble()) : "";
        return algorithm.label() + depth + rate;
    }

    /** Three digits, and no zeros after them. */
    private static String shortened(double rate) {
        return new BigDecimal(rate)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toString();
    }
}
