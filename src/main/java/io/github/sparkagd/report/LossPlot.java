package io.github.sparkagd.report;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainedRun;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The picture {@code loss}: training (solid) and test (dashed) loss against iteration. */
public final class LossPlot {
    /** More runs than this make a legend nobody reads. */
    private static final int MOST_RUNS = 12;

    private LossPlot() {}

    /**
     * {@return the plot of at most twelve runs, the first ones; the title says how many are left out}
     *
     * @param runs of one training
     */
    public static LinePlot of(List<TrainedRun> runs) {
        List<LinePlot.Series> series = new ArrayList<>();
        int shown = Math.min(runs.size(), MOST_RUNS);
        for (int k = 0; k < shown; k++) {
            TrainedRun run = runs.get(k);
            series.add(curve(run, k, "train", LinePlot.Stroke.SOLID, TraceRow::trainLoss));
            if (run.trace().get(0).testLoss().isPresent()) {
                series.add(curve(run, k, "test", LinePlot.Stroke.DASHED, row -> row.testLoss()
                        .orElse(Double.NaN)));
            }
        }
        String all = "Training loss (solid) and test loss (dashed)";
        String title = shown == runs.size() ? all : all + ", and " + (runs.size() - shown) + " more runs";
        return new LinePlot(title, "iteration", "1/(2n) Σ (ŷ − y)²", false, true, series);
    }

    private static LinePlot.Series curve(
            TrainedRun run, int color, String part, LinePlot.Stroke stroke, ToDoubleFunction<TraceRow> loss) {
        Vec xs = Vec.of(run.trace().stream().mapToDouble(TraceRow::iteration).toArray());
        Vec ys = Vec.of(run.trace().stream().mapToDouble(loss).toArray());
        return new LinePlot.Series(name(run.id()) + ", " + part, xs, ys, color, stroke);
    }

    private static String name(RunId id) {
        String depth = id.algorithm().hasDepths() ? " L=" + id.depth() : "";
        String rate = id.learningRate().isPresent() ? " η=" + shortened(id.rate()) : "";
        return id.algorithm().label() + depth + rate;
    }

    /** Three digits, and no zeros after them. */
    private static String shortened(double rate) {
        return new BigDecimal(rate)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toString();
    }
}
