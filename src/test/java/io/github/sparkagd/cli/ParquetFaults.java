package io.github.sparkagd.cli;

import static io.github.sparkagd.ParquetFiles.column;
import static io.github.sparkagd.ParquetFiles.row;
import static io.github.sparkagd.ParquetFiles.schema;
import static io.github.sparkagd.ParquetFiles.write;
import static io.github.sparkagd.cli.BadInput.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What can be wrong with parquet files. */
final class ParquetFaults {
    private static final StructType NUMBERS =
            schema(column("label", DataTypes.DoubleType), column("a", DataTypes.DoubleType));
    private static final StructType TEXT =
            schema(column("label", DataTypes.DoubleType), column("a", DataTypes.StringType));
    private static final StructType VECTORS =
            schema(column("label", DataTypes.DoubleType), column("features", SQLDataTypes.VectorType()));

    private ParquetFaults() {}

    static Stream<BadInput> all() {
        return Stream.of(values(), columns(), files()).flatMap(faults -> faults);
    }

    private static BadInput rows(String name, StructType schema, Row[] rows, String... mentions) {
        return BadInput.of("parquet: " + name, folder -> train(write(folder, "t.parquet", schema, rows)), mentions);
    }

    private static Row[] rows(Row... rows) {
        return rows;
    }

    private static Stream<BadInput> values() {
        return Stream.of(
                rows(
                        "null label",
                        NUMBERS,
                        rows(row(1.0, 2.0), row(null, 2.0)),
                        "t.parquet: row 2, column 'label' is null"),
                rows("null value", NUMBERS, rows(row(1.0, null)), "t.parquet: row 1, column 'a' is null"),
                rows("null vector", VECTORS, rows(row(1.0, null)), "t.parquet: row 1, column 'features' is null"),
                rows(
                        "NaN label",
                        NUMBERS,
                        rows(row(Double.NaN, 1.0)),
                        "t.parquet: row 1, column 'label' is NaN",
                        "not finite"),
                rows(
                        "infinite value",
                        NUMBERS,
                        rows(row(1.0, 1.0), row(1.0, Double.NEGATIVE_INFINITY)),
                        "t.parquet: row 2, column 'a' is -Infinity"),
                rows(
                        "NaN in a vector",
                        VECTORS,
                        rows(row(1.0, Vectors.dense(1, Double.NaN))),
                        "t.parquet: row 1, column 'features' is NaN"),
                rows(
                        "infinity in a sparse vector",
                        VECTORS,
                        rows(row(1.0, Vectors.sparse(9, new int[] {4}, new double[] {Double.POSITIVE_INFINITY}))),
                        "t.parquet: row 1, column 'features' is Infinity"),
                rows(
                        "ragged vectors",
                        VECTORS,
                        rows(row(1.0, Vectors.dense(1, 2)), row(1.0, Vectors.dense(1, 2, 3))),
                        "t.parquet: row 2 has 3 features, the rows before it have 2"),
                rows(
                        "ragged sparse vectors",
                        VECTORS,
                        rows(row(1.0, Vectors.dense(1, 2, 3)), row(1.0, Vectors.sparse(2, new int[0], new double[0]))),
                        "t.parquet: row 2 has 2 features, the rows before it have 3"),
                rows("no rows", NUMBERS, rows(), "t.parquet holds no rows"));
    }

    private static Stream<BadInput> columns() {
        Row[] one = rows(row(1.0, 2.0));
        return Stream.of(
                rows("text among the features", TEXT, rows(row(1.0, "x")), "the feature column 'a' is of type string"),
                rows(
                        "text for a label",
                        schema(column("label", DataTypes.StringType), column("a", DataTypes.DoubleType)),
                        rows(row("x", 1.0)),
                        "the label column 'label' is of type string"),
                rows(
                        "no label column",
                        schema(column("target", DataTypes.DoubleType), column("a", DataTypes.DoubleType)),
                        one,
                        "has no column 'label'",
                        "target",
                        "--label"),
                rows(
                        "no feature",
                        schema(column("label", DataTypes.DoubleType)),
                        rows(row(1.0)),
                        "no feature column beside 'label'"),
                BadInput.of(
                        "parquet: --label that is not there",
                        folder -> train(write(folder, "t.parquet", NUMBERS, one), "--label", "y"),
                        "has no column 'y'"),
                BadInput.of(
                        "parquet: test set without a feature",
                        folder -> train(
                                write(folder, "t.parquet", NUMBERS, one),
                                "--test",
                                write(
                                        folder,
                                        "u.parquet",
                                        schema(
                                                column("label", DataTypes.DoubleType),
                                                column("b", DataTypes.DoubleType)),
                                        one)),
                        "u.parquet has no column 'a'"),
                BadInput.of(
                        "parquet: second file of other width",
                        folder -> {
                            write(folder, "in/a.parquet", VECTORS, row(1.0, Vectors.dense(1, 2)));
                            write(folder, "in/b.parquet", VECTORS, row(1.0, Vectors.dense(1)));
                            return train(folder.resolve("in").toString());
                        },
                        "b.parquet: row 1 has 1 features",
                        "have 2"));
    }

    private static Stream<BadInput> files() {
        return Stream.of(
                BadInput.of(
                        "parquet: text by another name",
                        folder -> {
                            Files.writeString(folder.resolve("t.parquet"), "label,a\n1,2\n");
                            return train(folder.resolve("t.parquet").toString());
                        },
                        "t.parquet"),
                BadInput.of(
                        "parquet: empty file",
                        folder -> {
                            Files.writeString(folder.resolve("t.parquet"), "");
                            return train(folder.resolve("t.parquet").toString());
                        },
                        "t.parquet"),
                BadInput.of(
                        "parquet: second file truncated",
                        folder -> {
                            write(folder, "in/a.parquet", NUMBERS, row(1.0, 2.0));
                            damage(write(folder, "in/b.parquet", NUMBERS, row(1.0, 2.0)), false);
                            return train(folder.resolve("in").toString());
                        },
                        "in/b.parquet"),
                BadInput.of(
                        "parquet: damaged footer",
                        folder -> {
                            Files.writeString(folder.resolve("t.parquet"), "PAR1" + "x".repeat(90) + "PAR1");
                            return train(folder.resolve("t.parquet").toString());
                        },
                        "t.parquet cannot be read as parquet",
                        "damaged"),
                BadInput.of(
                        "parquet: damaged pages",
                        folder -> {
                            damage(write(folder, "t.parquet", NUMBERS, row(1.0, 2.0), row(3.0, 4.0)), true);
                            return train(folder.resolve("t.parquet").toString());
                        },
                        "t.parquet",
                        "damaged"),
                BadInput.of(
                        "parquet: no parquet file",
                        folder -> {
                            Files.writeString(folder.resolve("t.txt"), "1 1:1");
                            return train(folder.resolve("t.txt").toString(), "--format", "parquet");
                        },
                        "t.txt is no parquet file"));
    }

    /** Overwrites the first page, or cuts the footer off. */
    private static void damage(String path, boolean pages) throws IOException {
        byte[] content = Files.readAllBytes(Path.of(path));
        if (pages) {
            Arrays.fill(content, 4, 40, (byte) 0xee);
        }
        Files.write(Path.of(path), pages ? content : Arrays.copyOf(content, content.length - 20));
    }
}
