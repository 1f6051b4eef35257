package io.github.sparkagd.lab;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.AlgorithmSettings;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.algorithms.DeepStart;
import io.github.sparkagd.dynamics.LinearNetwork;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.Style;
import io.github.sparkagd.train.Rate;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.RunSpec;
import io.github.sparkagd.train.StopRules;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Who takes part in an experiment: an algorithm with its depth, rate and start.
 *
 * @param id algorithm, rate and variant
 * @param start of deep gradient descent; empty for the others, which start as they always do
 * @param label in legends
 * @param style that of its method, which is the same in all figures
 */
record Subject(RunId id, Optional<LinearNetwork> start, String label, Style style) {

    /** Shallow gradient descent. */
    static Subject gd(double rate) {
        return of(Algorithms.shallow(), rate, "GD");
    }

    /** Aligned gradient descent of depth L. */
    static Subject agd(int depth, double rate) {
        return of(Algorithms.aligned(depth), rate, "AGD L=" + depth);
    }

    /** Aligned gradient descent of several depths. */
    static List<Subject> agd(List<Integer> depths, double rate) {
        return depths.stream().map(depth -> agd(depth, rate)).toList();
    }

    /** Aligned gradient descent with full correction. */
    static Subject full(double rate) {
        return of(Algorithms.fullyCorrected(), rate, "AGD full");
    }

    /** Gradient descent with momentum on the shallow network. */
    static Subject momentum(Algorithm algorithm, double rate) {
        return of(algorithm, rate, algorithm.label());
    }

    /** An exact search, without a rate. */
    static Subject exact(String name) {
        Algorithm algorithm = Algorithms.named(name).orElseThrow();
        RunId id = new RunId(algorithm, OptionalDouble.empty(), "");
        return new Subject(id, Optional.empty(), name, Style.of(algorithm));
    }

    /** Gradient descent on all layers from {@code start}. */
    static Subject deep(double rate, LinearNetwork start, String variant) {
        RunId id = new RunId(Algorithms.deep(start.depth()), OptionalDouble.of(rate), variant);
        String label = "deep GD L=" + start.depth() + ", " + variant;
        return new Subject(id, Optional.of(start), label, Style.of(id.algorithm()));
    }

    private static Subject of(Algorithm algorithm, double rate, String label) {
        return new Subject(new RunId(algorithm, rate), Optional.empty(), label, Style.of(algorithm));
    }

    /** In the colour that a start has in all figures, where it is compared with others of the same depth. */
    Subject from(String name) {
        int color =
                switch (name) {
                    case "zeros-ones", "identity" -> 2;
                    case "he" -> 3;
                    case "xavier", "orthogonal", "(1, −1)" -> 4;
                    case "balanced", "a: balanced", "residual", "identity:0.1" -> 5;
                    case "normal" -> 6;
                    case "xavier-uniform" -> 7;
                    default -> style.color();
                };
        return styled(new Style(color, style.stroke()));
    }

    Subject styled(Style other) {
        return new Subject(id, start, label, other);
    }

    Subject labelled(String text) {
        return new Subject(id, start, text, style);
    }

    /** The run, from zero or from the network. */
    RunSpec spec(StopRules rules) {
        RunSpec.Start from = new RunSpec.Start(Optional.empty(), deepStart());
        return new RunSpec(id.algorithm(), Rate.of(id.rate()), 0, from, rules, id.variant());
    }

    /** The run on a loss of any kind, from {@code origin} or from the network. */
    Run run(Vec origin, StopRules rules) {
        AlgorithmSettings settings = new AlgorithmSettings(id.rate(), origin, false, () -> 0, deepStart());
        return new Run(id, id.algorithm().dynamics(settings), rules);
    }

    private DeepStart deepStart() {
        return start.map(DeepStart::at).orElse(DeepStart.DEFAULT);
    }
}
