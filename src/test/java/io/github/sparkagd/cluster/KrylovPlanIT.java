package io.github.sparkagd.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.CommandLine;
import io.github.sparkagd.History;
import io.github.sparkagd.RealData;
import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.blocks.Blas;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.data.Sent;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.KrylovLeastSquares;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.testing.OracleContract;
import io.github.sparkagd.theory.SpectrumSolver;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.Rate;
import io.github.sparkagd.train.RunSpec;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainOptions;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.Trainer;
import io.github.sparkagd.train.TrainingRequest;
import io.github.sparkagd.train.TrainingResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The plan krylov on a cluster: the runs of the plan fused, for the passes of one vector. */
@Tag("long")
class KrylovPlanIT {
    private static final int ITERATIONS = 200;
    /** Of losses far above rounding. */
    private static final double AGREES = 1e-10;
    /** Iterations of conjugate gradients until the last bits of sums show in their losses, whatever the plan. */
    private static final int BEFORE_ROUNDING = 5;

    /** Once a space is used up, its problem is the whole problem, over several partitions of several blocks. */
    @Nested
    class UsedUp extends OracleContract {
        private final List<BlockedData> open = new ArrayList<>();

        @Override
        protected LeastSquares oracle(Case data, Coordinates coordinates) {
            BlockedData blocks = BlockedData.of(
                    Sent.parallelize(SharedSpark.context(), data.rows().all(), 3),
                    new BlockLayout(data.rows().columns(), data.sparse(), false, 400, 2, 0),
                    "contract");
            open.add(blocks);
            KrylovLeastSquares krylov = new KrylovLeastSquares(new SparkLeastSquares(blocks, coordinates), ITERATIONS);
            krylov.evaluate(List.of(Query.moments(Vec.constant(krylov.dimension(), 1))));
            return krylov;
        }

        @AfterEach
        void nothingIsLeft() {
            open.forEach(BlockedData::close);
            SharedSpark.assertNothingLeft();
        }
    }

    private static List<RunSpec> specs(double largest) {
        StopRules rules = StopRules.iterations(ITERATIONS);
        List<RunSpec> specs = new ArrayList<>();
        for (Algorithm algorithm : Algorithms.ALL) {
            if (algorithm.combinesGradients()) {
                specs.add(RunSpec.of(algorithm, Rate.of(0.8 / largest), rules));
            }
        }
        specs.add(RunSpec.of(Algorithms.aligned(2), Rate.of(0.2 / largest), rules));
        specs.add(RunSpec.of(Algorithms.aligned(64), Rate.of(1.5 / largest), rules));
        return specs;
    }

    private static TrainingResult train(ClusterTrainingSet set, Plan plan, List<RunSpec> specs) {
        return new Trainer(set, TrainOptions.of(plan)).train(specs);
    }

    private static void assertAgree(ClusterTrainingSet set) {
        List<RunSpec> specs = specs(new SpectrumSolver(1, 1 << 26).largest(set.rows()));
        long start = set.rows().passes();
        TrainingResult fused = train(set, Plan.FUSED, specs);
        long before = set.rows().passes();
        long spectrum = before - start - (ITERATIONS + 1);
        TrainingResult krylov = train(set, Plan.KRYLOV, specs);
        assertThat(set.rows().passes() - before - spectrum)
                .as("b, an iteration each, and one more direction of conjugate gradients")
                .isLessThanOrEqualTo(ITERATIONS + 2);
        for (int k = 0; k < specs.size(); k++) {
            TrainedRun run = krylov.runs().get(k);
            TrainedRun reference = fused.runs().get(k);
            assertThat(run.trace()).as(run.id().name()).hasSameSizeAs(reference.trace());
            int end = run.id().algorithm().label().equals("cg") ? BEFORE_ROUNDING : ITERATIONS;
            for (int t = 0; t <= end; t++) {
                assertAgree(
                        run.id().name() + " at " + t,
                        run.trace().get(t),
                        reference.trace().get(t));
            }
        }
    }

    private static void assertAgree(String what, TraceRow row, TraceRow reference) {
        assertThat(row.trainLoss()).as(what).isCloseTo(reference.trainLoss(), within(AGREES * reference.trainLoss()));
        assertThat(row.testLoss().isPresent()).isEqualTo(reference.testLoss().isPresent());
        row.testLoss().ifPresent(loss -> assertThat(loss)
                .as("test loss of " + what)
                .isCloseTo(
                        reference.testLoss().getAsDouble(),
                        within(AGREES * reference.testLoss().getAsDouble())));
    }

    @ParameterizedTest(name = "{0} partitions, intercept {1}")
    @CsvSource({"1,false", "3,true"})
    void generatedDataGiveTheRunsOfThePlanFused(int partitions, boolean prepared) {
        Preprocessing preprocessing = prepared ? Preprocessing.standard() : Preprocessing.none();
        try (ClusterTrainingSet set = ClusterTrainingSet.open(
                SharedSpark.session(), DataOptions.defaults().withPartitions(partitions), preprocessing)) {
            assertAgree(set);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnist", "a9a/a9a", "farm-ads/farm-ads.libsvm.gz"})
    void realDataGiveTheRunsOfThePlanFused(String name) {
        DataOptions options = DataOptions.of(RealData.path(name));
        DataOptions tested = name.startsWith("a9a")
                ? options.withTest(RealData.path("a9a/a9a.t"))
                : name.startsWith("farm") ? options.withTestFraction(0.2) : options;
        try (ClusterTrainingSet set = ClusterTrainingSet.open(SharedSpark.session(), tested, Preprocessing.none())) {
            assertAgree(set);
        }
    }

    /** Fewer rows than features are fitted without a rest. */
    @Test
    void aLossAtRoundingIsSaidToBe(@TempDir Path folder) throws IOException {
        Path rows = Files.writeString(folder.resolve("rows.csv"), "1,0,1\n0,2,1\n");
        String[] arguments = {
            "train", "--data", rows.toString(), "--algorithm", "cg", "--iterations", "5", "--plan", "krylov", "--out"
        };
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(folder.resolve("run").toString());
        CommandLine.Result result = CommandLine.run(all.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("plan krylov: asked for")
                .contains(
                        "is at rounding: the plan krylov resolves losses down to about 5.0E-16. Maybe the plan fused.");
        assertThat(History.last(folder.resolve("run"), "cg-L1-exact", "train_loss"))
                .isBetween(0.0, 1e-15);
    }

    @Test
    void aBasisWithoutRoomIsRefusedByTheNameOfTheSetting() {
        try (ClusterTrainingSet set =
                ClusterTrainingSet.open(SharedSpark.session(), DataOptions.defaults(), Preprocessing.none())) {
            TrainingRequest endless = TrainingRequest.of(1_000_000_000, 2, Blas.JAVA);
            assertThat(set.choose(Plan.KRYLOV, endless).plan())
                    .as("no more vectors than features")
                    .isEqualTo(Plan.KRYLOV);
        }
        MemoryCheck small = new MemoryCheck(1L << 30, 1L << 30, 1L << 30, 2, false);
        KrylovForm.Size wide = new KrylovForm.Size(3_000_000, 102, 0, false);
        assertThat(wide.obstacle(small).orElseThrow())
                .hasMessageContaining("a Krylov basis of 102 vectors of 3000000 features takes 2335 MB in the driver")
                .hasMessageContaining("spark.driver.memory 1024 MB")
                .hasMessageContaining("plan fused");
        MemoryCheck large = new MemoryCheck(64L << 30, 1L << 30, 1L << 30, 2, false);
        assertThat(wide.obstacle(large)).isEmpty();
        assertThat(new KrylovForm.Size(3_000_000, 102, 0, true).obstacle(large).orElseThrow())
                .hasMessageContaining("too much for a checkpoint");
    }
}
