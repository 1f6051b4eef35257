package io.github.sparkagd.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.CommandLine;
import io.github.sparkagd.faults.Fault.Harm;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever happens to executors and their files, a training ends with the bits of the undisturbed one.
 *
 * <p>A standalone cluster of three workers; each pass of the training is a tree of three stages: the map side (a task a
 * partition), the shuffle (a task a group of partitions) and the final aggregate (one task); or one stage alone, where the
 * driver adds.
 */
@Tag("faults")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class FaultsIT {
    private static final int MAP_SIDE = Trained.PARTITIONS;
    private static final int SHUFFLE = 3;
    private static final int FINAL = 1;
    private static final int WORKERS = 3;

    /** With so little for results, sums are merged on the executors. */
    private static final Map<String, String> ON_EXECUTORS = Map.of("spark.driver.maxResultSize", "1m");

    /** By default small sums are merged in the driver: one stage. */
    private static final Map<String, String> IN_DRIVER = Map.of("spark.driver.maxResultSize", "1g");

    /** Each executor keeps about 160 kB in memory. */
    private static final Map<String, String> SHORT_OF_STORAGE = Map.of(
            "spark.driver.maxResultSize",
            "1m",
            "spark.memory.fraction",
            "0.0005",
            "spark.storage.unrollMemoryThreshold",
            "4096",
            "spark.buffer.pageSize",
            "4k");

    @TempDir
    static Path folder;

    private FaultCluster cluster;
    private JavaSparkContext context;
    private Map<String, String> current = Map.of();
    private Path data;
    private Trained undisturbed;
    private int outputs;

    @BeforeAll
    void start() {
        data = Trained.data(folder.resolve("rows.csv"));
        cluster = FaultCluster.start(folder.resolve("cluster"), WORKERS - 1).withWorkerElsewhere();
        application(ON_EXECUTORS);
        try (Witness witness = new Witness(context)) {
            undisturbed = train();
            assertThat(witness.tasksFailed() + witness.executorsLost()).isZero();
        }
        assertThat(undisturbed.models()).hasSize(Trained.RUNS);
        assertThat(undisturbed.history()).hasSize(1 + Trained.RUNS * (1 + Trained.ITERATIONS));
    }

    private static Map<String, String> withSpeculation(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.putAll(Map.of(
                "spark.speculation",
                "true",
                "spark.speculation.quantile",
                "0.5",
                "spark.speculation.minTaskRuntime",
                "1s"));
        return all;
    }

    /** Makes an application with {@code settings}, or the present one whole again. */
    private void application(Map<String, String> settings) {
        if (settings.equals(current)) {
            FaultCluster.awaitExecutors(context, WORKERS);
            return;
        }
        context = cluster.application(WORKERS, settings);
        current = settings;
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @AfterEach
    void whole() {
        Fault.none(context);
        assertThat(context.getPersistentRDDs()).isEmpty();
    }

    private Trained train() {
        return Trained.run(data, folder.resolve("out-" + ++outputs));
    }

    private void assertUndisturbed(String scenario, Witness witness) {
        Trained trained = train();
        System.out.println("FaultsIT: " + scenario + ": " + witness);
        assertThat(trained).isEqualTo(undisturbed);
    }

    static Stream<Arguments> kills() {
        return Stream.of(
                Arguments.of("map side", MAP_SIDE, 7, 2, ON_EXECUTORS),
                Arguments.of("map side", MAP_SIDE, 4, 5, ON_EXECUTORS),
                Arguments.of("map side", MAP_SIDE, 11, 9, ON_EXECUTORS),
                Arguments.of("shuffle", SHUFFLE, 0, 3, ON_EXECUTORS),
                Arguments.of("shuffle", SHUFFLE, 1, 4, ON_EXECUTORS),
                Arguments.of("shuffle", SHUFFLE, 2, 8, ON_EXECUTORS),
                Arguments.of("final aggregate", FINAL, 0, 2, ON_EXECUTORS),
                Arguments.of("final aggregate", FINAL, 0, 6, ON_EXECUTORS),
                Arguments.of("final aggregate", FINAL, 0, 10, ON_EXECUTORS),
                Arguments.of("only stage", MAP_SIDE, 2, 3, IN_DRIVER),
                Arguments.of("only stage", MAP_SIDE, 9, 6, IN_DRIVER),
                Arguments.of("only stage", MAP_SIDE, 5, 10, IN_DRIVER));
    }

    @ParameterizedTest(name = "executor killed in the {0}, task {2}, iteration {3}")
    @MethodSource("kills")
    void anExecutorKilledBySigkillChangesNoBit(
            String stage, int tasks, int partition, int iteration, Map<String, String> settings) {
        application(settings);
        try (Witness witness = new Witness(context)) {
            Fault.plan(context, at(Harm.KILL_EXECUTOR, iteration, tasks, partition));
            assertUndisturbed("executor killed in the " + stage + " of iteration " + iteration, witness);
            assertThat(witness.executorsLost())
                    .as(String.valueOf(witness.losses()))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "shuffle files deleted before a stage of {0} task(s) reads them")
    @ValueSource(ints = {SHUFFLE, FINAL})
    void deletedShuffleFilesChangeNoBit(int tasks) {
        application(ON_EXECUTORS);
        try (Witness witness = new Witness(context)) {
            Fault.plan(context, at(Harm.DELETE_SHUFFLE_FILES, 4, tasks, tasks - 1));
            assertUndisturbed("shuffle files deleted before a stage of " + tasks, witness);
            assertThat(witness.fetchesFailed()).isPositive();
            assertThat(witness.stagesRepeated()).isPositive();
        }
    }

    static Stream<Arguments> stalls() {
        return Stream.of(
                Arguments.of(MAP_SIDE, ON_EXECUTORS),
                Arguments.of(SHUFFLE, ON_EXECUTORS),
                Arguments.of(MAP_SIDE, IN_DRIVER));
    }

    @ParameterizedTest(name = "a twin of a stalled task of {0} wins, {1}")
    @MethodSource("stalls")
    void speculativeTwinsChangeNoBit(int tasks, Map<String, String> settings) {
        application(withSpeculation(settings));
        try (Witness witness = new Witness(context)) {
            Fault.plan(context, at(Harm.STALL, 5, tasks, 2));
            assertUndisturbed("stalled task of a stage of " + tasks, witness);
            assertThat(witness.twinsWon()).isPositive();
        }
    }

    /** In so many partitions that one of an executor's eight fits into its memory. */
    @Test
    void storageMemoryOfAQuarterOfTheDataChangesNoBit() {
        int partitions = 2 * Trained.PARTITIONS;
        application(ON_EXECUTORS);
        Trained roomy = Trained.run(data, folder.resolve("roomy"), partitions);
        application(SHORT_OF_STORAGE);
        long storage = FaultCluster.storageBytes(context, WORKERS);
        assertThat(storage).as("bytes for persisted blocks").isBetween(1L, Trained.BYTES / 4);
        try (Witness witness = new Witness(context)) {
            Trained trained = Trained.run(data, folder.resolve("short"), partitions);
            System.out.println(
                    "FaultsIT: storage memory of " + storage + " bytes for " + Trained.BYTES + ": " + witness);
            assertThat(trained).isEqualTo(roomy);
            assertThat(witness.blocksOnDisk()).isPositive();
            assertThat(witness.blocksInMemory()).isPositive();
        }
    }

    @Test
    void aTaskThatFailsAtEveryAttemptEndsTheTrainingInOneLine() {
        application(ON_EXECUTORS);
        Path out = folder.resolve("hopeless");
        try (Witness witness = new Witness(context)) {
            Fault.plan(context, at(Harm.KILL_EVERY_EXECUTOR, 3, MAP_SIDE, 5));
            CommandLine.Result result = CommandLine.run(
                    Trained.command(data, out, Trained.PARTITIONS).toArray(String[]::new));
            System.out.println("FaultsIT: executor killed at every attempt: " + witness + "; " + result.err());
            assertThat(result.exitCode()).isEqualTo(4);
            assertThat(result.complaints()).hasSize(1);
            assertThat(result.complaints().get(0)).contains("Spark failed: ").contains("failed 4 times");
            assertThat(result.err()).doesNotContain("\tat ");
            assertThat(witness.executorsLost()).isGreaterThanOrEqualTo(4);
        }
        assertThat(out).doesNotExist();
    }

    private static Fault at(Harm harm, int iteration, int tasks, int partition) {
        return new Fault(harm, "train: iteration " + iteration + ",", tasks, partition);
    }
}
