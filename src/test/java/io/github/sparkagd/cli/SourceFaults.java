package io.github.sparkagd.cli;

import static io.github.sparkagd.InputFiles.raw;
import static io.github.sparkagd.InputFiles.text;
import static io.github.sparkagd.ParquetFiles.column;
import static io.github.sparkagd.ParquetFiles.row;
import static io.github.sparkagd.ParquetFiles.schema;
import static io.github.sparkagd.ParquetFiles.write;
import static io.github.sparkagd.cli.BadInput.train;

import io.github.sparkagd.SharedSpark;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataTypes;

/** What can be wrong with tables, queries and files that Spark's readers read. */
final class SourceFaults {
    private SourceFaults() {}

    static Stream<BadInput> all() {
        return Stream.of(formats(), options(), queries(), values(), files()).flatMap(faults -> faults);
    }

    private static BadInput data(String name, String data, String... mentions) {
        return BadInput.of("source: " + name, folder -> train(data), mentions);
    }

    private static BadInput onRows(String options, String... mentions) {
        return BadInput.of(
                "source: " + options,
                folder -> train(text(folder, "rows.csv", "1,2\n2,3\n"), options.split(" ")),
                mentions);
    }

    private static Stream<BadInput> formats() {
        return Stream.of(
                onRows("--format xyz", "--format xyz: this Spark has no such format", "libsvm, csv", "--packages"),
                onRows("--format delta", "--format delta", "--packages io.delta:delta-spark_2."),
                onRows("--format java.lang.String", "java.lang.String"),
                onRows("--format rate", "rows.csv", "rate"),
                BadInput.of(
                        "source: no --data",
                        folder -> List.of("train", "--format", "orc"),
                        "--format orc needs --data"),
                data("--format jdbc without a table", "jdbc:none://h/db", "jdbc:none://h/db: ", "--data-option"));
    }

    private static Stream<BadInput> options() {
        return Stream.of(
                onRows("--data-option a=1", "--data-option means nothing for the format csv", "orc"),
                onRows("--format orc --data-option hunter2", "--data-option must be KEY=VALUE"),
                onRows("--format orc --data-option =x", "--data-option must be KEY=VALUE"),
                onRows("--format orc --data-option a=1 --data-option A=2", "--data-option gives A twice"),
                onRows("--format orc --header", "--header means nothing for the format orc"),
                onRows("--format json --separator ;", "--separator means nothing for the format json"),
                BadInput.of(
                        "source: option of a query",
                        folder -> train("sql:SELECT 1", "--data-option", "a=1"),
                        "--data-option means nothing for the format sql"),
                BadInput.of(
                        "source: format of a table",
                        folder -> train("table:x", "--format", "parquet"),
                        "--format parquet means nothing for table:x"),
                BadInput.of(
                        "source: query as the test set of csv",
                        folder -> train(text(folder, "rows.csv", "1,2\n2,3\n"), "--test", "sql:SELECT 1"),
                        "--test sql:SELECT 1",
                        "parquet"),
                BadInput.of(
                        "source: csv as the test set of a query",
                        folder -> train(
                                "sql:SELECT 1 AS a, 2 AS label", "--test", text(folder, "rows.csv", "1,2\n2,3\n")),
                        "--test",
                        "is of the format csv"),
                BadInput.of(
                        "source: option without data",
                        folder -> List.of("train", "--data-option", "a=1"),
                        "needs --data"));
    }

    private static Stream<BadInput> queries() {
        return Stream.of(
                data("no table", "table:db.none", "table:db.none: ", "cannot be found", "spark.sql.catalog"),
                data("no name", "table:", "table: names no table"),
                data("no query", "sql: ", "sql: holds no query"),
                data("what is no SQL", "sql:SELEC a FORM b", "sql:SELEC a FORM b: ", "SELEC"),
                data("a name that is none", "table:a b", "table:a b: "),
                data("a table that is not there", "sql:SELECT * FROM nowhere", "nowhere", "cannot be found"),
                data("a column that is not there", "sql:SELECT b AS label FROM range(3)", "`b`", "correct the query"),
                data("a command", "sql:DROP TABLE IF EXISTS x", "is no query", "SELECT"),
                data("another", "sql:SHOW TABLES", "is no query"),
                data("one within", "sql:WITH x AS (SELECT 1) INSERT INTO y SELECT * FROM x", "is no query"),
                data("a setting", "sql:SET a=b", "sql:SET a=b: "),
                data("a path that is not there", "sql:SELECT * FROM parquet.`/none/x`", "/none/x"),
                data("the same name twice", "sql:SELECT 1 AS a, 2 AS A, 3 AS label", "several columns 'A'"),
                data("division by zero", "sql:SELECT id AS a, 1 / (id - 2) AS label FROM range(5)", "by zero"),
                data(
                        "division by zero before a join",
                        "sql:SELECT a.id, b.label FROM range(5) a JOIN "
                                + "(SELECT 1 / (id - 2) AS label, id FROM range(5)) b ON a.id = b.id",
                        "by zero"));
    }

    private static Stream<BadInput> values() {
        return Stream.of(
                data("no label", "sql:SELECT 1 AS a, 2 AS b", "has no column 'label'", "[a, b]", "--label"),
                data("text", "sql:SELECT 'x' AS a, 2 AS label", "the feature column 'a' is of type string"),
                data("a null", "sql:VALUES (1, 2), (null, 3) AS t(a, label)", "column 'a' is null"),
                data(
                        "a null somewhere",
                        "sql:SELECT a, label FROM VALUES (1, 2), (null, 3) AS t(a, label) " + "UNION ALL SELECT 1, 2",
                        "column 'a' is null"),
                data("NaN", "sql:SELECT double('NaN') AS a, 2 AS label", "column 'a' is NaN"),
                data("no rows", "sql:SELECT id AS a, id AS label FROM range(0)", "holds no rows"),
                data(
                        "a null in an array",
                        "sql:SELECT 1 AS label, array(1, null) AS features",
                        "row 1, column 'features' is no vector: its entry 1 is null"),
                data("ragged arrays", "sql:VALUES (1, array(1)), (2, array(1, 2)) AS t(label, features)", "features"),
                BadInput.of(
                        "source: test set without a feature",
                        folder -> train(
                                "sql:SELECT 1 AS a, 2 AS label UNION ALL SELECT 2, 5",
                                "--test",
                                "sql:SELECT 1 AS b, 2 AS label"),
                        "sql:SELECT 1 AS b, 2 AS label has no column 'a'"));
    }

    private static Stream<BadInput> files() {
        return Stream.of(
                json("a record that is cut short", "{\"a\": 1, \"label\": 2}\n{\"a\": 2,\n", "rows.json"),
                json("a null", "{\"a\": 1, \"label\": 2}\n{\"label\": 2}\n", "rows.json: row 2, column 'a' is null"),
                json("text", "{\"a\": \"x\", \"label\": 2}\n", "the feature column 'a' is of type string"),
                json("no record", "\n", "rows.json"),
                json("an array over lines", "[\n{\"a\": 1,\n \"label\": 2}]\n", "rows.json", "multiLine=true"),
                BadInput.of(
                        "source: orc that is none",
                        folder -> train(place(folder, "rows.orc", "no orc at all")),
                        "rows.orc cannot be read as orc"),
                BadInput.of(
                        "source: avro that is none",
                        folder -> train(place(folder, "rows.avro", "no avro at all")),
                        "rows.avro cannot be read as avro"),
                BadInput.of(
                        "source: one orc file of several is none",
                        folder -> {
                            orc(folder, "in", "a", "label");
                            place(folder, "in/zz.orc", "no orc at all");
                            return train(folder.resolve("in").toString());
                        },
                        "zz.orc cannot be read as orc"),
                BadInput.of(
                        "source: orc files with other columns",
                        folder -> {
                            orc(folder, "in/x", "a", "label");
                            orc(folder, "in/y", "b", "label");
                            return train(folder.resolve("in").toString());
                        },
                        "has no column 'a', which"),
                BadInput.of(
                        "source: files of several formats",
                        folder -> {
                            orc(folder, "in", "a", "label");
                            text(folder, "in/rows.json", "{}");
                            return train(folder.resolve("in").toString());
                        },
                        "files of several formats"),
                BadInput.of(
                        "source: parquet that is read as orc",
                        folder -> train(
                                write(folder, "rows.parquet", schema(column("label", DataTypes.DoubleType)), row(1.0)),
                                "--format",
                                "orc"),
                        "rows.parquet cannot be read as orc"));
    }

    private static String place(Path folder, String name, String content) {
        raw(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
        return folder.resolve(name).toString();
    }

    private static BadInput json(String name, String content, String... mentions) {
        return BadInput.of("source: json: " + name, folder -> train(text(folder, "rows.json", content)), mentions);
    }

    private static void orc(Path folder, String name, String... columns) {
        SharedSpark.session()
                .range(4)
                .selectExpr(Stream.of(columns).map(each -> "id AS " + each).toArray(String[]::new))
                .coalesce(1)
                .write()
                .orc(folder.resolve(name).toString());
    }
}
