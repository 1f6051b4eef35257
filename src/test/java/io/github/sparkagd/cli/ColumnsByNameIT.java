package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.sparkagd.CommandLine;
import io.github.sparkagd.History;
import io.github.sparkagd.SharedSpark;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A model finds its columns in data of any order, by their names. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ColumnsByNameIT {
    /** Noise is uniform in ±0.1, of which the root mean square is 0.058. */
    private static final double LEAST_RMSE = 0.07;

    @TempDir
    static Path folder;

    private final BaseTable table = new BaseTable();
    private String model;
    private String rmse;

    @BeforeAll
    void train() {
        SharedSpark.session();
        String base = table.csv(folder, "base.csv", BaseTable.COLUMNS);
        model = BaseTable.train(folder, "base", base, "--header");
        CommandLine.Result fit = evaluate(base, "--header");
        assertThat(fit.err()).isEmpty();
        assertThat(fit.number("rmse")).isLessThan(LEAST_RMSE);
        rmse = fit.value("rmse");
    }

    private CommandLine.Result evaluate(String data, String... options) {
        return run("evaluate", data, options);
    }

    private CommandLine.Result run(String command, String data, String... options) {
        List<String> arguments = new ArrayList<>(List.of(command, "--model=" + model, "--data=" + data));
        arguments.addAll(List.of(options));
        CommandLine.Result result = CommandLine.run(arguments.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private List<String> predict(String data, String... options) throws Exception {
        Path file = Files.createTempDirectory(folder, "predicted").resolve("predictions.csv");
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--out=" + file);
        run("predict", data, all.toArray(String[]::new));
        return Files.readAllLines(file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c,b,a,y", "y,a,b,c", "b,y,a,c", "a,b,c,y"})
    void everyOrderGivesTheSameFit(String columns) {
        CommandLine.Result csv = evaluate(table.csv(folder, "order-" + columns + ".csv", columns), "--header");
        assertThat(csv.value("rmse")).isEqualTo(rmse);
        assertThat(csv.err()).isEmpty();
        CommandLine.Result parquet = evaluate(table.parquet(folder, "order-" + columns + ".parquet", columns));
        assertThat(parquet.value("rmse")).isEqualTo(rmse);
        assertThat(parquet.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "parquet"})
    void whatTheModelDoesNotUseIsIgnoredAndSaid(String format) {
        String columns = "id,c,town,b,a,y";
        CommandLine.Result fit = format.equals("csv")
                ? evaluate(table.csv(folder, "more.csv", columns), "--header")
                : evaluate(table.parquet(folder, "more.parquet", columns));
        assertThat(fit.value("rmse")).isEqualTo(rmse);
        assertThat(fit.err().lines()).hasSize(1);
        assertThat(fit.err()).startsWith("agd: ").contains("id, town are not used by --model");
    }

    /** Read by position, columns in another order would give another loss, or be refused. */
    @Test
    void theColumnsOfATestSetAreFoundByNameToo() throws Exception {
        String base = folder.resolve("base.csv").toString();
        String other = table.csv(folder, "test-order.csv", "y,id,c,a,b");
        CommandLine.Result same = evaluate(base, "--header", "--test=" + base);
        CommandLine.Result fit = evaluate(base, "--header", "--test=" + other);
        assertThat(fit.value("test_rmse")).isEqualTo(same.value("test_rmse"));
        assertThat(fit.err().lines())
                .containsExactly("agd: " + other + ": column id is not used, as " + base + " has none of that name.");
        assertThat(predict(base, "--header", "--test-set", "--test=" + table.csv(folder, "test.tsv.csv", "c,y,b,a")))
                .isEqualTo(predict(base, "--header"));
        CommandLine.Result trained = CommandLine.run(
                "train",
                "--data=" + base,
                "--test=" + table.csv(folder, "test-train.csv", "b,c,y,a"),
                "--header",
                "--learning-rate=0.9",
                "--iterations=20",
                "--out=" + folder.resolve("tested"));
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        Path out = folder.resolve("tested");
        assertThat(History.last(out, "agd-L4-0.9", "test_loss"))
                .isCloseTo(History.last(out, "agd-L4-0.9", "train_loss"), within(1e-12));
    }

    @Test
    void aTestSetWithoutALabelServesPredictionsWithoutLabels() throws Exception {
        String data = table.csv(folder, "unlabelled.csv", "a,b,c");
        List<String> expected = predict(data, "--header");
        assertThat(predict(data, "--header", "--test-set", "--test=" + table.csv(folder, "turned.csv", "c,y,b,a")))
                .isEqualTo(expected);
    }

    @Test
    void predictNeedsNoLabelAndWritesItAlongWhereItIsThere() throws Exception {
        List<String> with = predict(table.csv(folder, "with.csv", "y,c,b,a"), "--header");
        assertThat(with.get(0)).isEqualTo("row,prediction,label");
        assertThat(with).hasSize(BaseTable.ROWS + 1);
        List<String> expected = new ArrayList<>(List.of("row,prediction"));
        for (int i = 0; i < BaseTable.ROWS; i++) {
            String[] fields = with.get(i + 1).split(",", -1);
            assertThat(Double.parseDouble(fields[2])).isEqualTo(table.value(i, "y"));
            assertThat(Double.parseDouble(fields[1])).isCloseTo(table.value(i, "y"), within(0.2));
            expected.add(fields[0] + "," + fields[1]);
        }
        assertThat(predict(table.csv(folder, "without.csv", "b,a,c"), "--header"))
                .isEqualTo(expected);
        assertThat(predict(table.parquet(folder, "without.parquet", "c,a,b"))).isEqualTo(expected);
        assertThat(predict(table.csv(folder, "headless.csv", "a,b,c", ""))).isEqualTo(expected);
        assertThat(predict(table.csv(folder, "town.csv", "town,c,b,a"), "--header"))
                .isEqualTo(expected);
    }

    @Test
    void withoutNamesOnOneSideThePositionCountsWithAWord() {
        CommandLine.Result headless = evaluate(table.csv(folder, "plain.csv", "a,b,c,y", ""));
        assertThat(headless.value("rmse")).isEqualTo(rmse);
        assertThat(headless.err()).contains("agd: ").contains("by position, as a, b, c, column 3 as the label");
    }

    @Test
    void theLabelsPlaceIsKeptWhereThereAreNoNames() {
        String first = table.csv(folder, "first.csv", "y,a,b,c", "");
        model = BaseTable.train(folder, "first", first, "--label=0");
        try {
            CommandLine.Result fit = evaluate(first);
            assertThat(fit.number("rmse")).isLessThan(LEAST_RMSE);
            assertThat(fit.err()).contains("column 0 as the label");
            CommandLine.Result named = evaluate(table.csv(folder, "first-named.csv", "y,a,b,c"), "--header");
            assertThat(named.number("rmse")).isLessThan(LEAST_RMSE);
            assertThat(named.err()).contains("keeps no names").contains("'y' as the label");
        } finally {
            model = folder.resolve("base/models/agd-L4-0.9").toString();
        }
    }

    @Test
    void provenanceKeepsNamesLabelAndHowTheDataWereRead() throws Exception {
        JsonNode kept = new ObjectMapper().readTree(new File(model, "provenance.json"));
        assertThat(kept.get("features").toString()).isEqualTo("[\"a\",\"b\",\"c\"]");
        assertThat(kept.get("label").asText()).isEqualTo("y");
        assertThat(kept.get("labelColumn").asInt()).isEqualTo(3);
        assertThat(kept.at("/dataOptions/format").asText()).isEqualTo("csv");
        assertThat(kept.at("/dataOptions/header").asBoolean()).isTrue();
    }

    @Test
    void modelsOfVersion01AreReadByPosition() throws Exception {
        Path old = folder.resolve("old/models/agd-L4-0.9");
        FileUtils.copyDirectory(new File(model), old.toFile());
        ObjectMapper mapper = new ObjectMapper();
        File provenance = old.resolve("provenance.json").toFile();
        ObjectNode json = (ObjectNode) mapper.readTree(provenance);
        json.remove(List.of("features", "label", "labelColumn", "dataOptions"));
        mapper.writeValue(provenance, json);
        String now = model;
        model = old.toString();
        try {
            String base = folder.resolve("base.csv").toString();
            CommandLine.Result fit = evaluate(base, "--header");
            assertThat(fit.value("rmse")).isEqualTo(rmse);
            assertThat(fit.err()).contains("keeps no names of columns").contains("by position");
            Files.delete(provenance.toPath());
            assertThat(evaluate(base, "--header").value("rmse")).isEqualTo(rmse);
            assertThat(predict(table.csv(folder, "old.csv", "a,b,c"), "--header")
                            .get(0))
                    .isEqualTo("row,prediction");
        } finally {
            model = now;
        }
    }

    @Test
    void namesOfAVectorsEntriesAreUsed() {
        String vectors = vectors("c", "a", "b");
        CommandLine.Result fit = evaluate(vectors);
        assertThat(fit.number("rmse")).isCloseTo(Double.parseDouble(rmse), within(1e-12));
        assertThat(fit.err()).isEmpty();
        String now = model;
        model = BaseTable.train(folder, "vectors", vectors, "--label=y");
        try {
            assertThat(evaluate(folder.resolve("base.csv").toString(), "--header")
                            .number("rmse"))
                    .isLessThan(LEAST_RMSE);
        } finally {
            model = now;
        }
    }

    /** A parquet folder with a vector column of {@code columns}, with their names. */
    private String vectors(String... columns) {
        Dataset<Row> plain =
                SharedSpark.session().read().parquet(table.parquet(folder, "v.parquet", BaseTable.COLUMNS));
        String written = folder.resolve("vectors-" + String.join("", columns) + ".parquet")
                .toString();
        new VectorAssembler()
                .setInputCols(columns)
                .setOutputCol("features")
                .transform(plain)
                .select("y", "features")
                .coalesce(1)
                .write()
                .parquet(written);
        return written;
    }

    @Test
    void aRunDirectoryStandsForItsBestRun() {
        String base = folder.resolve("base.csv").toString();
        CommandLine.Result trained = CommandLine.run(
                "train",
                "--data=" + base,
                "--header",
                "--intercept",
                "--test-fraction=0.3",
                "--algorithm=gd",
                "--learning-rate=0.01,0.9,0.1",
                "--iterations=20",
                "--out=" + folder.resolve("several"));
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        String now = model;
        model = folder.resolve("several").toString();
        try {
            CommandLine.Result fit = evaluate(base, "--header", "--test-fraction=0.3");
            assertThat(fit.number("test_loss"))
                    .isCloseTo(History.last(folder.resolve("several"), "gd-L1-0.9", "test_loss"), within(1e-12));
            assertThat(fit.err()).contains("gd-L1-0.9 is taken").contains("test loss");
        } finally {
            model = now;
        }
    }

    @Test
    void aTrainingStartsFromAModelOfAnotherOrderByName() {
        String other = table.csv(folder, "start.csv", "c,y,b,a");
        CommandLine.Result trained = CommandLine.run(
                "train",
                "--data=" + other,
                "--header",
                "--label=y",
                "--intercept",
                "--iterations=0",
                "--learning-rate=0.9",
                "--initial-model=" + folder.resolve("base"),
                "--out=" + folder.resolve("started"));
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(trained.err()).contains("agd-L4-0.9 is taken").contains("train loss");
        assertThat(History.last(folder.resolve("started"), "agd-L4-0.9", "train_loss"))
                .isCloseTo(History.last(folder.resolve("base"), "agd-L4-0.9", "train_loss"), within(1e-12));
    }

    @Test
    void labelsOfOtherClassesThanInTrainingAreSaid() {
        String classes = io.github.sparkagd.InputFiles.text(folder, "classes.csv", "x,d\n1,3\n0.5,3\n-1,8\n-0.5,8\n");
        String now = model;
        model = BaseTable.train(folder, "classes", classes, "--header", "--classes=3,8");
        try {
            assertThat(evaluate(classes, "--header", "--classes=3,8").err()).isEmpty();
            assertThat(evaluate(classes, "--header").err())
                    .contains("trained on labels of --classes 3,8, these are as they stand");
        } finally {
            model = now;
        }
    }
}
