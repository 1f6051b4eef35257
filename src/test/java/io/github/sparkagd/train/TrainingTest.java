package io.github.sparkagd.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Evaluation;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.oracle.Moments;
import io.github.sparkagd.oracle.Objective;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.oracle.Statistics;
import io.github.sparkagd.testing.PointProblems;
import io.github.sparkagd.testing.Runs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final Runs FROM_ZERO = Runs.fromZero(2, 0).withMomentum(0.5);

    private static Run run(String algorithm, int depth, double rate) {
        return FROM_ZERO.run(Algorithms.named(algorithm).orElseThrow().at(depth), rate);
    }

    private static List<TrainedRun> train(LeastSquares problem, StopRules rules, Run... runs) {
        return Runs.train(
                problem, Stream.of(runs).map(run -> Runs.ruled(run, rules)).toList());
    }

    @Test
    void runsInLockStepDoNotInfluenceEachOther() {
        Run gd = run("gd", 1, 0.3);
        Run agd = run("agd", 8, 0.1);
        Run nesterov = run("nesterov", 1, 1);
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

    /** (1/4)(w − 1)⁴ of one weight. */
    private record Quartic() implements Objective {
        @Override
        public int dimension() {
            return 1;
        }

        @Override
        public List<Evaluation> evaluate(List<Query> queries) {
            return queries.stream()
                    .map(query -> {
                        double r = 1 - query.weights().get(0);
                        Moments moments = new Moments(r * r * r * r / 2, r * (1 - r), (1 - r) * (1 - r));
                        return new Evaluation(new Statistics(Vec.of(r * r * r), moments), Optional.empty());
                    })
                    .toList();
        }

        @Override
        public long passes() {
            return 0;
        }
    }

    @Test
    void gradientsOfAnyLossAreFollowedAndAlignedLayersKeepToLeastSquares() {
        StopRules rules = StopRules.iterations(200);
        Runs fromZero = Runs.fromZero(1, 0).withMomentum(0.5);
        Run gd = Runs.ruled(fromZero.run(Algorithms.shallow(), 0.5), rules);
        Run agd = Runs.ruled(fromZero.run(Algorithms.aligned(2), 0.5), rules);
        Training training = new Training(new Quartic(), TrainingObserver.NONE);

        double w = 0;
        for (int t = 0; t < 200; t++) {
            w += 0.5 * (1 - w) * (1 - w) * (1 - w);
        }
        TrainedRun trained = training.train(List.of(gd)).get(0);
        assertThat(trained.weights()).isEqualTo(Vec.of(w));
        assertThat(trained.last().trainLoss()).isEqualTo(Math.pow(1 - w, 4) / 4, within(1e-18));
        assertThatThrownBy(() -> training.train(List.of(gd, agd)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("least squares alone");
    }

    @Test
    void aRunThatDivergesEndsAloneAndKeepsItsLastGoodModel() {
        // λ_max = 1, so that 2.5 is above the largest stable rate 2.
        List<TrainedRun> both =
                train(PointProblems.d1(), StopRules.iterations(200), run("gd", 1, 2.5), run("gd", 1, 1));

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
        TrainedRun run = train(PointProblems.d1(), rules, run("agd", 4, 0.5)).get(0);

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
        Training training = new Training(PointProblems.d1(), TrainingObserver.NONE, () -> now[0] += 1_000_000_000L);

        List<TrainedRun> both =
                training.train(List.of(Runs.ruled(run("gd", 1, 0.1), rules), Runs.ruled(run("agd", 2, 0.1), rules)));

        assertThat(both).allMatch(run -> run.outcome().kind() == Outcome.Kind.TIME);
        assertThat(both).allMatch(run -> run.last().iteration() < 12);
    }

    @Test
    void labelsThatAreAllZeroLeaveNothingToLearn() {
        TrainedRun run = train(PointProblems.d1WithLabels(0), StopRules.iterations(5), run("agd", 4, 1))
                .get(0);
        assertThat(run.outcome().kind()).isEqualTo(Outcome.Kind.NOTHING_TO_LEARN);
        assertThat(run.trace()).hasSize(1);
        assertThat(run.weights()).isEqualTo(Vec.zeros(2));
    }

    @Test
    void noIterationsLeaveTheStartingPoint() {
        TrainedRun run = train(PointProblems.d1(), StopRules.iterations(0), run("agd", 4, 1))
                .get(0);
        assertThat(run.trace()).hasSize(1);
        assertThat(run.last().trainLoss()).isEqualTo(0.5);
        assertThat(run.weights()).isEqualTo(Vec.zeros(2));
    }

    /** The search must find what trying every rate alone finds. */
    @Test
    void theSearchTakesTheRateOfTheLeastLoss() {
        StopRules rules = StopRules.iterations(40);
        List<Algorithm> members = List.of(Algorithms.shallow(), Algorithms.aligned(4));
        List<RunSpec> specs = members.stream()
                .map(member -> RunSpec.of(member, Rate.SEARCH, rules))
                .toList();

        TrainingResult found =
                new Trainer(TrainingSet.of(PointProblems.d1()), TrainOptions.of(Plan.FUSED)).train(specs);

        double largest = found.spectrum().largest();
        for (int m = 0; m < members.size(); m++) {
            double best = Double.NaN;
            double least = Double.POSITIVE_INFINITY;
            for (int k = 0; k <= 40; k++) {
                double rate = 2 / largest * StrictMath.pow(2, -k / 4.0);
                TrainedRun run = train(PointProblems.d1(), rules, FROM_ZERO.run(members.get(m), rate))
                        .get(0);
                if (!run.outcome().diverged() && run.last().trainLoss() <= least) {
                    least = run.last().trainLoss();
                    best = rate;
                }
            }
            assertThat(found.runs().get(m).id().rate())
                    .as(members.get(m).label())
                    .isEqualTo(best);
        }
        assertThat(found.searchPasses()).isEqualTo(41);
    }
}
