package io.github.sparkagd.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.dynamics.AlignedGradientDescent;
import io.github.sparkagd.dynamics.Dynamics;
import io.github.sparkagd.dynamics.GradientDescent;
import io.github.sparkagd.dynamics.RoundRobinAlignedGradientDescent;
import io.github.sparkagd.dynamics.ScaleRule;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.testing.PointProblems;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Iterations until the loss on D1 falls below a bound at η = 0.1, computed independently in float64. */
class PaperNumbersTest {
    private static final double RATE = 0.1;
    private static final double[] BOUNDS = {1e-1, 1e-2, 1e-4, 1e-8, 1e-12};
    private static final Vec ZERO = Vec.zeros(2);

    static List<Arguments> runs() {
        List<Arguments> runs = new ArrayList<>();
        runs.add(Arguments.of(new GradientDescent(RATE, ZERO), List.of(458, 1609, 3911, -1, -1)));
        List<Integer> full = List.of(149, 199, 249, 339, 428);
        runs.add(Arguments.of(new AlignedGradientDescent(2, RATE, ScaleRule.FULL_CORRECTION, ZERO), full));
        runs.add(Arguments.of(new RoundRobinAlignedGradientDescent(2, RATE, ScaleRule.FULL_CORRECTION, ZERO), full));
        add(runs, 1, List.of(458, 1609, 3911, -1, -1));
        add(runs, 2, List.of(166, 221, 274, 368, 462));
        add(runs, 4, List.of(154, 204, 255, 345, 435));
        add(runs, 8, List.of(151, 200, 251, 340, 429));
        return runs;
    }

    private static void add(List<Arguments> runs, int depth, List<Integer> counts) {
        ScaleRule rule = ScaleRule.GRADIENT_STEP;
        runs.add(Arguments.of(new AlignedGradientDescent(depth, RATE, rule, ZERO), counts));
        runs.add(Arguments.of(new RoundRobinAlignedGradientDescent(depth, RATE, rule, ZERO), counts));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("runs")
    void d1NeedsAsManyIterationsAsTheReference(Dynamics<?> dynamics, List<Integer> expected) {
        Run run = new Run(new RunId(Algorithms.aligned(1), RATE), dynamics, StopRules.iterations(5000));
        Training training = new Training(PointProblems.d1(), TrainingObserver.NONE);

        List<TraceRow> trace = training.train(List.of(run)).get(0).trace();

        List<Integer> counts = new ArrayList<>();
        for (double bound : BOUNDS) {
            counts.add(trace.stream()
                    .filter(row -> row.trainLoss() < bound)
                    .mapToInt(TraceRow::iteration)
                    .findFirst()
                    .orElse(-1));
        }
        assertThat(counts).isEqualTo(expected);
    }
}
