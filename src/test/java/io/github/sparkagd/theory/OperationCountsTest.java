package io.github.sparkagd.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.dynamics.AlignedGradientDescent;
import io.github.sparkagd.dynamics.AlignedState;
import io.github.sparkagd.dynamics.Iterate;
import io.github.sparkagd.dynamics.ScaleRule;
import io.github.sparkagd.dynamics.Step;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LocalLeastSquares;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationCountsTest {
    private static final double RATE = 0.05;

    /** The counted arithmetic is the algorithm: on one example both follow the same path. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void whatIsCountedIsTheAlgorithm(int depth) {
        Vec x = Vec.of(1, -2, 0.5);
        LocalLeastSquares problem = LocalLeastSquares.ofPoints(List.of(x), Vec.of(1));
        var dynamics = new AlignedGradientDescent(depth, RATE, ScaleRule.GRADIENT_STEP, Vec.zeros(3));
        AlignedState state = dynamics.start(x);
        var counted = new OperationCounts.Iteration(Vec.zeros(3), Vec.constant(depth - 1, 1), null);
        for (int t = 0; t <= 30; t++) {
            Step<AlignedState> step = dynamics.step(
                    state,
                    problem.evaluate(List.of(dynamics.query(state))).get(0).train());
            Iterate iterate = step.ended().orElseThrow();
            Vec weights = counted.theta().times(counted.layers().product());
            // Some thirty iterations of roundings of numbers below 1.
            assertThat(weights.minus(iterate.weights()).norm()).isCloseTo(0, within(1e-13));
            assertThat(counted.layers().minus(iterate.layers()).norm()).isCloseTo(0, within(1e-13));
            state = step.state();
            counted = OperationCounts.literal(
                    x, 1, new OperationCounts.Start(counted.theta(), counted.layers(), weights.dot(x)), RATE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void multiplicationsAreTheColumnsOfTableOne(int depth) {
        int d = 11;
        var start = new OperationCounts.Start(Vec.zeros(d), Vec.constant(depth - 1, 1), 0);

        var count = OperationCounts.literal(Vec.constant(d, 1), 1, start, RATE).count();

        assertThat(count.multiplications()).isEqualTo(3 * d + 6 * depth - 5);
        // The columns have 3d + L − 2: d of them add the gradient to those of other examples, of which there are none
        // here, and the L residuals are left out.
        assertThat(count.additions()).isEqualTo(3 * d + depth - 2 - d + depth);
    }
}
