package io.github.sparkagd.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.algorithms.DeepStart;
import io.github.sparkagd.dynamics.Initialisation;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LocalLeastSquares;
import io.github.sparkagd.testing.PointProblems;
import io.github.sparkagd.testing.Rows;
import io.github.sparkagd.testing.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** A training that goes on from a snapshot ends as if nothing had happened, to the last bit. */
class ResumeTest {
    private static final int ITERATIONS = 12;
    private static final StopRules RULES = StopRules.iterations(ITERATIONS);
    private static final DeepStart WIDE = new DeepStart.Initialised(Initialisation.xavier(), 3, 7);

    /** Takes every snapshot there is, by way of its bytes. */
    private static final class EverySnapshot implements SnapshotTaker {
        private final List<TrainingSnapshot> taken = new ArrayList<>();

        @Override
        public boolean due(int iteration, double seconds, boolean done) {
            return true;
        }

        @Override
        public void take(TrainingSnapshot snapshot) {
            taken.add(Packed.of(snapshot).unpack(TrainingSnapshot.class));
        }
    }

    static LocalLeastSquares problem() {
        return Rows.random(20, 10, 4, 3).problem();
    }

    static List<Run> runs(Plan plan) {
        return runs(plan, RULES);
    }

    static List<Run> runs(Plan plan, StopRules rules) {
        Runs maker = Runs.fromZero(4, 0)
                .by(plan)
                .withMomentum(0.3)
                .withDeepStart(WIDE)
                .with(rules);
        List<Run> runs = new ArrayList<>();
        for (Algorithm algorithm : Algorithms.ALL) {
            runs.add(maker.run(algorithm.at(3), 0.7));
        }
        // One that diverges on the way and one that is stable beside it.
        runs.add(maker.run(Algorithms.shallow(), 200));
        runs.add(maker.run(Algorithms.aligned(5), 0.4));
        // One that has diverged before it begins.
        Runs far = Runs.from(Vec.constant(4, 1e200), 0).by(plan).with(rules);
        runs.add(far.run(Algorithms.shallow(), 0.1));
        return runs;
    }

    private static Training training(SnapshotTaker taker) {
        // A clock that stands still, so that seconds compare too.
        return new Training(problem(), TrainingObserver.NONE, () -> 0).withSnapshots(taker);
    }

    private static void resumedFromAnyPassEndsTheSame(Plan plan) {
        EverySnapshot every = new EverySnapshot();
        List<TrainedRun> undisturbed = training(every).train(runs(plan));
        assertThat(undisturbed).anyMatch(run -> run.outcome().diverged());
        assertThat(every.taken).hasSizeGreaterThan(ITERATIONS);
        for (TrainingSnapshot snapshot : every.taken) {
            LocalLeastSquares fresh = problem();
            List<TrainedRun> resumed = new Training(fresh, TrainingObserver.NONE, () -> 0).resume(runs(plan), snapshot);
            assertThat(resumed).isEqualTo(undisturbed);
            assertThat(fresh.passes() + snapshot.passes())
                    .as("no pass is made twice")
                    .isEqualTo(undisturbed.stream()
                            .mapToLong(run -> run.last().passes())
                            .max()
                            .getAsLong());
        }
    }

    @Test
    void fusedRunsGoOnWithTheSameBits() {
        resumedFromAnyPassEndsTheSame(Plan.FUSED);
    }

    @Test
    void roundRobinRunsGoOnWithTheSameBitsInTheMiddleOfAnIterationToo() {
        resumedFromAnyPassEndsTheSame(Plan.ROUND_ROBIN);
    }

    @Test
    void aStopRuleThatLooksBackGoesOnToo() {
        StopRules rules = new StopRules(200, 0, java.util.Optional.empty(), OptionalDouble.of(0.001));
        EverySnapshot every = new EverySnapshot();
        List<TrainedRun> undisturbed = new Training(problem(), TrainingObserver.NONE, () -> 0)
                .withSnapshots(every)
                .train(runs(Plan.FUSED, rules));
        assertThat(undisturbed).anyMatch(run -> run.outcome().kind() == Outcome.Kind.VALIDATION);
        for (TrainingSnapshot snapshot : every.taken) {
            assertThat(new Training(problem(), TrainingObserver.NONE, () -> 0)
                            .resume(runs(Plan.FUSED, rules), snapshot))
                    .isEqualTo(undisturbed);
        }
    }

    @Test
    void aSnapshotOfOtherRunsIsRefused() {
        EverySnapshot every = new EverySnapshot();
        training(every).train(runs(Plan.FUSED));
        TrainingSnapshot snapshot = every.taken.get(3);
        Training other = training(SnapshotTaker.NONE);
        assertThatThrownBy(() -> other.resume(runs(Plan.FUSED).subList(0, 3), snapshot))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("other runs");
        assertThatThrownBy(() -> other.resume(runs(Plan.ROUND_ROBIN), snapshot))
                .as("the state of the fused form is not one of the literal form")
                .isInstanceOf(CheckpointException.class);
        Training elsewhere = new Training(PointProblems.d1(), TrainingObserver.NONE);
        assertThatThrownBy(() -> elsewhere.resume(runs(Plan.FUSED), snapshot)).isInstanceOf(CheckpointException.class);
    }

    @Test
    void checkpointsComeAtTheirIntervalAndAtBothEnds() {
        List<Integer> at = new ArrayList<>();
        CheckpointStore store = new CheckpointStore() {
            @Override
            public void save(byte[] content) {
                at.add(CheckpointFormat.read(content).training().iteration());
            }

            @Override
            public List<Stored> stored() {
                return List.of();
            }

            @Override
            public void clear() {}
        };
        training(new Checkpoints(store, Checkpoints.Interval.ofIterations(5), CheckpointFormatTest::complete))
                .train(runs(Plan.FUSED));
        assertThat(at).containsExactly(0, 5, 10, 12);
        at.clear();
        long[] clock = {0};
        new Training(problem(), TrainingObserver.NONE, () -> clock[0] += 100_000_000)
                .withSnapshots(
                        new Checkpoints(store, Checkpoints.Interval.ofSeconds(1e-6), CheckpointFormatTest::complete))
                .train(runs(Plan.FUSED).subList(0, 1));
        assertThat(at).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    }
}
