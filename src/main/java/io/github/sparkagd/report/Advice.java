package io.github.sparkagd.report;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.train.Outcome;
import io.github.sparkagd.train.TraceRow;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What to try after a run. Texts name settings in braces, as those of {@link io.github.sparkagd.settings.Refusal} do. */
public final class Advice {
    /** Of all that the loss fell, the share that its last tenth of iterations brings while it still falls. */
    private static final double FALLS = 1e-3;
    /** Of the least test loss, how far above it the last one is where more training does harm. */
    private static final double RISEN = 1.01;

    private static final String DONE = "use the model";

    private static final int MORE = 10;
    private static final int MOST_ITERATIONS = 1_000_000_000;

    private Advice() {}

    /**
     * {@return what would do where a run diverged, to go after "Maybe"}
     *
     * @param algorithm at its depth
     * @param rate that it diverged at
     * @param largest λ_max; NaN where it is not known
     */
    public static String afterDivergence(Algorithm algorithm, OptionalDouble rate, double largest) {
        boolean known = !Double.isNaN(largest);
        Optional<Algorithm.RateBound> bound = known ? algorithm.stableBelow(largest) : Optional.empty();
        return bound.map(stable -> "a learning rate below " + stable.formula() + " = " + stable.value())
                .orElseGet(() -> "a tenth of this learning rate, " + rate.orElse(Double.NaN) / 10
                        + (known
                                ? ", or agd, which is stable at any depth below 2/λ_max = " + 2 / largest
                                : ", or the optimal one"));
    }

    /** @param largest λ_max; NaN where it is not known */
    static String after(ReportRun run, double largest) {
        if (run.ended(Outcome.Kind.DIVERGED) || isAboveBound(run, largest)) {
            return run.algorithm()
                    .map(algorithm -> afterDivergence(algorithm, run.learningRate(), largest))
                    .orElse("a smaller learning rate");
        }
        if (run.ended(Outcome.Kind.NOTHING_TO_LEARN)) {
            return "look at the label: no feature is correlated with it";
        }
        Optional<TraceRow> turn = turn(run);
        if (turn.isPresent()) {
            return "end at iteration " + turn.get().iteration()
                    + ", where the test loss was least, or {regularization}";
        }
        if (run.ended(Outcome.Kind.TIME)) {
            return stillFalls(run) ? "a longer {max-time}" : DONE;
        }
        if (run.ended(Outcome.Kind.ITERATIONS) && stillFalls(run)) {
            long more = Math.min(
                    MOST_ITERATIONS, (long) MORE * Math.max(1, run.last().iteration()));
            return "more iterations, such as {iterations=" + more + "}";
        }
        return DONE;
    }

    /** A run above it need not diverge, but then swings without end. */
    private static boolean isAboveBound(ReportRun run, double largest) {
        return run.learningRate().isPresent()
                && run.algorithm()
                        .flatMap(algorithm -> algorithm.stableBelow(largest))
                        .filter(bound -> run.learningRate().getAsDouble() > bound.value())
                        .isPresent();
    }

    /** Where the test loss was least, where it has risen since: one that swings is judged by the least of its last tenth. */
    private static Optional<TraceRow> turn(ReportRun run) {
        int from = tenth(run);
        TraceRow least = run.first();
        TraceRow lately = run.last();
        for (TraceRow row : run.rows()) {
            least = loss(row) < loss(least) ? row : least;
            lately = row.iteration() > from && loss(row) < loss(lately) ? row : lately;
        }
        return loss(lately) > RISEN * loss(least) ? Optional.of(least) : Optional.empty();
    }

    /** The iteration before the last tenth of all. */
    private static int tenth(ReportRun run) {
        return (int) Math.floor(0.9 * run.last().iteration());
    }

    private static double loss(TraceRow row) {
        return row.testLoss().orElse(Double.NaN);
    }

    static boolean stillFalls(ReportRun run) {
        return lastTenth(run) >= FALLS;
    }

    /** Of all that the training loss fell, the share of the last tenth of the iterations. */
    static double lastTenth(ReportRun run) {
        int from = tenth(run);
        TraceRow before = run.first();
        for (TraceRow row : run.rows()) {
            before = row.iteration() <= from ? row : before;
        }
        double whole = run.first().trainLoss() - run.last().trainLoss();
        return whole > 0 ? (before.trainLoss() - run.last().trainLoss()) / whole : 0;
    }

    /** A share in percent, to two digits. */
    static String percent(double share) {
        double value = 100 * share;
        int digits = value == 0 ? 0 : (int) Math.max(0, 1 - Math.floor(Math.log10(Math.abs(value))));
        return String.format(Locale.ROOT, "%." + Math.min(9, digits) + "f %%", value);
    }
}
