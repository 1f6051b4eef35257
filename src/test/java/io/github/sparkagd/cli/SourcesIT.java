package io.github.sparkagd.cli;

import static io.github.sparkagd.ParquetFiles.column;
import static io.github.sparkagd.ParquetFiles.row;
import static io.github.sparkagd.ParquetFiles.schema;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparkagd.CommandLine;
import io.github.sparkagd.History;
import io.github.sparkagd.SharedSpark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any source of Spark's gives what the same rows give from parquet, to the bit. */
class SourcesIT {
    private static final StructType NUMBERS = schema(
            column("a", DataTypes.DoubleType),
            column("b", DataTypes.DoubleType),
            column("label", DataTypes.DoubleType),
            column("number", DataTypes.IntegerType));
    private static final int ROWS = 300;
    private static final String COLUMNS = "a, b, label, number";

    @TempDir
    static Path folder;

    private static List<Row> rows;

    @BeforeAll
    static void writeRows() {
        Random random = new Random(7);
        rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian() * 3;
            rows.add(row(a, b, 2 * a - b + random.nextGaussian(), i));
        }
        for (String format : List.of("parquet", "orc", "json", "avro")) {
            table(rows, 3).write().format(format).save(at(format));
        }
        table(rows, 3).write().format("parquet").saveAsTable("agd_rows");
    }

    @AfterAll
    static void dropTables() {
        SharedSpark.session().sql("DROP TABLE IF EXISTS agd_rows");
    }

    private static Dataset<Row> table(List<Row> content, int files) {
        SparkSession session = SharedSpark.session();
        return session.createDataFrame(SharedSpark.context().parallelize(content, files), NUMBERS);
    }

    private static String at(String name) {
        return folder.resolve(name).toString();
    }

    private static CommandLine.Result train(String out, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                "train", "--iterations", "5", "--depth", "1,3", "--plan", "fused", "--out", at(out), "--overwrite"));
        arguments.addAll(Arrays.asList(options));
        CommandLine.Result result = CommandLine.run(arguments.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private static List<String> history(String... options) {
        train("run", options);
        return History.withoutSeconds(folder.resolve("run"));
    }

    private static JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(file).toFile());
    }

    private static String word() throws IOException {
        return json("run/run.json").path("rowOrder").asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orc", "json", "avro"})
    void filesGiveTheBitsOfParquet(String format) throws IOException {
        List<String> expected = history("--data", at("parquet"), "--test-fraction", "0.2");
        assertThat(history("--data", at(format), "--test-fraction", "0.2")).isEqualTo(expected);
        assertThat(word()).isEqualTo("files");
        assertThat(history("--data", at(format), "--format", format.toUpperCase(Locale.ROOT), "--test-fraction", "0.2"))
                .isEqualTo(expected);
    }

    /** Where Spark cuts a file changes nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"orc", "json", "avro"})
    void partsOfFilesComeInTheirOrder(String format) {
        List<String> expected = history("--data", at("parquet"));
        SparkSession session = SharedSpark.session();
        session.conf().set("spark.sql.files.maxPartitionBytes", 1500);
        session.conf().set("spark.sql.files.openCostInBytes", 1);
        try {
            assertThat(history("--data", at(format), "--partitions", "2")).isEqualTo(expected);
        } finally {
            session.conf().unset("spark.sql.files.maxPartitionBytes");
            session.conf().unset("spark.sql.files.openCostInBytes");
        }
    }

    @Test
    void formatsByTheNameOfAClassAreRead() {
        assertThat(history(
                        "--data",
                        at("orc"),
                        "--format",
                        "org.apache.spark.sql.execution.datasources.orc.OrcFileFormat"))
                .isEqualTo(history("--data", at("parquet")));
    }

    @Test
    void tablesAndQueriesOfFilesComeInTheOrderOfFiles() throws IOException {
        List<String> expected = history("--data", at("parquet"));
        assertThat(train("run", "--data", "table:default.agd_rows").complaints())
                .isEmpty();
        assertThat(History.withoutSeconds(folder.resolve("run"))).isEqualTo(expected);
        assertThat(word()).isEqualTo("files");
        String read = "sql:SELECT " + COLUMNS + " FROM parquet.`" + at("parquet") + "` WHERE number >= 0;";
        assertThat(history("--data", read)).isEqualTo(expected);
        assertThat(json("run/run.json").path("data").asText()).startsWith("sql:SELECT");
    }

    @Test
    void orderByIsKept() throws IOException {
        CommandLine.Result result =
                train("run", "--data", "sql:SELECT " + COLUMNS + "\n  FROM agd_rows ORDER BY number DESC");
        assertThat(result.complaints()).hasSize(1).allMatch(line -> line.contains("ORDER BY leaves equal"));
        assertThat(word()).isEqualTo("sorted");
        List<String> sorted = History.withoutSeconds(folder.resolve("run"));
        List<Row> turned = new ArrayList<>(rows);
        Collections.reverse(turned);
        table(turned, 2).write().parquet(at("turned"));
        assertThat(sorted).isEqualTo(history("--data", at("turned")));
    }

    @Test
    void valuesAndRangesComeAsTheyAreListed() throws IOException {
        String query = "sql:SELECT id AS a, CAST(id AS DOUBLE) / 7 AS label FROM range(100)";
        List<String> expected = history("--data", query);
        assertThat(word()).isEqualTo("listed");
        assertThat(json("run/run.json").path("n").asInt()).isEqualTo(100);
        assertThat(history("--data", "sql:SELECT id AS a, id / 7 AS label FROM range(0, 100, 1, 7)"))
                .isEqualTo(expected);
        assertThat(train("run", "--data", "sql:VALUES (1.0, 2.0), (3, 5), (4, 7.5)", "--label", "col2")
                        .complaints())
                .isEmpty();
    }

    /** Joins bring rows in an order that depends on the cluster. */
    @Test
    void rowsWithoutAnOrderAreOrderedByTheirContent() throws IOException {
        String join =
                "sql:SELECT x.a, x.b, x.label, x.number FROM agd_rows x JOIN (SELECT DISTINCT number FROM agd_rows) y"
                        + " ON x.number = y.number";
        CommandLine.Result result = train("run", "--data", join);
        assertThat(result.complaints()).hasSize(1).allMatch(line -> line.contains("no order of its own"));
        assertThat(word()).isEqualTo("content");
        List<String> expected = History.withoutSeconds(folder.resolve("run"));
        SparkSession session = SharedSpark.session();
        session.conf().set("spark.sql.shuffle.partitions", 7);
        session.conf().set("spark.sql.adaptive.enabled", false);
        try {
            assertThat(history("--data", join)).isEqualTo(expected);
            String union = "sql:SELECT * FROM (SELECT * FROM agd_rows WHERE number >= 100"
                    + " UNION ALL SELECT * FROM agd_rows WHERE number < 100)";
            assertThat(history("--data", union)).isEqualTo(expected);
        } finally {
            session.conf().set("spark.sql.shuffle.partitions", 2);
            session.conf().unset("spark.sql.adaptive.enabled");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT a, label FROM agd_rows LIMIT 50",
                "SELECT a, label + rand() AS label FROM agd_rows",
                "SELECT a, label FROM agd_rows TABLESAMPLE (50 PERCENT)",
                "SELECT number % 40 AS a, sum(label) AS label FROM agd_rows GROUP BY 1"
            })
    void whatIsLeftToChanceIsSaid(String query) throws IOException {
        CommandLine.Result result = train("run", "--data", "sql:" + query);
        assertThat(result.complaints()).hasSize(1).allMatch(line -> line.contains("row order chance"));
        assertThat(word()).isEqualTo("chance");
    }

    @Test
    void evaluateAndPredictTakeTheSameSources() throws IOException {
        train("trained", "--data", at("parquet"), "--test", "table:agd_rows");
        String expected = evaluate("--data", at("parquet"));
        assertThat(evaluate("--data", at("json"))).isEqualTo(expected);
        assertThat(evaluate("--data", "table:agd_rows")).isEqualTo(expected);
        assertThat(evaluate("--data", "sql:SELECT number, label, b, a FROM agd_rows"))
                .isEqualTo(expected);
        List<String> predictions = predictions("--data", at("parquet"));
        assertThat(predictions("--data", "sql:SELECT * FROM agd_rows ORDER BY number"))
                .isEqualTo(predictions);
        assertThat(predictions("--data", at("avro"))).isEqualTo(predictions);
        assertThat(predictions("--data", "sql:SELECT a, b, number FROM agd_rows")
                        .get(0))
                .isEqualTo("row,prediction");
    }

    private static String evaluate(String... data) {
        CommandLine.Result result = with("evaluate", List.of(), data);
        return result.out();
    }

    private static List<String> predictions(String... data) throws IOException {
        with("predict", List.of("--overwrite", "--out", at("predictions")), data);
        return Files.readAllLines(folder.resolve("predictions"));
    }

    private static CommandLine.Result with(String command, List<String> more, String... data) {
        List<String> arguments = new ArrayList<>(List.of(command, "--model", at("trained")));
        arguments.addAll(more);
        arguments.addAll(Arrays.asList(data));
        CommandLine.Result result = CommandLine.run(arguments.toArray(String[]::new));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    @Test
    void testSetsMayBeOfAnotherSource() {
        List<String> expected = history("--data", at("parquet"), "--test", at("parquet"));
        assertThat(history("--data", "table:agd_rows", "--test", at("orc"))).isEqualTo(expected);
        assertThat(history("--data", at("parquet"), "--test", "sql:TABLE agd_rows"))
                .isEqualTo(expected);
    }

    /** Formats that do not know vectors keep their parts. */
    @ParameterizedTest
    @ValueSource(strings = {"parquet", "orc", "json", "avro"})
    void vectorsAndArraysAreFeatures(String format) {
        List<Row> vectors = rows.stream()
                .map(each -> row(each.getDouble(2), Vectors.dense(each.getDouble(0), each.getDouble(1))))
                .toList();
        StructType schema =
                schema(column("label", DataTypes.DoubleType), column("features", SQLDataTypes.VectorType()));
        SparkSession session = SharedSpark.session();
        Dataset<Row> table = session.createDataFrame(SharedSpark.context().parallelize(vectors, 2), schema);
        String vector = at("vectors-" + format);
        // Spark writes no vectors as avro.
        table.write().format(format.equals("avro") ? "parquet" : format).save(vector);
        List<String> expected = history("--data", vector);
        String arrays = at("arrays-" + format);
        table(rows, 2)
                .selectExpr("label", "array(a, b) AS features")
                .write()
                .format(format)
                .save(arrays);
        assertThat(history("--data", arrays)).isEqualTo(expected);
        assertThat(history("--data", "sql:SELECT label, array(a, b) AS features FROM agd_rows"))
                .isEqualTo(expected);
    }

    @Test
    void sparseVectorsOfJsonAreRead() throws IOException {
        Path file = folder.resolve("sparse.jsonl");
        Files.writeString(file, """
                {"label":1,"features":{"type":0,"size":4,"indices":[1,3],"values":[2,3]}}
                {"label":2,"features":{"type":1,"values":[1,0,0,5]}}
                """);
        train("run", "--data", file.toString());
        assertThat(json("run/run.json").path("d").asInt()).isEqualTo(4);
    }

    /** Also where the name begins as that of a table does. */
    @Test
    void pathsThatExistAreThosePaths() throws IOException {
        Path odd = Path.of("table:of" + System.nanoTime());
        Files.writeString(odd, "1 1:1\n2 1:2\n3 1:5\n");
        try {
            train("run", "--data", odd.toString());
            assertThat(json("run/run.json").path("n").asInt()).isEqualTo(3);
        } finally {
            Files.delete(odd);
        }
    }

    @Test
    void optionsReachTheReader() throws IOException {
        Path file = folder.resolve("pretty.json");
        Files.writeString(file, "[\n {\"a\": 1,\n  \"label\": 2},\n {\"a\": 2, \"label\": 3}\n]\n");
        train("run", "--data", file.toString(), "--data-option", "multiLine=true", "--learning-rate", "0.1");
        assertThat(json("run/run.json").path("n").asInt()).isEqualTo(2);
        JsonNode provenance = json("run/models/agd-L3-0.1/provenance.json");
        assertThat(provenance
                        .path("dataOptions")
                        .path("source")
                        .path("multiLine")
                        .asText())
                .isEqualTo("true");
    }

    @Test
    void secretsAppearNowhere() throws IOException {
        String secret = "hunter2";
        CommandLine.Result done = train(
                "secret",
                "--data",
                at("orc"),
                "--data-option",
                "password=" + secret,
                "--data-option=fs.s3a.secret.key=" + secret,
                "--data-option",
                "url=jdbc:x://me:" + secret + "@host/db?token=" + secret);
        assertThat(done.out() + done.err()).doesNotContain(secret);
        try (Stream<Path> files = Files.walk(folder.resolve("secret")).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(secret);
            }
        }
        assertThat(Files.readString(folder.resolve("secret/run.json"))).contains("password=***");
    }

    /** A source of its own kind, by the name of its class, that needs no {@code --data}. */
    @Test
    void sourcesWithoutAPathAreRead() throws IOException {
        CommandLine.Result result = train("run", "--format", LetterSource.class.getName(), "--data-option", "rows=30");
        assertThat(word()).isEqualTo("content");
        assertThat(result.complaints()).hasSize(1);
        List<String> expected = History.withoutSeconds(folder.resolve("run"));
        assertThat(history(
                        "--format",
                        LetterSource.class.getName(),
                        "--data-option",
                        "rows=30",
                        "--data-option",
                        "parts=5"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--debug"})
    void secretsAppearInNoComplaint(String debug) {
        List<String> arguments = new ArrayList<>(List.of(
                "train",
                "--format",
                LetterSource.class.getName(),
                "--data-option",
                "password=open sesame",
                "--out",
                at("no")));
        if (!debug.isEmpty()) {
            arguments.add(debug);
        }
        CommandLine.Result result = CommandLine.run(arguments.toArray(String[]::new));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("login with ***").doesNotContain("sesame");
    }
}
