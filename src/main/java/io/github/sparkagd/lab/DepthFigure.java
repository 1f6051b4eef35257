package io.github.sparkagd.lab;

import io.github.sparkagd.dynamics.Initialisation;
import io.github.sparkagd.dynamics.Initialisation.Shape;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.Style;
import io.github.sparkagd.train.Outcome;
import io.github.sparkagd.train.StopRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** §3.1: iterations of one-dimensional deep gradient descent grow exponentially with depth (Shamir 2018). */
final class DepthFigure extends Figure {
    private static final double RATE = 0.05;
    private static final int DEPTHS = 7;
    private static final int SEEDS = 21;
    private static final double NEAR = 0.1;
    /** Ends a run whose error is 1 % of the label. */
    private static final StopRules RULES = new StopRules(20_000, 0.01, Optional.empty());

    DepthFigure() {
        super("depth", "Iterations against depth in one dimension (η = 0.05, 21 seeds)");
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        List<Observed> random = runs(laboratory, Points.POINT, Initialisation.xavier());
        Vec xavier = quantile(random, 0.5);
        Vec slow = quantile(random, 0.9);
        List<Observed> close = runs(laboratory, Points.OPPOSITE, Initialisation.nearIdentity(NEAR));
        Vec near = quantile(close, 0.5);
        Vec aligned = aligned(laboratory);
        Vec depths = Vec.of(IntStream.rangeClosed(1, DEPTHS).asDoubleStream().toArray());
        LinePlot plot = new LinePlot(
                title(),
                "depth L",
                "iterations to an error of 1 %",
                false,
                true,
                List.of(
                        new LinePlot.Series("Xavier, median", depths, xavier, style(random)),
                        new LinePlot.Series(
                                "Xavier, slowest tenth",
                                depths,
                                slow,
                                style(random).paler(1, 2)),
                        new LinePlot.Series("near-identity, y = −1", depths, near, style(close)),
                        new LinePlot.Series("AGD", depths, aligned, 0, LinePlot.Stroke.SOLID)));
        return result(
                plot, Numbers.Table.of("depth", plot, "iterations"), List.of(finding(xavier, slow, near, aligned)));
    }

    private static Style style(List<Observed> runs) {
        return runs.get(0).subject().style();
    }

    private static List<Observed> runs(Laboratory laboratory, Points data, Initialisation start) {
        List<Subject> subjects = new ArrayList<>();
        for (int depth = 1; depth <= DEPTHS; depth++) {
            int layers = depth;
            LongStream.rangeClosed(1, SEEDS)
                    .mapToObj(
                            seed -> Subject.deep(RATE, start.network(new Shape(1, 1, layers), seed), start + "-" + seed)
                                    .from(start.toString()))
                    .forEach(subjects::add);
        }
        return laboratory.train(new Experiment(data, subjects, RULES.iterations()), RULES);
    }

    /** The iterations within which a share of the seeds arrives, for each depth. */
    private static Vec quantile(List<Observed> runs, double share) {
        double[] counts = new double[DEPTHS];
        for (int k = 0; k < DEPTHS; k++) {
            int depth = k + 1;
            counts[k] = runs.stream()
                    .filter(run -> run.subject().id().depth() == depth)
                    .mapToDouble(DepthFigure::iterations)
                    .sorted()
                    .toArray()[(int) Math.round(share * (SEEDS - 1))];
        }
        return Vec.of(counts);
    }

    /** A run that does not arrive counts with all iterations allowed. */
    private static double iterations(Observed run) {
        return run.trained().outcome().kind() == Outcome.Kind.TOLERANCE
                ? run.trained().last().iteration()
                : RULES.iterations();
    }

    private static Vec aligned(Laboratory laboratory) {
        List<Subject> subjects = IntStream.rangeClosed(1, DEPTHS)
                .mapToObj(depth -> Subject.agd(depth, RATE))
                .toList();
        return Vec.of(laboratory.train(new Experiment(Points.POINT, subjects, RULES.iterations()), RULES).stream()
                .mapToDouble(DepthFigure::iterations)
                .toArray());
    }

    private static Finding finding(Vec xavier, Vec slow, Vec near, Vec aligned) {
        int last = DEPTHS - 1;
        double growth = Math.pow(near.get(last) / near.get(1), 1.0 / (last - 1));
        boolean grows = near.get(last) > 5 * near.get(1) && growth > 1.3;
        boolean flat = aligned.get(last) <= aligned.get(1);
        return Finding.ofParts(
                "Iterations grow exponentially with depth from near-identity and Xavier starts; with AGD they do not.",
                "from L = 2 to 7: near-identity towards y = −1 " + Charts.number(near.get(1)) + " to "
                        + Charts.number(near.get(last)) + ", a factor " + Charts.number(growth)
                        + " a layer; Xavier median " + Charts.number(xavier.get(1)) + " to "
                        + Charts.number(xavier.get(last)) + " and slowest tenth " + Charts.number(slow.get(1)) + " to "
                        + Charts.number(slow.get(last)) + " (at this finite rate the typical seed is not slowed); AGD "
                        + Charts.number(aligned.get(1)) + " to " + Charts.number(aligned.get(last)),
                grows && flat && xavier.get(last) > 5 * xavier.get(1),
                grows && flat);
    }
}
