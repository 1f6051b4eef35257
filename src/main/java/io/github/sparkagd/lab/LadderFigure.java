package io.github.sparkagd.lab;

import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import io.github.sparkagd.theory.DiagonalLeastSquares;
import io.github.sparkagd.theory.PowerLaw;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.Training;
import io.github.sparkagd.train.TrainingObserver;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Exact searches by what they search: nothing (gradient descent), along the gradient, along the weights (at gradient descent's
 * rate), both at once, and along all directions so far. Depth is the search along the weights, momentum that along the last step.
 *
 * <p>How far a method is on the way is told by the share of the loss by which conjugate gradients are ahead of gradient descent.
 */
final class LadderFigure extends Figure {
    private static final int[] TIMES = {10, 100, 1000};
    private static final Map<String, String> REAL = real();

    private static Map<String, String> real() {
        Map<String, String> real = new LinkedHashMap<>();
        real.put("mnist", "MNIST {3, 8}");
        real.put("cifar10", "CIFAR-10 {bird, airplane}");
        real.put("a9a/a9a", "a9a");
        return real;
    }

    LadderFigure() {
        super("ladder", "Exact searches: along nothing, the gradient, the weights, both, all directions so far");
    }

    /** A rung: its name in legends and how its curve looks. */
    private enum Rung {
        NOTHING("GD", 0, LinePlot.Stroke.DOTTED),
        GRADIENT("steepest: along g", 7, LinePlot.Stroke.DASHED),
        WEIGHTS("AGD full: along w", 4, LinePlot.Stroke.SOLID),
        BOTH("over span{w, g}", 5, LinePlot.Stroke.SOLID),
        ALL("cg: all directions", 6, LinePlot.Stroke.DASHED);

        private final String label;
        private final int color;
        private final LinePlot.Stroke stroke;

        Rung(String label, int color, LinePlot.Stroke stroke) {
            this.label = label;
            this.color = color;
            this.stroke = stroke;
        }

        private Run run(double rate, int dimension, StopRules rules) {
            Vec origin = Vec.zeros(dimension);
            return switch (this) {
                case NOTHING -> Subject.gd(rate).run(origin, rules);
                case WEIGHTS -> Subject.full(rate).run(origin, rules);
                case GRADIENT -> Subject.exact("steepest").run(origin, rules);
                case ALL -> Subject.exact("cg").run(origin, rules);
                case BOTH ->
                    new Run(
                            new RunId(Algorithms.named("steepest").orElseThrow(), OptionalDouble.empty(), "span"),
                            new SpanSearch(dimension),
                            rules);
            };
        }
    }

    /** What one data set's rungs came to, in their order. */
    record Climb(String name, List<Vec> losses) {
        static Climb of(String name, LeastSquares problem, double rate) {
            StopRules rules = StopRules.iterations(TIMES[TIMES.length - 1]);
            List<Run> runs = IntStream.range(0, Rung.values().length)
                    .mapToObj(k -> Rung.values()[k].run(rate, problem.dimension(), rules))
                    .toList();
            List<TrainedRun> trained = new Training(problem, TrainingObserver.NONE).train(runs);
            return new Climb(
                    name,
                    trained.stream()
                            .map(run -> Vec.of(run.trace().stream()
                                    .mapToDouble(TraceRow::trainLoss)
                                    .toArray()))
                            .toList());
        }

        double at(Rung rung, int t) {
            return losses.get(rung.ordinal()).get(t);
        }

        /** The share of the loss by which conjugate gradients are ahead. */
        double share(Rung rung, int t) {
            double behind = at(Rung.NOTHING, t);
            return (behind - at(rung, t)) / (behind - at(Rung.ALL, t));
        }

        LinePlot panel() {
            List<LinePlot.Series> curves = new ArrayList<>();
            for (Rung rung : Rung.values()) {
                Vec shown = Charts.above(1e-8, losses.get(rung.ordinal()));
                curves.add(Charts.series(rung.label, shown, rung.color, rung.stroke));
            }
            return new LinePlot(name, Charts.ITERATION, Charts.LOSS, true, true, curves);
        }

        Finding finding() {
            List<String> parts = new ArrayList<>();
            for (Rung rung : List.of(Rung.GRADIENT, Rung.WEIGHTS, Rung.BOTH)) {
                parts.add(rung.label + " "
                        + Charts.joined(IntStream.of(TIMES)
                                .mapToObj(t ->
                                        Charts.precise(at(rung, t)) + " (" + Math.round(100 * share(rung, t)) + " %)")
                                .toList()));
            }
            boolean both = IntStream.of(TIMES)
                    .allMatch(t -> at(Rung.BOTH, t) <= Math.min(at(Rung.GRADIENT, t), at(Rung.WEIGHTS, t)));
            return Finding.ofParts(
                    "Searching along w and g at once is ahead of either alone (" + name + "; ours).",
                    "loss at t = 10 / 100 / 1000, and the share of cg's lead over GD: " + String.join("; ", parts)
                            + "; GD " + losses(Rung.NOTHING) + "; cg " + losses(Rung.ALL),
                    both,
                    true);
        }

        private String losses(Rung rung) {
            return Charts.joined(IntStream.of(TIMES)
                    .mapToObj(t -> Charts.precise(at(rung, t)))
                    .toList());
        }
    }

    @Override
    public FigureResult draw(Laboratory laboratory) {
        List<Climb> climbs = new ArrayList<>();
        climbs.add(power(1.5));
        climbs.add(power(1));
        REAL.forEach((folder, name) -> laboratory
                .images(folder)
                .ifPresent(data -> climbs.add(climb(name, data))));
        List<LinePlot> panels = climbs.stream().map(Climb::panel).toList();
        return result(
                new PlotSheet(panels, 2),
                Numbers.Table.of(panels, "train_loss"),
                climbs.stream().map(Climb::finding).toList());
    }

    static Climb climb(String name, Bench.Images data) {
        return Climb.of(name, data.train(), data.optimalRate());
    }

    /** At 1/λ_max: at η* the largest of so many components would never settle. */
    private static Climb power(double q) {
        return Climb.of(
                "power law p = 2, q = " + Charts.number(q),
                new DiagonalLeastSquares(PowerLaw.measure(2, q, 1e-7), 1),
                1);
    }
}
