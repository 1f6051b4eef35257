package io.github.sparkagd.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.CommandLine;
import io.github.sparkagd.GeneratedFiles;
import io.github.sparkagd.History;
import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.data.KryoClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With Kryo for a serializer everything works, and gives the bits that Java's gives. */
@Tag("long")
class KryoIT {
    private static final Map<String, String> KRYO =
            Map.of("spark.serializer", "org.apache.spark.serializer.KryoSerializer");
    /** Not enough for the blocks, which so go through the serializer to the disk, and to results that executors sum. */
    private static final Map<String, String> LITTLE_MEMORY = Map.of(
            "spark.testing.memory", "12000000",
            "spark.testing.reservedMemory", "0",
            "spark.driver.maxResultSize", "1m",
            "spark.rdd.compress", "true");

    @TempDir
    static Path folder;

    private static List<String> expectedOfCommands;
    private static List<String> expectedOfEstimators;

    @BeforeAll
    static void byJavasSerializer() {
        SharedSpark.stop();
        GeneratedFiles.csv(folder.resolve("rows.csv"), 3000);
        GeneratedFiles.libsvm(folder.resolve("rows.libsvm"), 2000);
        in("local[2]", LITTLE_MEMORY, () -> {
            expectedOfCommands = commands();
            expectedOfEstimators = estimators();
        });
    }

    @BeforeEach
    void noOtherSession() {
        SharedSpark.stop();
    }

    @AfterEach
    void stop() {
        SharedSpark.stop();
    }

    @SafeVarargs
    private static Map<String, String> all(Map<String, String>... settings) {
        Map<String, String> all = new HashMap<>();
        for (Map<String, String> each : settings) {
            all.putAll(each);
        }
        return all;
    }

    private static void in(String master, Map<String, String> settings, Runnable work) {
        SparkSession.Builder builder = SparkSession.builder()
                .master(master)
                .appName("kryo")
                .config("spark.ui.enabled", "false")
                .config("spark.ui.showConsoleProgress", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.executor.memory", "600m")
                .config("spark.jars", System.getProperty("agd.jar"));
        settings.forEach(builder::config);
        SparkSession session = builder.getOrCreate();
        try {
            work.run();
        } finally {
            session.stop();
        }
    }

    @Test
    void everythingGivesTheSameBitsAlsoFromDiskAndWithEveryClassRegistered() {
        Map<String, String> registered = Map.of(
                "spark.kryo.registrationRequired", "true", "spark.kryo.registrator", KryoClasses.class.getName());
        in("local[2]", all(KRYO, LITTLE_MEMORY, registered), () -> {
            assertThat(commands()).isEqualTo(expectedOfCommands);
            assertThat(estimators()).isEqualTo(expectedOfEstimators);
        });
    }

    @Test
    void executorsGiveThemToo() {
        Map<String, String> odd = Map.of("spark.kryo.unsafe", "true", "spark.kryo.referenceTracking", "false");
        in("local-cluster[2,1,1024]", all(KRYO, odd), () -> {
            assertThat(commands()).isEqualTo(expectedOfCommands);
            assertThat(estimators()).isEqualTo(expectedOfEstimators);
        });
    }

    @Test
    void classesThatAreNotRegisteredAreRefusedWithTheSettingThatRegistersThem() {
        in("local[1]", all(KRYO, Map.of("spark.kryo.registrationRequired", "true")), () -> assertThatThrownBy(
                        () -> new DeepLinearRegression().fit(Frames.of(Frames.linear(20, 2, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Maybe set spark.kryo.registrator=io.github.sparkagd.data.KryoClasses."));
    }

    /** What the commands print and write, without times. */
    private static List<String> commands() {
        List<String> found = new ArrayList<>();
        String csv = "--data=" + folder.resolve("rows.csv");
        found.addAll(trained(train(csv, "--plan=fused", "--intercept", "--standardize", "--test-fraction=0.2")));
        found.addAll(trained(train(csv, "--plan=round-robin")));
        found.addAll(trained(train("--data=" + folder.resolve("rows.libsvm"), "--partitions=3")));
        found.addAll(trained(train("--plan=gram", "--partitions=8")));
        Path model = onlyFile(train(csv, "--plan=fused").resolve("models"));
        found.addAll(run("evaluate", csv, "--model=" + model));
        Path predictions = fresh("predictions.csv");
        run("predict", csv, "--model=" + model, "--out=" + predictions);
        found.addAll(contents(predictions));
        Path parts = fresh("predictions");
        run("predict", csv, "--model=" + model, "--partitions=3", "--parts", "--out=" + parts);
        found.addAll(contents(parts));
        found.addAll(run("spectrum", csv));
        Path made = fresh("made");
        run("generate", "--rows=50", "--columns=4", "--partitions=3", "--format=csv", "--out=" + made);
        found.addAll(contents(made));
        return found;
    }

    /** A path at which nothing is. */
    private static Path fresh(String name) {
        return folder.resolve(System.nanoTime() + name);
    }

    /** Returns the run directory. */
    private static Path train(String... options) {
        Path out = fresh("out");
        List<String> all = new ArrayList<>(List.of("train", "--algorithm=agd", "--depth=2", "--iterations=2"));
        all.addAll(List.of(options));
        all.add("--out=" + out);
        run(all.toArray(String[]::new));
        return out;
    }

    private static List<String> trained(Path run) {
        return History.withoutSeconds(run);
    }

    private static List<String> run(String... arguments) {
        CommandLine.Result result = CommandLine.run(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out().lines().toList();
    }

    private static Path onlyFile(Path parent) {
        try (Stream<Path> found = Files.list(parent)) {
            return found.findFirst().orElseThrow();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The lines of a file, or of all files of a folder. */
    private static List<String> contents(Path place) {
        try (Stream<Path> found = Files.walk(place)) {
            List<String> lines = new ArrayList<>();
            for (Path file : found.filter(each -> each.getFileName().toString().matches("part-\\d+|.*\\.csv"))
                    .sorted()
                    .toList()) {
                lines.addAll(Files.readAllLines(file));
            }
            assertThat(lines).isNotEmpty();
            return lines;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Coefficients, losses and metrics of models trained on a Dataset. */
    private static List<String> estimators() {
        Dataset<Row> data = Frames.of(Frames.linear(400, 5, 3))
                .withColumn("watched", functions.col("weight").equalTo(4.0))
                .coalesce(1);
        List<String> found = new ArrayList<>();
        for (String plan : List.of("fused", "gram")) {
            found.add(numbers(new DeepLinearRegression()
                    .setWeightCol("weight")
                    .setValidationIndicatorCol("watched")
                    .setMaxIter(2)
                    .setPlan(plan)
                    .fit(data)));
        }
        DeepLinearRegression kept = new DeepLinearRegression()
                .setMaxIter(2)
                .setPlan("fused")
                .setStandardization(true)
                .setCheckpointInterval(1)
                .setCheckpointDir(fresh("kept").toString());
        DeepLinearRegressionModel model = kept.fit(data);
        found.add(numbers(model) + " " + model.summary().r2());
        String saved = fresh("model").toString();
        save(model, saved);
        found.add(numbers(DeepLinearRegressionModel.load(saved)));
        found.add(new DeepLinearClassifier()
                .setMaxIter(2)
                .fit(data.withColumn("label", functions.expr("cast(label > 600 as double)")))
                .coefficients()
                .toString());
        found.add(crossValidated(data, "auto"));
        found.add(crossValidated(data, "fused"));
        return found;
    }

    private static void save(DeepLinearRegressionModel model, String path) {
        try {
            model.save(path);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String numbers(DeepLinearRegressionModel model) {
        return model.coefficients() + " " + model.intercept();
    }

    private static String crossValidated(Dataset<Row> data, String plan) {
        DeepLinearRegression estimator =
                new DeepLinearRegression().setMaxIter(2).setPlan(plan);
        ParamMap[] grid = new ParamGridBuilder()
                .addGrid(estimator.regParam(), new double[] {0, 0.1})
                .build();
        LockstepCrossValidator validator = new LockstepCrossValidator();
        validator
                .setEstimator(estimator)
                .setEvaluator(new RegressionEvaluator())
                .setEstimatorParamMaps(grid)
                .setNumFolds(2);
        CrossValidatorModel model = validator.fit(data);
        return Arrays.toString(model.avgMetrics());
    }
}
