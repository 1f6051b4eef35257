package io.github.sparkagd.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.PointProblems;
import io.github.sparkagd.linalg.Vec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlgorithmTest {
    /** Enough for a growth of 1.1 an iteration to break the bound of 1e6, and for Nesterov's momentum to come near 1. */
    private static final int ITERATIONS = 1000;

    private static boolean diverges(Algorithm algorithm, double rate) {
        RunFactory factory = new RunFactory(Vec.zeros(2), Plan.FUSED, () -> 0);
        int depth = algorithm == Algorithm.AGD ? 4 : 1;
        return new Training(PointProblems.d1(), StopRules.iterations(ITERATIONS), TrainingObserver.NONE)
                .train(java.util.List.of(factory.run(new Member(algorithm, depth), rate)))
                .get(0)
                .outcome()
                .diverged();
    }

    /** The rate that is recommended to a user whose run diverged would do, and is not needlessly small. */
    @ParameterizedTest
    @EnumSource(names = {"GD", "HEAVY_BALL", "NESTEROV"})
    void theStableRateIsTheLargest(Algorithm algorithm) {
        double limit = algorithm.stableBelow(1).orElseThrow();
        assertThat(diverges(algorithm, 0.98 * limit)).isFalse();
        assertThat(diverges(algorithm, 1.1 * limit)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"AGD", "AGD_FULL"})
    void alignedDescentIsStableBelowIt(Algorithm algorithm) {
        assertThat(diverges(algorithm, 0.98 * algorithm.stableBelow(1).orElseThrow()))
                .isFalse();
    }
}
