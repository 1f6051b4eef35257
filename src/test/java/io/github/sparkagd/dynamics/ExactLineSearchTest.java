package io.github.sparkagd.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.linalg.Gaussian;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.testing.PointProblems;
import io.github.sparkagd.testing.Rows;
import io.github.sparkagd.testing.Runs;
import io.github.sparkagd.train.TrainedRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExactLineSearchTest {
    /** Some roundings on numbers of order 1. */
    private static final double ROUNDING = 1e-13;

    private static TrainedRun train(Vec origin, int iterations) {
        return train("steepest", PointProblems.d1(), origin, iterations);
    }

    private static TrainedRun train(String algorithm, LeastSquares problem, Vec origin, int iterations) {
        return Runs.train(
                        problem,
                        List.of(Runs.from(origin, iterations)
                                .run(Algorithms.named(algorithm).orElseThrow(), Double.NaN)))
                .get(0);
    }

    /** D1 has A = diag(1, 0.01) and b = (√2/2, √0.02/2): the path by the textbook's formula, without a data pass. */
    private static Vec byHand(Vec origin, int iterations) {
        double[] a = {1, 0.01};
        double[] b = {Math.sqrt(2) / 2, Math.sqrt(0.02) / 2};
        double[] w = origin.toArray();
        for (int t = 0; t < iterations; t++) {
            double[] g = {b[0] - a[0] * w[0], b[1] - a[1] * w[1]};
            double alpha = (g[0] * g[0] + g[1] * g[1]) / (a[0] * g[0] * g[0] + a[1] * g[1] * g[1]);
            w[0] += alpha * g[0];
            w[1] += alpha * g[1];
        }
        return Vec.of(w);
    }

    @Test
    void followsTheTextbooksPathFromAnyStart() {
        for (Vec origin : List.of(Vec.zeros(2), Vec.of(0.3, -2))) {
            for (int iterations : new int[] {0, 1, 2, 3, 10, 40}) {
                Vec expected = byHand(origin, iterations);
                assertThat(train(origin, iterations).weights().minus(expected).norm())
                        .as("%d iterations from %s", iterations, origin)
                        .isLessThan(ROUNDING * Math.max(1, expected.norm()));
            }
        }
    }

    /** A line search that is exact leaves no gradient along the line. */
    @Test
    void theLossFallsInEveryIterationAndTheGradientIsOrthogonalToTheLastOne() {
        TrainedRun run = train(Vec.zeros(2), 30);
        for (int t = 1; t <= 30; t++) {
            assertThat(run.trace().get(t).trainLoss())
                    .isLessThan(run.trace().get(t - 1).trainLoss());
        }
        Vec before = byHand(Vec.zeros(2), 3);
        Vec after = byHand(Vec.zeros(2), 4);
        Vec move = after.minus(before);
        Vec gradient = Vec.of(Math.sqrt(2) / 2 - after.get(0), Math.sqrt(0.02) / 2 - 0.01 * after.get(1));
        assertThat(gradient.dot(move) / gradient.norm() / move.norm()).isCloseTo(0, within(1e-10));
    }

    /** One pass before the first iteration, and one for each. */
    @Test
    void costsOnePassAnIteration() {
        assertThat(train(Vec.zeros(2), 7).last().passes()).isEqualTo(9);
    }

    @Test
    void hasNoRateAndSaysSoInItsName() {
        TrainedRun run = train(Vec.zeros(2), 1);
        assertThat(run.id().name()).isEqualTo("steepest-L1-exact");
        assertThat(run.id().learningRate()).isEmpty();
    }

    /** As many iterations as there are dimensions, from any start. */
    @Test
    void conjugateGradientsEndAtTheSolution() {
        Vec solution = Vec.of(Math.sqrt(2) / 2, Math.sqrt(0.02) / 2 / 0.01);
        for (Vec origin : List.of(Vec.zeros(2), Vec.of(0.3, -2))) {
            Vec reached = train("cg", PointProblems.d1(), origin, 2).weights();
            assertThat(reached.minus(solution).norm()).isLessThan(1e-12 * solution.norm());
        }
    }

    /** The textbook's recurrence (Hestenes and Stiefel 1952) on the same matrix, without a pass over rows. */
    @Test
    void conjugateGradientsFollowTheTextbook() {
        int d = 9;
        LeastSquares problem = Rows.random(40, 0, d, 3).problem();
        Vec origin = new Gaussian(5).vector(d);
        Vec b = problem.evaluate(List.of(Query.gradient(Vec.zeros(d))))
                .get(0)
                .train()
                .gradient();
        Vec w = origin;
        Vec r = b.minus(problem.products(List.of(w)).get(0));
        Vec p = r;
        for (int t = 1; t <= 5; t++) {
            Vec image = problem.products(List.of(p)).get(0);
            double alpha = r.dot(r) / p.dot(image);
            w = w.plus(alpha, p);
            Vec next = r.plus(-alpha, image);
            p = next.plus(next.dot(next) / r.dot(r), p);
            r = next;
            Vec reached = train("cg", problem, origin, t).weights();
            assertThat(reached.minus(w).norm()).as("iteration %d", t).isLessThan(1e-11 * w.norm());
        }
        assertThat(train("cg", problem, origin, 5).last().trainLoss())
                .isLessThan(train("steepest", problem, origin, 5).last().trainLoss());
    }

    /** With fewer rows than features, where no row sees most directions, and with more. */
    @Test
    void conjugateGradientsStayAtTheSolutionHoweverLongTheyGoOn() {
        for (int rows : new int[] {12, 90}) {
            LeastSquares problem = Rows.random(rows, 0, 30, 7).problem();
            for (Vec origin : List.of(Vec.zeros(30), new Gaussian(8).vector(30))) {
                TrainedRun run = train("cg", problem, origin, 500);
                double least = run.trace().get(60).trainLoss();
                assertThat(run.last().iteration()).isEqualTo(500);
                for (int t = 60; t <= 500; t++) {
                    assertThat(run.trace().get(t).trainLoss())
                            .as("%d rows, iteration %d", rows, t)
                            .isCloseTo(least, within(1e-12 * least + 1e-25));
                }
                assertThat(run.last().gradientNorm()).isLessThan(1e-12);
            }
        }
    }

    @Test
    void standsStillAtTheSolution() {
        Vec solution = Vec.of(Math.sqrt(2) / 2, Math.sqrt(0.02) / 2 / 0.01);
        assertThat(train(solution, 5).weights().minus(solution).norm()).isLessThan(1e-12 * solution.norm());
    }
}
