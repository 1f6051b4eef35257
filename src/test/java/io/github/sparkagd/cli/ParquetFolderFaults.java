package io.github.sparkagd.cli;

import static io.github.sparkagd.ParquetFiles.column;
import static io.github.sparkagd.ParquetFiles.row;
import static io.github.sparkagd.ParquetFiles.schema;
import static io.github.sparkagd.ParquetFiles.write;
import static io.github.sparkagd.cli.BadInput.train;

import java.nio.file.Files;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What can be wrong with folders of parquet files: some of another kind, with other columns, or under other folders. */
final class ParquetFolderFaults {
    private static final StructType NUMBERS =
            schema(column("label", DataTypes.DoubleType), column("a", DataTypes.DoubleType));
    private static final StructType TEXT =
            schema(column("label", DataTypes.DoubleType), column("a", DataTypes.StringType));
    private static final StructType VECTORS =
            schema(column("label", DataTypes.DoubleType), column("features", SQLDataTypes.VectorType()));

    private ParquetFolderFaults() {}

    static Stream<BadInput> all() {
        return Stream.of(kinds(), footers(), folders()).flatMap(faults -> faults);
    }

    private static Stream<BadInput> kinds() {
        return Stream.of(
                among("text among parquet", "b.txt", "1 1:1\n", "in/b.txt is no parquet file"),
                among("a short file among parquet", "b", "x", "in/b is no parquet file"),
                among("an empty file among parquet", "b.parquet", "", "in/b.parquet is empty"),
                among("cut short, in a folder", "b", "PAR1" + "x".repeat(90), "in/b does not end as a parquet file"),
                among("csv among parquet", "b.csv", "1,2\n", "a.parquet", "b.csv", "several formats"),
                BadInput.of(
                        "parquet: a hidden name",
                        folder -> train(write(folder, "_t.parquet", NUMBERS, row(1.0, 2.0))),
                        "_t.parquet has a name that Spark leaves out",
                        "rename"),
                BadInput.of(
                        "parquet: a copy that is not done",
                        folder -> {
                            write(folder, "in/a.parquet", NUMBERS, row(1.0, 2.0));
                            write(folder, "in/b.parquet._COPYING_", NUMBERS, row(1.0, 2.0));
                            return train(folder.resolve("in").toString());
                        },
                        "b.parquet._COPYING_ has a name that Spark leaves out"));
    }

    /** A folder with one parquet file and something else. */
    private static BadInput among(String name, String other, String content, String... mentions) {
        return BadInput.of(
                "parquet: " + name,
                folder -> {
                    write(folder, "in/a.parquet", NUMBERS, row(1.0, 2.0));
                    Files.writeString(folder.resolve("in").resolve(other), content);
                    return train(folder.resolve("in").toString());
                },
                mentions);
    }

    /** A second file, or a third, whose columns are not those of the first. */
    private static Stream<BadInput> footers() {
        StructType wide = schema(
                column("label", DataTypes.DoubleType),
                column("a", DataTypes.DoubleType),
                column("d", DataTypes.DoubleType));
        return Stream.of(
                second("an extra column", NUMBERS, row(1.0, 2.0), wide, row(1.0, 2.0, 3.0), "has a column 'd', which"),
                second("a column less", wide, row(1.0, 2.0, 3.0), NUMBERS, row(1.0, 2.0), "has no column 'd', which"),
                second("text for numbers", NUMBERS, row(1.0, 2.0), TEXT, row(1.0, "x"), "'a' of type string", "double"),
                second(
                        "truth values for numbers",
                        NUMBERS,
                        row(1.0, 2.0),
                        schema(column("label", DataTypes.DoubleType), column("a", DataTypes.BooleanType)),
                        row(1.0, true),
                        "'a' of type boolean"),
                second(
                        "a name in other letters",
                        NUMBERS,
                        row(1.0, 2.0),
                        schema(column("label", DataTypes.DoubleType), column("A", DataTypes.DoubleType)),
                        row(1.0, 2.0),
                        "has no column 'a', which"),
                second(
                        "numbers for vectors",
                        VECTORS,
                        row(1.0, Vectors.dense(1)),
                        schema(column("label", DataTypes.DoubleType), column("features", DataTypes.DoubleType)),
                        row(1.0, 2.0),
                        "'features' of type double"),
                BadInput.of(
                        "parquet: test set whose files differ",
                        folder -> {
                            write(folder, "in/a.parquet", NUMBERS, row(1.0, 2.0));
                            write(folder, "in/b.parquet", wide, row(1.0, 2.0, 3.0));
                            String train = write(folder, "t.parquet", NUMBERS, row(1.0, 2.0));
                            return train(train, "--test", folder.resolve("in").toString());
                        },
                        "in/b.parquet has a column 'd'"));
    }

    private static BadInput second(
            String name, StructType first, Row row, StructType second, Row other, String... mentions) {
        String[] all = Stream.concat(Stream.of("in/c.parquet", "in/a.parquet"), Stream.of(mentions))
                .toArray(String[]::new);
        return BadInput.of(
                "parquet: second file with " + name,
                folder -> {
                    write(folder, "in/a.parquet", first, row);
                    write(folder, "in/b.parquet", first, row);
                    write(folder, "in/c.parquet", second, other);
                    return train(folder.resolve("in").toString());
                },
                all);
    }

    private static Stream<BadInput> folders() {
        return Stream.of(
                partitions("text in the folders' names", "'country' is of type string", "country=de/", "country=fr/"),
                partitions("a date in the folders' names", "'day' is of type date", "day=2024-01-01/"),
                partitions("a number and text", "'k' is of type string", "k=1/", "k=x/"),
                partitions("no number in one folder", "'k' is null", "k=1/", "k=__HIVE_DEFAULT_PARTITION__/"),
                partitions("a file beside the folders", "1.parquet does not lie in folders", "year=2024/", ""),
                partitions("folders of other names", "0.parquet does not lie in folders", "b=1/", "a=1/"),
                partitions("folders of other depth", "does not lie in folders", "a=1/b=2/", "a=1/"),
                partitions("folders in several places", "does not lie in folders", "x/a=1/", "y/a=2/"),
                partitions("a folder in between", "between the folders that name the columns a, b", "a=1/x/b=2/"),
                BadInput.of(
                        "parquet: folders in several data sets",
                        folder -> {
                            write(folder, "in1/a=1/0.parquet", NUMBERS, row(1.0, 2.0));
                            write(folder, "in2/a=2/0.parquet", NUMBERS, row(1.0, 2.0));
                            return train(folder + "/in?");
                        },
                        "lie in different data sets"));
    }

    private static BadInput partitions(String name, String mention, String... folders) {
        return BadInput.of(
                "parquet: " + name,
                folder -> {
                    for (int i = 0; i < folders.length; i++) {
                        write(folder, "in/" + folders[i] + i + ".parquet", NUMBERS, row(1.0, 2.0));
                    }
                    return train(folder.resolve("in").toString());
                },
                mention);
    }
}
