package io.github.sparkagd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.CommandLine;
import io.github.sparkagd.GeneratedFiles;
import io.github.sparkagd.History;
import io.github.sparkagd.Processes;
import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.faults.Fault;
import io.github.sparkagd.faults.FaultPlugin;
import io.github.sparkagd.faults.Trained;
import io.github.sparkagd.faults.Witness;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The same command gives the same bits on one core, two cores, two executors and a standalone cluster. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReproducibilityIT {
    private static final int REPEATS = 10;
    private static final int PARTITIONS = 5;

    @TempDir
    static Path folder;

    private final Map<String, List<String>> inputs = new LinkedHashMap<>();
    private final Map<String, List<String>> expected = new LinkedHashMap<>();

    /** A training by passes, its models and trace. */
    private List<String> rows;

    private Trained undisturbed;

    /**
     * Text in many splits, one gzip file spread over partitions by row number, parquet, images, and partitions of fewer rows
     * than features.
     */
    @BeforeAll
    void inputsAndReference() {
        Path libsvm = GeneratedFiles.libsvm(folder.resolve("rows.libsvm"), 3000);
        Path csv = GeneratedFiles.csv(folder.resolve("rows.csv"), 3000);
        Path gz = GeneratedFiles.csv(folder.resolve("rows.csv.gz"), 3000);
        Path images = GeneratedFiles.mnist(folder.resolve("images"), 600, 120);
        Path parquet = folder.resolve("rows.parquet");
        SharedSpark.session()
                .read()
                .option("inferSchema", "true")
                .csv(csv.toString())
                .withColumnRenamed("_c6", "label")
                .repartition(3)
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(parquet.toString());
        inputs.put("libsvm", List.of("--data=" + libsvm, "--intercept", "--test-fraction=0.2", "--plan=fused"));
        inputs.put("csv", List.of("--data=" + csv, "--standardize", "--intercept", "--plan=round-robin"));
        inputs.put("gz", List.of("--data=" + gz));
        inputs.put("parquet", List.of("--data=" + parquet, "--plan=gram"));
        inputs.put("images", List.of("--data=" + images));
        // 600 features and 200 rows a partition: three tasks sum the Gram matrix of five partitions, wherever those
        // are.
        Path wide = folder.resolve("wide");
        CommandLine.Result made = CommandLine.run(
                "generate", "--rows=1000", "--columns=600", "--partitions=" + PARTITIONS, "--out=" + wide);
        assertThat(made.exitCode()).as(made.err()).isZero();
        inputs.put("few rows a partition", List.of("--data=" + wide, "--plan=gram"));
        SharedSpark.stop();
        rows = List.of("--data=" + parquet, "--plan=fused");
        in("local[2]", Map.of(), () -> {
            inputs.keySet().forEach(input -> expected.put(input, history(input)));
            undisturbed = Trained.of(train(rows));
        });
    }

    @AfterAll
    void stop() {
        SharedSpark.stop();
    }

    private static void in(String master, Map<String, String> settings, Runnable work) {
        SparkSession.Builder builder = SparkSession.builder()
                .master(master)
                .appName("reproducibility")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.jars", System.getProperty("agd.jar"))
                .config("spark.executor.memory", "1g");
        settings.forEach(builder::config);
        SparkSession session = builder.getOrCreate();
        try {
            work.run();
        } finally {
            session.stop();
        }
    }

    private List<String> history(String input) {
        return History.withoutSeconds(train(inputs.get(input)));
    }

    /** Returns the run directory. */
    private static Path train(List<String> more) {
        Path out = folder.resolve("out-" + System.nanoTime());
        List<String> arguments =
                new ArrayList<>(List.of("train", "--algorithm=gd,agd,cg", "--depth=2,4", "--iterations=12"));
        arguments.addAll(List.of("--partitions=" + PARTITIONS, "--out=" + out));
        arguments.addAll(more);
        CommandLine.Result result = CommandLine.run(arguments.toArray(new String[0]));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return out;
    }

    private void allAsExpected() {
        inputs.keySet().forEach(this::asExpected);
    }

    private void asExpected(String input) {
        assertThat(history(input)).as(input).isEqualTo(expected.get(input));
    }

    @Test
    void oneCoreGivesTheBitsOfTwo() {
        assertThat(expected.get("gz")).hasSize(1 + 4 * 13);
        in("local[1]", Map.of(), this::allAsExpected);
    }

    @Test
    void twoExecutorsGiveThemTenTimes() {
        in("local-cluster[2,1,1024]", Map.of(), () -> {
            for (int i = 0; i < REPEATS; i++) {
                asExpected("libsvm");
            }
            allAsExpected();
        });
    }

    /** The same rows as text and compressed, which is cut into other splits, are the same data. */
    @Test
    void gzipAndTextGiveTheSameBits() {
        inputs.put("text", List.of("--data=" + folder.resolve("rows.csv")));
        in("local[2]", Map.of(), () -> assertThat(history("text")).isEqualTo(expected.get("gz")));
        inputs.remove("text");
    }

    /** Also where the process of an executor dies inside a pass: another one reads its rows again. */
    @Test
    void aStandaloneClusterGivesThemAndSoItDoesWhenAnExecutorIsKilled() {
        Path state = folder.resolve("cluster");
        Processes.Result started = Processes.submit(
                folder, "cluster", "start", "--workers", "2", "--memory", "1g", "--dir", state.toString());
        assertThat(started.exitCode()).as(started.err()).isZero();
        Map<String, String> settings = new HashMap<>(FaultPlugin.SETTINGS);
        settings.put("spark.executor.cores", "1");
        // So that every partition has a task of its own.
        settings.put("spark.default.parallelism", String.valueOf(PARTITIONS));
        try {
            in(started.lastLine(), settings, () -> {
                allAsExpected();
                asUndisturbedByAKill();
            });
        } finally {
            Processes.submit(folder, "cluster", "stop", "--dir", state.toString());
        }
    }

    private void asUndisturbedByAKill() {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(
                SparkSession.getDefaultSession().get().sparkContext());
        try (Witness witness = new Witness(context)) {
            Fault.plan(context, new Fault(Fault.Harm.KILL_EXECUTOR, "train: iteration 7,", PARTITIONS, PARTITIONS - 2));
            Trained trained = Trained.of(train(rows));
            Fault.none(context);
            assertThat(witness.executorsLost()).as("executors killed").isEqualTo(1);
            assertThat(trained).isEqualTo(undisturbed);
        }
    }
}
