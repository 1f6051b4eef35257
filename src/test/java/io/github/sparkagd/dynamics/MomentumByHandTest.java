package io.github.sparkagd.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Statistics;
import io.github.sparkagd.testing.PointProblems;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Heavy ball and Nesterov's gradient, step by step by hand on D1, where A = diag(1, 0.01) and b = (√2/2, √0.02/2), so that
 * each coordinate goes its own way by g(w) = b − a·w.
 */
class MomentumByHandTest {
    private static final double RATE = 0.5;
    private static final double MOMENTUM = 0.3;

    /** Some roundings on numbers of order 1. */
    private static final double ROUNDING = 1e-14;

    private static final Vec START = Vec.of(0.25, -2);

    /** The weights of the first three steps, at the start first. */
    private static <S> List<Vec> path(Dynamics<S> dynamics) {
        Step<S> step = step(dynamics, dynamics.start(Vec.zeros(2)));
        Vec first = step.ended().orElseThrow().weights();
        step = step(dynamics, step.state());
        Vec second = step.ended().orElseThrow().weights();
        step = step(dynamics, step.state());
        Vec third = step.ended().orElseThrow().weights();
        step = step(dynamics, step.state());
        return List.of(first, second, third, step.ended().orElseThrow().weights());
    }

    private static <S> Step<S> step(Dynamics<S> dynamics, S state) {
        List<Statistics> told = PointProblems.d1().evaluate(dynamics.queries(state)).stream()
                .map(answer -> answer.train())
                .toList();
        return dynamics.step(state, told);
    }

    private static double slope(int coordinate, double w) {
        return coordinate == 0 ? Math.sqrt(2) / 2 - w : Math.sqrt(0.02) / 2 - 0.01 * w;
    }

    /** m₁ = η·g₀, w₁ = w₀ + m₁; m₂ = β·m₁ + η·g₁, w₂ = w₁ + m₂; m₃ = β·m₂ + η·g₂, w₃ = w₂ + m₃. */
    @ParameterizedTest
    @CsvSource({"0", "1"})
    void heavyBallGoesOnWithAShareOfItsLastMove(int coordinate) {
        List<Vec> path = path(new HeavyBall(RATE, MOMENTUM, START));

        double w0 = START.get(coordinate);
        double m1 = RATE * slope(coordinate, w0);
        double w1 = w0 + m1;
        double m2 = MOMENTUM * m1 + RATE * slope(coordinate, w1);
        double w2 = w1 + m2;
        double m3 = MOMENTUM * m2 + RATE * slope(coordinate, w2);
        double w3 = w2 + m3;
        assertPath(path, coordinate, w0, w1, w2, w3);
    }

    /** w₁ = w₀ + η·g(w₀); v₁ = w₁ + (1/4)(w₁ − w₀), w₂ = v₁ + η·g(v₁); v₂ = w₂ + (2/5)(w₂ − w₁), w₃ = v₂ + η·g(v₂). */
    @ParameterizedTest
    @CsvSource({"0", "1"})
    void nesterovTakesTheGradientAheadOfWhereItStands(int coordinate) {
        List<Vec> path = path(new NesterovGradient(RATE, START));

        double w0 = START.get(coordinate);
        double w1 = w0 + RATE * slope(coordinate, w0);
        double v1 = w1 + (w1 - w0) / 4;
        double w2 = v1 + RATE * slope(coordinate, v1);
        double v2 = w2 + (w2 - w1) * 2 / 5;
        double w3 = v2 + RATE * slope(coordinate, v2);
        assertPath(path, coordinate, w0, w1, w2, w3);
    }

    private static void assertPath(List<Vec> path, int coordinate, double... expected) {
        for (int t = 0; t < expected.length; t++) {
            assertThat(path.get(t).get(coordinate)).as("t = %d", t).isCloseTo(expected[t], within(ROUNDING));
        }
    }
}
