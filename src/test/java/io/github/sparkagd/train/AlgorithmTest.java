package io.github.sparkagd.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.testing.PointProblems;
import io.github.sparkagd.testing.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlgorithmTest {
    /** Enough for a growth of 1.1 an iteration to break the bound of 1e6, and for Nesterov's momentum to come near 1. */
    private static final int ITERATIONS = 1000;

    private static boolean diverges(Algorithm algorithm, double rate) {
        return Runs.train(
                        PointProblems.d1(), List.of(Runs.fromZero(2, ITERATIONS).run(algorithm, rate)))
                .get(0)
                .outcome()
                .diverged();
    }

    private static Algorithm named(String name) {
        return Algorithms.named(name).orElseThrow();
    }

    private static double limit(Algorithm algorithm) {
        return algorithm.stableBelow(1).orElseThrow().value();
    }

    /** The rate that is recommended to a user whose run diverged would do, and is not needlessly small. */
    @ParameterizedTest
    @ValueSource(strings = {"gd", "heavy-ball", "nesterov"})
    void theStableRateIsTheLargest(String name) {
        Algorithm algorithm = named(name);
        double limit = limit(algorithm);
        assertThat(diverges(algorithm, 0.98 * limit)).isFalse();
        assertThat(diverges(algorithm, 1.1 * limit)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agd", "agd-full"})
    void alignedDescentIsStableBelowIt(String name) {
        assertThat(diverges(named(name), 0.98 * limit(named(name)))).isFalse();
    }

    /** What users type, in either spelling, and every algorithm once whatever the depths. */
    @Test
    void algorithmsAreFoundByNameAndMultipliedByDepth() {
        assertThat(named("agdFull")).isEqualTo(named("agd-full"));
        assertThat(Algorithms.named("sgd")).isEmpty();
        List<Algorithm> asked = List.of(named("gd"), named("agd"), named("agd-full"));
        assertThat(Algorithms.product(asked, List.of(1, 2, 8)))
                .containsExactly(
                        Algorithms.shallow(),
                        Algorithms.aligned(2),
                        Algorithms.aligned(8),
                        Algorithms.fullyCorrected());
        assertThat(Algorithms.product(List.of(named("agd")), List.of(1))).containsExactly(Algorithms.aligned(1));
    }
}
