package io.github.sparkagd.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LocalLeastSquares;
import io.github.sparkagd.oracle.Moments;
import io.github.sparkagd.oracle.Statistics;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.Training;
import io.github.sparkagd.train.TrainingObserver;
import java.util.List;
import org.junit.jupiter.api.Test;

class PenalisedTest {
    /** Some tens of roundings on numbers of order 1. */
    private static final double SAME = 1e-13;

    private static final double PENALTY = 0.3;
    private static final double RATE = 0.2;
    private static final List<Vec> POINTS = List.of(Vec.of(1, 0.5), Vec.of(-0.25, 2), Vec.of(0.75, -1));
    private static final Vec LABELS = Vec.of(1, -0.5, 0.25);

    private static TrainedRun train(LocalLeastSquares problem, Dynamics<?> dynamics) {
        Run run = new Run(new RunId(Algorithms.shallow(), RATE), dynamics, StopRules.iterations(50));
        return new Training(problem, TrainingObserver.NONE).train(List.of(run)).get(0);
    }

    /** The penalty is d more examples √(nλ)·e_j with label 0; n + d examples in the mean make the rate (n + d)/n of it. */
    @Test
    void isTheSameAsExamplesThatPullToZero() {
        int n = POINTS.size();
        double pull = Math.sqrt(n * PENALTY);
        List<Vec> pulled = List.of(POINTS.get(0), POINTS.get(1), POINTS.get(2), Vec.of(pull, 0), Vec.of(0, pull));
        double share = (n + 2.0) / n;
        TrainedRun expected = train(
                LocalLeastSquares.ofPoints(pulled, Vec.of(1, -0.5, 0.25, 0, 0)),
                new GradientDescent(RATE * share, Vec.zeros(2)));
        TrainedRun got = train(
                LocalLeastSquares.ofPoints(POINTS, LABELS),
                Penalised.of(new GradientDescent(RATE, Vec.zeros(2)), PENALTY));
        for (int t = 0; t <= 50; t++) {
            assertThat(got.trace().get(t).trainLoss())
                    .isCloseTo(share * expected.trace().get(t).trainLoss(), within(SAME));
        }
        assertThat(got.weights().minus(expected.weights()).norm()).isLessThan(SAME);
    }

    @Test
    void changesTheStatisticsAsTheFormulasSay() {
        Statistics plain = new Statistics(Vec.of(1, 2), new Moments(3, 0.5, 2));
        Statistics penalised = plain.penalised(0.5, Vec.of(2, -1));
        assertThat(penalised.gradient()).isEqualTo(Vec.of(0, 2.5));
        assertThat(penalised.moments()).isEqualTo(new Moments(5.5, -2, 4.5));
        assertThat(plain.penalised(0, Vec.of(2, -1))).isSameAs(plain);
    }

    @Test
    void refusesANegativePenalty() {
        assertThatThrownBy(() -> new Penalised<>(new GradientDescent(1, Vec.zeros(1)), -0.1))
                .hasMessage("penalty must not be negative, got -0.1");
    }
}
