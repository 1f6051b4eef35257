package io.github.sparkagd.data;

import static io.github.sparkagd.InputFiles.text;
import static io.github.sparkagd.ParquetFiles.column;
import static io.github.sparkagd.ParquetFiles.row;
import static io.github.sparkagd.ParquetFiles.schema;
import static io.github.sparkagd.ParquetFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.blocks.Part;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders of parquet files: all files by their bytes, all columns by their footers, folders' names as Spark reads them. */
class ParquetFoldersIT {
    private static final StructType NUMBERS =
            schema(column("label", DataTypes.DoubleType), column("a", DataTypes.DoubleType));

    @TempDir
    Path folder;

    private List<List<Double>> rows(DataOptions options) {
        return rows(options, false);
    }

    /** Label and features of each row. */
    private static List<List<Double>> rows(DataOptions options, boolean test) {
        try (DataSet set = DataSet.open(SharedSpark.session(), options)) {
            List<List<Double>> rows = new ArrayList<>();
            for (LabelledRow row : set.rows().collect()) {
                List<Double> values = new ArrayList<>(List.of(row.label()));
                for (double value : row.features().toArray()) {
                    values.add(value);
                }
                if ((row.part() == Part.TEST) == test) {
                    rows.add(values);
                }
            }
            return rows;
        }
    }

    private DataOptions in(String below) {
        return DataOptions.of(folder.resolve(below).toString());
    }

    private DataOptions parquet(String below) {
        DataOptions d = in(below);
        return new DataOptions(
                d.data(),
                Formats.named("parquet"),
                d.features(),
                d.columns(),
                d.classes(),
                d.test(),
                d.testFraction(),
                d.seed(),
                d.partitions(),
                d.source());
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000_0", "b.parq", "part-00000", "x.snappy", "t.PARQUET", "b.csv"})
    void parquetIsKnownByItsBytes(String name) {
        write(folder, "in/" + name, NUMBERS, row(1.0, 2.0));
        assertThat(rows(parquet("in/" + name))).containsExactly(List.of(1.0, 2.0));
        if (!name.endsWith(".csv")) {
            assertThat(rows(in("in"))).containsExactly(List.of(1.0, 2.0));
            assertThat(rows(in("in/" + name))).containsExactly(List.of(1.0, 2.0));
        }
    }

    @Test
    void filesOfAllNamesAreReadAndHiddenOnesLeftOut() {
        write(folder, "in/a.parquet", NUMBERS, row(1.0, 2.0));
        write(folder, "in/b.parq", NUMBERS, row(3.0, 4.0));
        write(folder, "in/c", NUMBERS, row(5.0, 6.0));
        text(folder, "in/_SUCCESS", "");
        text(folder, "in/.d.parquet.crc", "x");
        text(folder, "in/_metadata", "x");
        assertThat(rows(in("in"))).containsExactly(List.of(1.0, 2.0), List.of(3.0, 4.0), List.of(5.0, 6.0));
        assertThat(rows(parquet("in"))).isEqualTo(rows(in("in")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rows[1].parquet",
                "run [2024]/rows.parquet",
                "{a,b}*?.parquet",
                "back\\slash.parquet",
                "2024-01-01T12:30:00.parquet",
                "[x]: {y}/c:d%20#.parquet"
            })
    void aPathThatExistsIsThatPath(String name) {
        write(folder, name, NUMBERS, row(1.0, 2.0));
        write(folder, "rows1.parquet", NUMBERS, row(7.0, 7.0));
        assertThat(rows(in(name))).containsExactly(List.of(1.0, 2.0));
        assertThat(rows(DataOptions.of(folder.toString()))).hasSize(2);
    }

    @Test
    void columnsMayStandInAnotherOrderAndNumbersBeOfAnotherType() {
        write(folder, "in/a.parquet", NUMBERS, row(1.0, 2.5));
        write(
                folder,
                "in/b.parquet",
                schema(column("a", DataTypes.IntegerType), column("label", DataTypes.LongType)),
                row(3, 1L << 40));
        write(
                folder,
                "in/c.parquet",
                schema(column("label", DataTypes.FloatType), column("a", DataTypes.createDecimalType(9, 3))),
                row(0.5f, new BigDecimal("1.125")));
        write(
                folder,
                "in/d.parquet",
                schema(column("label", DataTypes.ShortType), column("a", DataTypes.ByteType)),
                row((short) 4, (byte) 5));
        assertThat(rows(in("in")))
                .containsExactly(
                        List.of(1.0, 2.5), List.of((double) (1L << 40), 3.0), List.of(0.5, 1.125), List.of(4.0, 5.0));
        write(folder, "test.parquet", NUMBERS, row(9.0, 8.0));
        assertThat(rows(in("test.parquet").withTest(folder.resolve("in").toString()), true))
                .hasSize(4);
    }

    /** As many files as Spark lists by a job of its own, and two kinds of footers taking turns. */
    @Test
    void theOrderIsThatOfPathsWhateverTheTypes() {
        List<List<Double>> expected = new ArrayList<>();
        String doubles = write(folder, "d.parquet", NUMBERS, row(1.0, 2.0), row(1.0, 3.0));
        String integers = write(
                folder,
                "i.parquet",
                schema(column("label", DataTypes.IntegerType), column("a", DataTypes.IntegerType)),
                row(4, 5));
        for (int i = 0; i < 40; i++) {
            copy(i % 2 == 0 ? doubles : integers, String.format("in/%02d.parquet", i));
            expected.addAll(i % 2 == 0 ? List.of(List.of(1.0, 2.0), List.of(1.0, 3.0)) : List.of(List.of(4.0, 5.0)));
        }
        assertThat(rows(in("in"))).isEqualTo(expected);
    }

    private void copy(String from, String to) {
        try {
            Path target = folder.resolve(to);
            Files.createDirectories(target.getParent());
            Files.copy(Path.of(from), target);
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @Test
    void numericFolderNamesAreFeaturesAndLabels() {
        write(folder, "in/year=2024/month=2/x.parquet", NUMBERS, row(3.0, 4.0));
        write(folder, "in/year=2023/month=11/x.parquet", NUMBERS, row(1.0, 2.0));
        write(folder, "in/year=2024/month=1/x:y[1].parquet", NUMBERS, row(5.0, 6.0));
        assertThat(rows(in("in")))
                .containsExactly(
                        List.of(1.0, 2.0, 2023.0, 11.0),
                        List.of(5.0, 6.0, 2024.0, 1.0),
                        List.of(3.0, 4.0, 2024.0, 2.0));
        assertThat(rows(in("in").withLabel(Optional.of("year"), false)).get(0)).containsExactly(2023.0, 1.0, 2.0, 11.0);
        assertThat(rows(in("in/year=2024")).get(0)).containsExactly(5.0, 6.0, 1.0);
        assertThat(rows(in("in").withTest(folder.resolve("in").toString()), true))
                .isEqualTo(rows(in("in")));
        assertThat(rows(in("in/*/*/*"))).containsExactly(List.of(1.0, 2.0), List.of(5.0, 6.0), List.of(3.0, 4.0));
    }

    @Test
    void aLabelMayStandInFolderNamesAlone() {
        StructType features = schema(column("a", DataTypes.DoubleType));
        write(folder, "in/label=-1/x.parquet", features, row(2.0));
        write(folder, "in/label=1/x.parquet", features, row(3.0));
        write(folder, "in/label=0.5/x.parquet", features, row(4.0));
        assertThat(rows(in("in"))).containsExactly(List.of(-1.0, 2.0), List.of(0.5, 4.0), List.of(1.0, 3.0));
        write(folder, "odd/_label=7/x.parquet", features, row(2.0));
        assertThat(rows(in("odd").withLabel(Optional.of("_label"), false))).containsExactly(List.of(7.0, 2.0));
    }

    /** A session may be told to skip such files; a training would then be of a part. */
    @Test
    void aDamagedFileIsRefusedWhateverTheSessionSays() throws Exception {
        SparkSession session = SharedSpark.session();
        write(folder, "in/a.parquet", NUMBERS, row(1.0, 2.0));
        Path damaged = Path.of(write(folder, "in/b.parquet", NUMBERS, row(1.0, 2.0)));
        byte[] content = Files.readAllBytes(damaged);
        java.util.Arrays.fill(content, 4, 40, (byte) 0xee);
        Files.write(damaged, content);
        session.conf().set("spark.sql.files.ignoreCorruptFiles", true);
        try {
            assertThatThrownBy(() -> rows(in("in")))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("b.parquet");
        } finally {
            session.conf().unset("spark.sql.files.ignoreCorruptFiles");
        }
    }
}
