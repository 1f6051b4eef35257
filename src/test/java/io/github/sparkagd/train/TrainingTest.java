package io.github.sparkagd.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.PointProblems;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final RunFactory FROM_ZERO = new RunFactory(Vec.zeros(2), Plan.FUSED, () -> 0.5);

    private static Run run(Algorithm algorithm, int depth, double rate) {
        return FROM_ZERO.run(new Member(algorithm, depth), rate);
    }

    private static List<TrainedRun> train(LeastSquares problem, StopRules rules, Run... runs) {
        return new Training(problem, rules, TrainingObserver.NONE).train(List.of(runs));
    }

    @Test
    void runsInLockStepDoNotInfluenceEachOther() {
        Run gd = run(Algorithm.GD, 1, 0.3);
        Run agd = run(Algorithm.AGD, 8, 0.1);
        Run nesterov = run(Algorithm.NESTEROV, 1, 1);
        StopRules rules = StopRules.iterations(50);
        LeastSquares shared = PointProblems.d1();

        List<TrainedRun> together = train(shared, rules, gd, agd, nesterov);

        assertThat(shared.passes()).isEqualTo(51);
        assertThat(together.get(0).weights())
                .isEqualTo(train(PointProblems.d1(), rules, gd).get(0).weights());
        assertThat(together.get(1).weights())
                .isEqualTo(train(PointProblems.d1(), rules, agd).get(0).weights());
        assertThat(together.get(2).weights())
                .isEqualTo(train(PointProblems.d1(), rules, nesterov).get(0).weights());
    }

    @Test
    void aRunThatDivergesEndsAloneAndKeepsItsLastGoodModel() {
        // λ_max = 1, so that 2.5 is above the largest stable rate 2.
        List<TrainedRun> both = train(
                PointProblems.d1(), StopRules.iterations(200), run(Algorithm.GD, 1, 2.5), run(Algorithm.GD, 1, 1));

        TrainedRun diverged = both.get(0);
        assertThat(diverged.outcome().kind()).isEqualTo(Outcome.Kind.DIVERGED);
        assertThat(diverged.outcome().iteration()).isLessThan(60);
        assertThat(diverged.outcome().message()).contains("1e6 times the mean square of the labels");
        assertThat(diverged.last().iteration()).isEqualTo(diverged.outcome().iteration());
        assertThat(diverged.weights().norm()).isLessThan(10);
        TraceRow kept = diverged.kept().row();
        assertThat(kept.iteration()).isLessThan(diverged.last().iteration());
        assertThat(kept.trainLoss()).isLessThanOrEqualTo(diverged.trace().get(0).trainLoss());
        assertThat(diverged.trace().get(kept.iteration())).isEqualTo(kept);
        TrainedRun other = both.get(1);
        assertThat(other.kept().row()).isEqualTo(other.last());
        assertThat(both.get(1).outcome().kind()).isEqualTo(Outcome.Kind.ITERATIONS);
        assertThat(both.get(1).last().iteration()).isEqualTo(200);
    }

    @Test
    void aToleranceEndsARunAtTheFirstIterationThatReachesIt() {
        StopRules rules = new StopRules(1000, 1e-3, Optional.empty());
        TrainedRun run =
                train(PointProblems.d1(), rules, run(Algorithm.AGD, 4, 0.5)).get(0);

        double bound = 1e-3 * run.trace().get(0).gradientNorm();
        assertThat(run.outcome().kind()).isEqualTo(Outcome.Kind.TOLERANCE);
        assertThat(run.last().gradientNorm()).isLessThanOrEqualTo(bound);
        for (TraceRow row : run.trace().subList(0, run.trace().size() - 1)) {
            assertThat(row.gradientNorm()).isGreaterThan(bound);
        }
    }

    /** A clock that goes on a second at every look. */
    @Test
    void theTimeAllowedEndsAllRuns() {
        long[] now = {0};
        StopRules rules = new StopRules(1000, 0, Optional.of(Duration.ofSeconds(10)));
        Training training =
                new Training(PointProblems.d1(), rules, TrainingObserver.NONE, () -> now[0] += 1_000_000_000L);

        List<TrainedRun> both = training.train(List.of(run(Algorithm.GD, 1, 0.1), run(Algorithm.AGD, 2, 0.1)));

        assertThat(both).allMatch(run -> run.outcome().kind() == Outcome.Kind.TIME);
        assertThat(both).allMatch(run -> run.last().iteration() < 12);
    }

    @Test
    void labelsThatAreAllZeroLeaveNothingToLearn() {
        TrainedRun run = train(PointProblems.d1WithLabels(0), StopRules.iterations(5), run(Algorithm.AGD, 4, 1))
                .get(0);
        assertThat(run.outcome().kind()).isEqualTo(Outcome.Kind.NOTHING_TO_LEARN);
        assertThat(run.trace()).hasSize(1);
        assertThat(run.weights()).isEqualTo(Vec.zeros(2));
    }

    @Test
    void noIterationsLeaveTheStartingPoint() {
        TrainedRun run = train(PointProblems.d1(), StopRules.iterations(0), run(Algorithm.AGD, 4, 1))
                .get(0);
        assertThat(run.trace()).hasSize(1);
        assertThat(run.last().trainLoss()).isEqualTo(0.5);
        assertThat(run.weights()).isEqualTo(Vec.zeros(2));
    }

    /** The search must find what trying every rate alone finds. */
    @Test
    void theSearchTakesTheRateOfTheLeastLoss() {
        StopRules rules = StopRules.iterations(40);
        RateSearch search = new RateSearch(PointProblems.d1(), rules, TrainingObserver.NONE);
        List<Member> members = List.of(new Member(Algorithm.GD, 1), new Member(Algorithm.AGD, 4));

        Map<Member, Double> found = search.best(members, FROM_ZERO, 1);

        for (Member member : members) {
            double best = Double.NaN;
            double least = Double.POSITIVE_INFINITY;
            for (int k = 0; k <= 40; k++) {
                double rate = 2 * StrictMath.pow(2, -k / 4.0);
                TrainedRun run = train(PointProblems.d1(), rules, FROM_ZERO.run(member, rate))
                        .get(0);
                if (!run.outcome().diverged() && run.last().trainLoss() <= least) {
                    least = run.last().trainLoss();
                    best = rate;
                }
            }
            assertThat(found.get(member)).as(member.toString()).isEqualTo(best);
        }
        assertThat(search.passes()).isEqualTo(41);
    }
}
