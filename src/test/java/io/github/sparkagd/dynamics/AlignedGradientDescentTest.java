package io.github.sparkagd.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.linalg.Gaussian;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.oracle.LocalLeastSquares;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.testing.PointProblems;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.Training;
import io.github.sparkagd.train.TrainingObserver;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlignedGradientDescentTest {
    /** Three roundings an entry on numbers of order 1. */
    private static final double ONE_STEP = 1e-14;

    private static final Vec ZERO = Vec.zeros(2);

    private static Dynamics<AlignedState> aligned(int depth, double rate, Vec origin) {
        return new AlignedGradientDescent(depth, rate, ScaleRule.GRADIENT_STEP, origin);
    }

    private static TrainedRun train(LeastSquares problem, Dynamics<?> dynamics, int iterations) {
        Run run = new Run(new RunId(Algorithms.aligned(1), 1), dynamics, StopRules.iterations(iterations));
        return new Training(problem, TrainingObserver.NONE).train(List.of(run)).get(0);
    }

    /** Forty Gaussian points in seven dimensions with very different scales, and labels of mean square 1. */
    private static LocalLeastSquares gaussian() {
        Gaussian random = new Gaussian(42);
        List<Vec> points = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Vec scales = Vec.of(1, 0.7, 0.4, 0.2, 0.1, 0.05, 0.01);
            points.add(random.vector(7).times(scales));
        }
        Vec labels = random.vector(40);
        return LocalLeastSquares.ofPoints(points, labels.times(Math.sqrt(40) / labels.norm()));
    }

    @Test
    void depthOneIsShallowDescentBitForBit() {
        TrainedRun deep = train(gaussian(), aligned(1, 0.3, Vec.zeros(7)), 300);
        TrainedRun shallow = train(gaussian(), new GradientDescent(0.3, Vec.zeros(7)), 300);

        assertThat(deep.weights()).isEqualTo(shallow.weights());
        for (int t = 0; t <= 300; t++) {
            assertThat(deep.trace().get(t).trainLoss())
                    .isEqualTo(shallow.trace().get(t).trainLoss());
        }
    }

    /** D1 by hand, η = 0.1, L = 2: w = η·b; κ from its definition; c = 1 + κ/2 (Eq. 6). */
    @Test
    void scalarSubStepMultipliesTheOutput() {
        TrainedRun run = train(PointProblems.d1(), aligned(2, 0.1, ZERO), 1);

        double x1 = Math.sqrt(2);
        double x2 = Math.sqrt(0.02);
        double w1 = 0.1 * x1 / 2;
        double w2 = 0.1 * x2 / 2;
        double kappa = (w1 * x1 * (1 - w1 * x1) + w2 * x2 * (1 - w2 * x2)) / 2;
        double c = 1 + kappa / 2;
        assertThat(run.layers().get(0)).isCloseTo(c, within(ONE_STEP));
        assertThat(run.weights().get(0)).isCloseTo(c * w1, within(ONE_STEP));
        assertThat(run.weights().get(1)).isCloseTo(c * w2, within(ONE_STEP));
        double loss = (Math.pow(1 - c * w1 * x1, 2) + Math.pow(1 - c * w2 * x2, 2)) / 4;
        assertThat(run.last().trainLoss()).isCloseTo(loss, within(ONE_STEP));
    }

    /** Full correction projects y on the direction of the output: afterwards ⟨Ŷ,E⟩ = 0. */
    @Test
    void fullCorrectionLeavesNoErrorAlongTheOutput() {
        Dynamics<?> full = new AlignedGradientDescent(2, 0.3, ScaleRule.FULL_CORRECTION, Vec.zeros(7));
        LeastSquares problem = gaussian();
        Vec weights = train(problem, full, 5).weights();

        var moments =
                problem.evaluate(List.of(Query.moments(weights))).get(0).train().moments();
        assertThat(moments.alignment()).isCloseTo(0, within(ONE_STEP));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 50})
    void fusedAndRoundRobinFollowTheSamePath(int depth) {
        for (ScaleRule rule : ScaleRule.values()) {
            Vec origin = Vec.zeros(7);
            TrainedRun fused = train(gaussian(), new AlignedGradientDescent(depth, 0.5, rule, origin), 200);
            TrainedRun literal = train(gaussian(), new RoundRobinAlignedGradientDescent(depth, 0.5, rule, origin), 200);

            // 1e-12 norm-wise, and square roots of losses to 1e-12·√(mean y²) with mean y² = 1.
            double norm = literal.weights().norm();
            assertThat(fused.weights().minus(literal.weights()).norm()).isLessThan(1e-12 * norm);
            for (int t = 0; t <= 200; t++) {
                assertThat(Math.sqrt(fused.trace().get(t).trainLoss()))
                        .isCloseTo(Math.sqrt(literal.trace().get(t).trainLoss()), within(1e-12));
                assertThat(fused.trace().get(t).gradientNorm())
                        .isCloseTo(literal.trace().get(t).gradientNorm(), within(1e-12));
            }
        }
    }

    @Test
    void aThousandLayersTakeAsManyPassesAsOne() {
        LeastSquares problem = gaussian();
        TrainedRun run = train(problem, aligned(1000, 0.5, Vec.zeros(7)), 100);

        assertThat(problem.passes()).isEqualTo(101);
        assertThat(run.last().iteration()).isEqualTo(100);
        assertThat(run.last().trainLoss()).isLessThan(run.trace().get(0).trainLoss());
        assertThat(run.layers().size()).isEqualTo(999);
    }

    /** AGD is not equivariant to the scale of the labels, which is why they are scaled to mean square 1. */
    @Test
    void labelsFarAboveUnitScaleKeepItFromConverging() {
        TrainedRun unit = train(PointProblems.d1WithLabels(1), aligned(8, 0.1, ZERO), 1000);
        TrainedRun three = train(PointProblems.d1WithLabels(3), aligned(8, 0.1, ZERO), 1000);
        TrainedRun ten = train(PointProblems.d1WithLabels(10), aligned(8, 0.1, ZERO), 1000);

        assertThat(unit.last().trainLoss()).isLessThan(1e-12);
        assertThat(three.last().trainLoss()).isGreaterThan(1);
        assertThat(ten.outcome().diverged()).isTrue();
        assertThat(ten.weights().isFinite()).isTrue();
    }

    @Test
    void refusesANegativeRateAndSaysWhich() {
        assertThatThrownBy(() -> aligned(2, -0.1, ZERO))
                .hasMessage("learning rate must be positive and finite, got -0.1");
        assertThatThrownBy(() -> aligned(0, 0.1, ZERO)).hasMessage("depth must be at least 1, got 0");
    }
}
