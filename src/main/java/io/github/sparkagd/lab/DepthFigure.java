package io.github.sparkagd.lab;

import io.github.sparkagd.dynamics.Initialisation;
import io.github.sparkagd.dynamics.Initialisation.Shape;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.train.Outcome;
import io.github.sparkagd.train.StopRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** §3.1: iterations of one-dimensional deep gradient descent grow exponentially with depth (Shamir 2018). */
final class DepthFigure implements Figure {
    private static final double RATE = 0.05;
    private static final int DEPTHS = 7;
    private static final int SEEDS = 21;
    private static final double NEAR = 0.1;
    /** Ends a run whose error is 1 % of the label. */
    private static final StopRules RULES = new StopRules(20_000, 0.01, Optional.empty());

    @Override
    public String name() {
        return "depth";
    }

    @Override
    public String title() {
        return "Iterations against depth in one dimension (η = 0.05, median of 21 seeds)";
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        Vec xavier = medians(laboratory, Points.POINT, Initialisation.xavier());
        Vec near = medians(laboratory, Points.OPPOSITE, Initialisation.nearIdentity(NEAR));
        Vec aligned = aligned(laboratory);
        Vec depths = Vec.of(IntStream.rangeClosed(1, DEPTHS).asDoubleStream().toArray());
        LinePlot plot = new LinePlot(
                title(),
                "depth L",
                "iterations to an error of 1 %",
                false,
                true,
                List.of(
                        new LinePlot.Series("deep GD, Xavier", depths, xavier, 1, LinePlot.Stroke.DOTTED),
                        new LinePlot.Series("deep GD, near-identity, y = −1", depths, near, 2, LinePlot.Stroke.DOTTED),
                        new LinePlot.Series("AGD", depths, aligned, 0, LinePlot.Stroke.SOLID)));
        return new FigureResult(
                name(),
                title(),
                PlotSheet.of(plot),
                List.of(),
                Charts.rows("depth", plot, "median_iterations"),
                List.of(finding(xavier, near, aligned)));
    }

    private static Vec medians(Laboratory laboratory, Points data, Initialisation start) {
        List<Subject> subjects = new ArrayList<>();
        for (int depth = 1; depth <= DEPTHS; depth++) {
            int layers = depth;
            LongStream.rangeClosed(1, SEEDS)
                    .mapToObj(seed ->
                            Subject.deep(RATE, start.network(new Shape(1, 1, layers), seed), start + "-" + seed))
                    .forEach(subjects::add);
        }
        List<Observed> runs = laboratory.train(new Experiment(data, subjects, RULES.iterations()), RULES);
        double[] medians = new double[DEPTHS];
        for (int k = 0; k < DEPTHS; k++) {
            medians[k] = runs.subList(k * SEEDS, (k + 1) * SEEDS).stream()
                    .mapToDouble(DepthFigure::iterations)
                    .sorted()
                    .toArray()[SEEDS / 2];
        }
        return Vec.of(medians);
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

    private static Finding finding(Vec xavier, Vec near, Vec aligned) {
        double growth = Math.pow(xavier.get(DEPTHS - 1) / xavier.get(1), 1.0 / (DEPTHS - 2));
        return Finding.of(
                "Iterations grow exponentially with depth from Xavier and near-identity starts; with AGD they do not.",
                "from L = 2 to 7: Xavier " + Charts.number(xavier.get(1)) + " to "
                        + Charts.number(xavier.get(DEPTHS - 1)) + " (a factor " + Charts.number(growth)
                        + " a layer; 20,000 means not arrived), near-identity towards y = −1 "
                        + Charts.number(near.get(1)) + " to " + Charts.number(near.get(DEPTHS - 1)) + ", AGD "
                        + Charts.number(aligned.get(1)) + " to " + Charts.number(aligned.get(DEPTHS - 1)),
                growth > 1.5 && near.get(DEPTHS - 1) > 10 * near.get(0) && aligned.get(DEPTHS - 1) <= aligned.get(1));
    }
}
