package io.github.sparkagd.lab;

import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.Style;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.Training;
import io.github.sparkagd.train.TrainingObserver;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How exact searches get on with one data set, all in lock-step.
 *
 * @param name of the data set, for people
 * @param times iterations at which they are compared, rising
 * @param losses of iterations 0, 1, … of each
 */
record Climb(String name, List<Integer> times, Map<Rung, Vec> losses) {
    /** Losses that differ by so small a share of them are the same. */
    private static final double ROUNDING = 1e-9;

    /** A method, by what it searches. */
    enum Rung {
        /** Gradient descent, at a given rate. */
        NOTHING("GD"),
        /** Steepest descent. */
        GRADIENT("steepest: along g"),
        /** Full correction, after a step of gradient descent at a given rate. */
        WEIGHTS("AGD full: along w"),
        /** The plane of weights and gradient. */
        BOTH("over span{w, g}"),
        /** Conjugate gradients. */
        ALL("cg: all directions");

        private final String label;

        Rung(String label) {
            this.label = label;
        }

        private Style style() {
            return switch (this) {
                case NOTHING -> Style.of(Algorithms.shallow());
                case GRADIENT -> Subject.exact("steepest").style();
                case WEIGHTS -> Style.of(Algorithms.fullyCorrected());
                case BOTH -> new Style(2, LinePlot.Stroke.DASHED);
                case ALL -> Subject.exact("cg").style();
            };
        }

        private Run run(double rate, int dimension, StopRules rules) {
            Vec origin = Vec.zeros(dimension);
            return switch (this) {
                case NOTHING -> Subject.gd(rate).run(origin, rules);
                case GRADIENT -> Subject.exact("steepest").run(origin, rules);
                case WEIGHTS -> Subject.full(rate).run(origin, rules);
                case BOTH ->
                    new Run(
                            new RunId(Algorithms.named("steepest").orElseThrow(), OptionalDouble.empty(), "span"),
                            new SpanSearch(dimension),
                            rules);
                case ALL -> Subject.exact("cg").run(origin, rules);
            };
        }
    }

    /**
     * Lets all of them run.
     *
     * @param rate η of those that have one
     */
    static Climb of(String name, LeastSquares problem, double rate, List<Integer> times) {
        List<Rung> rungs = List.of(Rung.values());
        StopRules rules = StopRules.iterations(times.get(times.size() - 1));
        List<TrainedRun> trained = new Training(problem, TrainingObserver.NONE)
                .train(rungs.stream()
                        .map(rung -> rung.run(rate, problem.dimension(), rules))
                        .toList());
        Map<Rung, Vec> losses = new EnumMap<>(Rung.class);
        for (int k = 0; k < rungs.size(); k++) {
            losses.put(rungs.get(k), losses(trained.get(k)));
        }
        return new Climb(name, times, losses);
    }

    private static Vec losses(TrainedRun run) {
        return Vec.of(run.trace().stream().mapToDouble(TraceRow::trainLoss).toArray());
    }

    private double at(Rung rung, int t) {
        return losses.get(rung).get(t);
    }

    /** The share of the loss by which conjugate gradients are ahead of gradient descent. */
    private String share(Rung rung, int t) {
        double behind = at(Rung.NOTHING, t);
        if (behind - at(Rung.ALL, t) <= ROUNDING * behind) {
            return "no lead";
        }
        return Math.round(100 * (behind - at(rung, t)) / (behind - at(Rung.ALL, t))) + " %";
    }

    LinePlot panel() {
        List<LinePlot.Series> curves = losses.entrySet().stream()
                .map(way -> Charts.series(
                        way.getKey().label, way.getValue(), way.getKey().style()))
                .toList();
        return new LinePlot(name, Charts.ITERATION, Charts.LOSS, true, true, curves);
    }

    Finding finding() {
        List<String> parts = new ArrayList<>();
        for (Rung rung : List.of(Rung.GRADIENT, Rung.WEIGHTS, Rung.BOTH)) {
            parts.add(rung.label + " "
                    + Charts.joined(times.stream()
                            .map(t -> Charts.precise(at(rung, t)) + " (" + share(rung, t) + ")")
                            .toList()));
        }
        boolean both = times.stream().allMatch(this::isBothAhead);
        return Finding.ofParts(
                "Searching along w and g at once is ahead of either alone (" + name + "; ours).",
                "loss at t = "
                        + Charts.joined(times.stream().map(String::valueOf).toList())
                        + ", and the share of cg's lead over GD: " + String.join("; ", parts) + "; GD "
                        + told(Rung.NOTHING) + "; cg " + told(Rung.ALL),
                both,
                true);
    }

    /** How much of cg's lead each recovers on several data sets. */
    static Finding shares(List<Climb> climbs, int t) {
        List<Rung> searches = List.of(Rung.GRADIENT, Rung.WEIGHTS, Rung.BOTH);
        List<String> parts = climbs.stream()
                .map(climb -> climb.name() + " "
                        + Charts.joined(searches.stream()
                                .map(rung -> climb.share(rung, t))
                                .toList()))
                .toList();
        long ahead = climbs.stream().filter(climb -> climb.isBothAhead(t)).count();
        return Finding.ofParts(
                "Searching along w and g at once is ahead of either alone on further data sets (ours).",
                "share of cg's lead over GD at t = " + t + " along g / w / both: " + String.join("; ", parts),
                ahead == climbs.size(),
                ahead > 0);
    }

    private boolean isBothAhead(int t) {
        double either = Math.min(at(Rung.GRADIENT, t), at(Rung.WEIGHTS, t));
        return at(Rung.BOTH, t) <= either * (1 + ROUNDING);
    }

    private String told(Rung rung) {
        return Charts.joined(
                times.stream().map(t -> Charts.precise(at(rung, t))).toList());
    }
}
