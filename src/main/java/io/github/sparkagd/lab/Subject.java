package io.github.sparkagd.lab;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.AlgorithmSettings;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.algorithms.DeepStart;
import io.github.sparkagd.dynamics.LinearNetwork;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.train.Rate;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.RunSpec;
import io.github.sparkagd.train.StopRules;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Who takes part in an experiment: an algorithm with its depth, rate and start.
 *
 * @param id algorithm, rate and variant
 * @param start of deep gradient descent; empty for the others, which start as they always do
 * @param label in legends
 * @param color index into the palette
 * @param stroke dotted for gradient descent and solid for aligned gradient descent, as in the paper's text
 */
record Subject(RunId id, Optional<LinearNetwork> start, String label, int color, LinePlot.Stroke stroke) {

    /** Shallow gradient descent. */
    static Subject gd(double rate) {
        return of(Algorithms.shallow(), rate, "GD", LinePlot.Stroke.DOTTED);
    }

    /** Aligned gradient descent of depth L. */
    static Subject agd(int depth, double rate) {
        return of(Algorithms.aligned(depth), rate, "AGD L=" + depth, LinePlot.Stroke.SOLID);
    }

    /** Aligned gradient descent of rising depths, each in a colour of its own. */
    static List<Subject> agd(List<Integer> depths, double rate) {
        return IntStream.range(0, depths.size())
                .mapToObj(k -> agd(depths.get(k), rate).colored(k + 1))
                .toList();
    }

    /** Aligned gradient descent with full correction. */
    static Subject full(double rate) {
        return of(Algorithms.fullyCorrected(), rate, "AGD full", LinePlot.Stroke.SOLID);
    }

    /** Gradient descent with momentum on the shallow network. */
    static Subject momentum(Algorithm algorithm, double rate) {
        return of(algorithm, rate, algorithm.label(), LinePlot.Stroke.DASHED);
    }

    /** An exact search, without a rate. */
    static Subject exact(String name) {
        Algorithm algorithm = Algorithms.named(name).orElseThrow();
        RunId id = new RunId(algorithm, OptionalDouble.empty(), "");
        return new Subject(id, Optional.empty(), name, 0, LinePlot.Stroke.DASHED);
    }

    /** Gradient descent on all layers from {@code start}. */
    static Subject deep(double rate, LinearNetwork start, String variant) {
        RunId id = new RunId(Algorithms.deep(start.depth()), OptionalDouble.of(rate), variant);
        String label = "deep GD L=" + start.depth() + ", " + variant;
        return new Subject(id, Optional.of(start), label, 0, LinePlot.Stroke.DOTTED);
    }

    private static Subject of(Algorithm algorithm, double rate, String label, LinePlot.Stroke stroke) {
        return new Subject(new RunId(algorithm, rate), Optional.empty(), label, 0, stroke);
    }

    Subject colored(int index) {
        return new Subject(id, start, label, index, stroke);
    }

    Subject stroked(LinePlot.Stroke other) {
        return new Subject(id, start, label, color, other);
    }

    Subject labelled(String text) {
        return new Subject(id, start, text, color, stroke);
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
