package io.github.sparkagd.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LocalLeastSquares;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.oracle.Statistics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The search over span{w, g}, and speed-ups. */
class LadderTest {
    private static final LocalLeastSquares PROBLEM = LocalLeastSquares.ofPoints(
            List.of(Vec.of(2, 0.3, 0), Vec.of(-0.5, 1, 0.2), Vec.of(0.1, 0.4, -0.3), Vec.of(1, 0, 0.7)),
            Vec.of(1, -1, 0.5, 2));

    private static Statistics ask(Vec weights) {
        return PROBLEM.evaluate(List.of(Query.gradient(weights))).get(0).train();
    }

    /** At the least loss over a plane the gradient is orthogonal to it, to rounding. */
    @Test
    void theNextGradientIsOrthogonalToTheWeightsAndTheGradientBefore() {
        SpanSearch search = new SpanSearch(3);
        SpanSearch.State state = search.start(ask(Vec.zeros(3)).gradient());
        for (int pass = 0; pass < 6; pass++) {
            List<Statistics> told = search.queries(state).stream()
                    .map(query -> ask(query.weights()))
                    .toList();
            SpanSearch.State next = search.step(state, told).state();
            if (pass > 0) {
                Vec gradient = ask(next.weights()).gradient();
                assertThat(gradient.dot(state.weights())).isCloseTo(0, within(1e-12));
                assertThat(gradient.dot(state.direction())).isCloseTo(0, within(1e-12));
                assertThat(next.direction().minus(gradient).norm())
                        .as("the gradient that follows")
                        .isLessThan(1e-12);
            }
            state = next;
        }
        assertThat(ask(state.weights()).moments().residual())
                .isLessThan(ask(Vec.zeros(3)).moments().residual() / 2);
    }

    @Test
    void aSpeedUpIsTheIterationsToTheSameLossBetweenWholeOnes() {
        Vec shallow = Vec.of(8, 6, 5, 4, 3, 2);

        assertThat(SpeedUp.of(shallow, Vec.of(8, 5.5, 2.5), 1)).isEqualTo(1.5);
        assertThat(SpeedUp.of(shallow, Vec.of(8, 5.5, 2.5), 2)).isEqualTo(2.25);
        assertThat(SpeedUp.of(shallow, Vec.of(8, 1), 1)).isNaN();
    }
}
