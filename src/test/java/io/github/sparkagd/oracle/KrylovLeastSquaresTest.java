package io.github.sparkagd.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.testing.OracleContract;
import io.github.sparkagd.testing.PointProblems;
import io.github.sparkagd.testing.Rows;
import io.github.sparkagd.testing.Runs;
import io.github.sparkagd.theory.SpectrumSolver;
import io.github.sparkagd.train.Outcome;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainedRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KrylovLeastSquaresTest {
    private static final int ITERATIONS = 200;
    private static final int TRAIN = 120;
    private static final int FEATURES = 60;
    /** Of losses and norms that are far above rounding. */
    private static final double AGREES = 1e-10;

    private static final Algorithm CONJUGATE = Algorithms.named("cg").orElseThrow();
    /**
     * Iterations until conjugate gradients feel rounding: here dense and sparse rows, whose sums differ in their last bits, give
     * test losses that are 5e-9 apart after 8 iterations and 4e-2 after 12.
     */
    private static final int BEFORE_ROUNDING = 5;

    private final Rows rows = Rows.random(TRAIN, 30, FEATURES, 5);
    private final LocalLeastSquares fused = new LocalLeastSquares(rows.coordinates(), rows.blocks(false));

    /** Once a space is used up, its problem is the whole problem, for weights in it. */
    @Nested
    class UsedUp extends OracleContract {
        @Override
        protected LeastSquares oracle(Case data, Coordinates coordinates) {
            KrylovLeastSquares krylov = new KrylovLeastSquares(
                    new LocalLeastSquares(coordinates, data.rows().blocks(data.sparse())), ITERATIONS);
            krylov.evaluate(List.of(Query.moments(Vec.constant(krylov.dimension(), 1))));
            return krylov;
        }
    }

    @Nested
    class UsedUpByAGramMatrix extends OracleContract {
        @Override
        protected LeastSquares oracle(Case data, Coordinates coordinates) {
            KrylovLeastSquares krylov = new KrylovLeastSquares(
                    OraclesInMemoryTest.gram(data.rows().blocks(data.sparse()), coordinates), ITERATIONS);
            krylov.evaluate(List.of(Query.moments(Vec.constant(krylov.dimension(), 1))));
            return krylov;
        }
    }

    /** All algorithms that apply, at rates that are slow and fast beside {@code largest}, λ_max. */
    private static List<Run> runs(int dimension, int iterations, double largest) {
        Runs maker = Runs.fromZero(dimension, iterations).withMomentum(0.6);
        List<Run> runs = new ArrayList<>();
        for (double rate : List.of(0.1 / largest, 0.9 / largest)) {
            for (Algorithm algorithm : Algorithms.ALL) {
                if (algorithm.combinesGradients()) {
                    runs.add(maker.run(algorithm, rate));
                }
            }
            for (int depth : new int[] {2, 8, 64}) {
                runs.add(maker.run(Algorithms.aligned(depth), rate));
            }
        }
        return runs;
    }

    private static void assertClose(String what, double got, double expected) {
        assertThat(got).as(what).isCloseTo(expected, within(AGREES * Math.abs(expected)));
    }

    @Test
    void everyRunIsThatByPassesOverAllFeatures() {
        KrylovLeastSquares krylov = new KrylovLeastSquares(fused, ITERATIONS);
        double largest = new SpectrumSolver(1, 1 << 20).largest(fused);
        List<TrainedRun> expected = Runs.train(fused, runs(FEATURES, ITERATIONS, largest));
        List<TrainedRun> trained = Runs.train(krylov, runs(krylov.dimension(), ITERATIONS, largest));
        assertThat(expected).extracting(run -> run.outcome().kind()).containsOnly(Outcome.Kind.ITERATIONS);
        for (int k = 0; k < expected.size(); k++) {
            List<TraceRow> trace = trained.get(k).trace();
            boolean conjugate = trained.get(k).id().algorithm().equals(CONJUGATE);
            for (int t = 0; t <= (conjugate ? BEFORE_ROUNDING : ITERATIONS); t++) {
                TraceRow reference = expected.get(k).trace().get(t);
                String what = trained.get(k).id().name() + " at " + t;
                assertClose(what, trace.get(t).trainLoss(), reference.trainLoss());
                assertClose(
                        what,
                        trace.get(t).testLoss().getAsDouble(),
                        reference.testLoss().getAsDouble());
                assertThat(trace.get(t).gradientNorm())
                        .as(what)
                        .isCloseTo(reference.gradientNorm(), within(1e-12 + AGREES * reference.gradientNorm()));
            }
            if (!conjugate) {
                Vec weights = expected.get(k).weights();
                assertThat(krylov.embed(trained.get(k).weights()).minus(weights).norm())
                        .isLessThan(AGREES * weights.norm());
            }
        }
    }

    /** One for b, and one for every iteration; conjugate gradients ask about a direction, which reaches one further. */
    @Test
    void theBasisGrowsByAPassAnIterationWhateverTheRuns() {
        int iterations = 20;
        Runs maker = Runs.fromZero(iterations + 2, iterations);
        KrylovLeastSquares krylov = new KrylovLeastSquares(fused, iterations);
        List<Run> many = new ArrayList<>();
        for (int k = 1; k <= 41; k++) {
            for (int depth : new int[] {1, 2, 4, 8}) {
                many.add(maker.run(Algorithms.aligned(depth), 0.01 * k));
            }
        }
        List<TrainedRun> trained = Runs.train(krylov, many);
        assertThat(krylov.passes()).isEqualTo(iterations + 1);
        assertThat(trained.get(7).trace()).extracting(TraceRow::passes).startsWith(1L, 2L, 3L);

        Runs.train(krylov, List.of(maker.run(Algorithms.shallow(), 0.7)));
        assertThat(krylov.passes()).as("nothing new is asked").isEqualTo(iterations + 1);

        Runs.train(krylov, List.of(maker.run(CONJUGATE, 1)));
        assertThat(krylov.passes()).isEqualTo(iterations + 2);
    }

    /** Two eigenvalues: after two vectors there is nothing to grow by. */
    @Test
    void aSpaceThatIsUsedUpEndsTheGrowth() {
        KrylovLeastSquares krylov = new KrylovLeastSquares(PointProblems.d1(), 500);
        assertThat(krylov.dimension()).isEqualTo(2);
        TrainedRun run = Runs.train(krylov, List.of(Runs.fromZero(2, 500).run(Algorithms.shallow(), 0.1)))
                .get(0);
        assertThat(krylov.passes()).isEqualTo(3);
        TrainedRun expected = Runs.train(
                        PointProblems.d1(), List.of(Runs.fromZero(2, 500).run(Algorithms.shallow(), 0.1)))
                .get(0);
        assertClose("gd", run.last().trainLoss(), expected.last().trainLoss());
    }

    /** Four rows, of which two are the same as others: a space of two dimensions among forty. */
    @Test
    void breakdownEndsTheGrowthBeforeItsMost() {
        LocalLeastSquares few = LocalLeastSquares.ofPoints(
                List.of(
                        Vec.constant(40, 1),
                        Vec.constant(40, 1),
                        KrylovLeastSquares.padded(Vec.of(0, 0, 0, 2), 40),
                        KrylovLeastSquares.padded(Vec.of(0, 0, 0, 2), 40)),
                Vec.of(1, 0.5, -1, 0.3));
        KrylovLeastSquares krylov = new KrylovLeastSquares(few, 100);
        assertThat(krylov.dimension()).isEqualTo(4);
        List<TrainedRun> trained = Runs.train(krylov, runs(4, 100, 10));
        assertThat(krylov.passes()).isEqualTo(3);
        assertThat(trained.get(0).last().trainLoss()).isBetween(0.0, 1.0);
    }

    @Test
    void aLossIsNeverNegativeAndItsResolutionIsKnown() {
        LocalLeastSquares fitted =
                LocalLeastSquares.ofPoints(List.of(Vec.of(1, 0.3), Vec.of(-0.2, 0.9)), Vec.of(0.7, 0.2));
        KrylovLeastSquares krylov = new KrylovLeastSquares(fitted, 50);
        for (TrainedRun run : Runs.train(krylov, runs(2, 50, 1))) {
            assertThat(run.trace()).allMatch(row -> row.trainLoss() >= 0);
        }
        double meanSquaredLabel = (0.49 + 0.04) / 2;
        assertThat(krylov.resolution()).isCloseTo(1e-15 * meanSquaredLabel, within(1e-25));
        assertThat(fitted.resolution()).isZero();
    }

    @Test
    void labelsWithoutCorrelationHaveNothingToLearn() {
        LocalLeastSquares nothing = LocalLeastSquares.ofPoints(List.of(Vec.of(1, 0), Vec.of(1, 0)), Vec.of(1, -1));
        KrylovLeastSquares krylov = new KrylovLeastSquares(nothing, 10);
        TrainedRun run = Runs.train(
                        krylov, List.of(Runs.fromZero(krylov.dimension(), 10).run(Algorithms.aligned(4), 0.1)))
                .get(0);
        assertThat(run.outcome().message()).contains("nothing to learn");
        assertThat(krylov.embed(run.weights())).isEqualTo(Vec.zeros(2));
        assertThat(krylov.passes()).isEqualTo(1);
    }

    @Test
    void whatWasCollectedIsTakenUpWithTheSameBits() {
        KrylovLeastSquares first = new KrylovLeastSquares(fused, 30);
        Query ask = Query.gradient(KrylovLeastSquares.padded(Vec.constant(9, 0.1), first.dimension()));
        Query further = Query.gradient(KrylovLeastSquares.padded(Vec.constant(20, -0.2), first.dimension()));
        first.evaluate(List.of(ask));
        LocalLeastSquares fresh = new LocalLeastSquares(rows.coordinates(), rows.blocks(false));
        KrylovLeastSquares second = new KrylovLeastSquares(fresh, 30);
        second.restore(first.state().orElseThrow());
        assertThat(second.evaluate(List.of(ask))).isEqualTo(first.evaluate(List.of(ask)));
        assertThat(fresh.passes()).isZero();
        assertThat(second.evaluate(List.of(further))).isEqualTo(first.evaluate(List.of(further)));
        assertThat(second.state()).isEqualTo(first.state());
        assertThat(fresh.passes()).isEqualTo(11);
    }

    @Test
    void aStartElsewhereIsRefused() {
        KrylovLeastSquares krylov = new KrylovLeastSquares(fused, 3);
        assertThatThrownBy(() -> krylov.project(Vec.constant(FEATURES, 1))).hasMessageContaining("must be zero");
        assertThat(krylov.project(Vec.zeros(FEATURES))).isEqualTo(Vec.zeros(5));
    }
}
