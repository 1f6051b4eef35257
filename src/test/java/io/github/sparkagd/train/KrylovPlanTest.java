package io.github.sparkagd.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LocalLeastSquares;
import io.github.sparkagd.settings.Refusal;
import io.github.sparkagd.testing.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The plan krylov through the trainer: what it serves, what it refuses, and how it goes on from a checkpoint. */
class KrylovPlanTest {
    private static final int ITERATIONS = 25;
    private static final int FEATURES = 40;
    private static final StopRules RULES = StopRules.iterations(ITERATIONS);

    private static LocalLeastSquares problem() {
        Rows rows = Rows.random(90, 20, FEATURES, 3);
        return new LocalLeastSquares(rows.coordinates(), rows.blocks(false));
    }

    private static List<RunSpec> specs() {
        List<RunSpec> specs = new ArrayList<>();
        for (Algorithm algorithm : Algorithms.ALL) {
            if (algorithm.combinesGradients()) {
                specs.add(RunSpec.of(algorithm, Rate.OPTIMAL, RULES));
                specs.add(new RunSpec(algorithm, Rate.of(0.0005), 0.01, RunSpec.Start.ZERO, RULES, "penalised"));
            }
        }
        specs.add(RunSpec.of(Algorithms.aligned(8), Rate.SEARCH, RULES));
        return specs;
    }

    private static TrainingResult train(LocalLeastSquares problem, List<RunSpec> specs) {
        return new Trainer(TrainingSet.of(problem), TrainOptions.of(Plan.KRYLOV)).train(specs);
    }

    /** Keeps all checkpoints, by way of their bytes. */
    private static final class EveryCheckpoint implements CheckpointStore {
        private final List<byte[]> kept = new ArrayList<>();

        @Override
        public void save(byte[] content) {
            kept.add(content);
        }

        @Override
        public List<Stored> stored() {
            return List.of();
        }

        @Override
        public void clear() {
            kept.clear();
        }
    }

    private static TrainingResult safely(LocalLeastSquares problem, CheckpointStore store, Optional<Checkpoint> from) {
        CheckpointPolicy policy = new CheckpointPolicy(store, Checkpoints.Interval.ofIterations(1), List.of(), from);
        return new Trainer(
                        TrainingSet.of(problem),
                        TrainOptions.of(Plan.KRYLOV),
                        TrainingObserver.NONE,
                        Optional.of(policy))
                .train(specs());
    }

    private static List<List<Object>> withoutSeconds(TrainingResult result) {
        List<List<Object>> all = new ArrayList<>();
        for (TrainedRun run : result.runs()) {
            for (TraceRow row : run.trace()) {
                all.add(List.of(
                        run.id(), row.iteration(), row.passes(), row.trainLoss(), row.testLoss(), row.gradientNorm()));
            }
            all.add(List.of(run.outcome(), result.coefficients(run)));
        }
        return all;
    }

    @Test
    void resumedFromAnyIterationEndsWithTheSameBitsAndNoPassTwice() {
        EveryCheckpoint every = new EveryCheckpoint();
        LocalLeastSquares whole = problem();
        List<List<Object>> undisturbed = withoutSeconds(safely(whole, every, Optional.empty()));
        assertThat(every.kept).hasSizeGreaterThan(ITERATIONS);
        for (byte[] file : every.kept) {
            Checkpoint from = CheckpointFormat.read(file);
            LocalLeastSquares fresh = problem();
            TrainingResult resumed = safely(fresh, new EveryCheckpoint(), Optional.of(from));
            assertThat(withoutSeconds(resumed)).isEqualTo(undisturbed);
            assertThat(fresh.passes())
                    .as("the basis is in the checkpoint")
                    .isLessThanOrEqualTo(ITERATIONS + 1L - from.training().iteration());
        }
    }

    @Test
    void weightsComeOutInAllCoordinatesAndSpectraAreThoseOfTheRows() {
        TrainingResult krylov = train(problem(), specs());
        TrainingResult fused = new Trainer(TrainingSet.of(problem()), TrainOptions.of(Plan.FUSED)).train(specs());
        assertThat(krylov.spectrum().get()).isEqualTo(fused.spectrum().get());
        for (int k = 0; k < specs().size(); k++) {
            assertThat(krylov.runs().get(k).id()).isEqualTo(fused.runs().get(k).id());
            if (krylov.runs().get(k).id().algorithm().label().equals("cg")) {
                continue; // The last bits of sums show in its weights after some iterations, whatever the plan.
            }
            Vec expected = fused.coefficients(fused.runs().get(k));
            Vec apart = krylov.coefficients(krylov.runs().get(k)).minus(expected);
            assertThat(apart.norm()).as(krylov.runs().get(k).id().name()).isLessThanOrEqualTo(1e-10 * expected.norm());
        }
    }

    @Test
    void runsThatLeaveTheSpaceAreRefusedByName() {
        List<RunSpec> deep =
                List.of(RunSpec.of(Algorithms.named("deep-gd").orElseThrow(), Rate.of(0.1), RULES), specs().get(0));
        assertThatThrownBy(() -> train(problem(), deep))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("deep-gd does not. Maybe plan fused.");
        RunSpec warm = new RunSpec(
                Algorithms.shallow(), Rate.of(0.1), 0, RunSpec.Start.at(Vec.constant(FEATURES, 1)), RULES, "");
        assertThatThrownBy(() -> train(problem(), List.of(warm)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("from zero, not from initial model. Maybe plan fused.");
        RunSpec atZero =
                new RunSpec(Algorithms.shallow(), Rate.of(0.1), 0, RunSpec.Start.at(Vec.zeros(FEATURES)), RULES, "");
        assertThat(train(problem(), List.of(atZero)).runs()).hasSize(1);
    }

    @Test
    void severalRunsOnFeaturesTooManyForAGramMatrixTakeIt() {
        PlanChooser.Size wide = new PlanChooser.Size(400_000, 47_236, 75, PlanChooser.Storage.SPARSE, 1);
        PlanChooser chooser = new PlanChooser(1 << 30, "spark.driver.memory", 8);
        PlanChooser.Choice many = chooser.choose(new PlanChooser.Work(wide, 2, 2, 100, 41, false, true));
        assertThat(many.plan()).isEqualTo(Plan.KRYLOV);
        assertThat(many.reason()).contains("of one vector for 41 runs").contains("spark.driver.memory");
        assertThat(chooser.choose(new PlanChooser.Work(wide, 2, 2, 100, 41, false, false))
                        .plan())
                .as("where they leave the space")
                .isEqualTo(Plan.FUSED);
        assertThat(chooser.choose(new PlanChooser.Work(wide, 2, 2, 100, 1, false, true))
                        .plan())
                .as("one run saves nothing")
                .isEqualTo(Plan.FUSED);
        PlanChooser.Size narrow = new PlanChooser.Size(400_000, 784, 784, PlanChooser.Storage.DENSE, 1);
        assertThat(chooser.choose(new PlanChooser.Work(narrow, 2, 2, 1000, 41, false, true))
                        .plan())
                .as("a Gram matrix is cheaper still")
                .isEqualTo(Plan.GRAM);
    }
}
