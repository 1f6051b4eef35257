package io.github.sparkagd.data;

import static io.github.sparkagd.InputFiles.bytes;
import static io.github.sparkagd.InputFiles.cifarRecord;
import static io.github.sparkagd.InputFiles.idxImages;
import static io.github.sparkagd.InputFiles.idxLabels;
import static io.github.sparkagd.InputFiles.joined;
import static io.github.sparkagd.InputFiles.text;
import static io.github.sparkagd.ParquetFiles.column;
import static io.github.sparkagd.ParquetFiles.row;
import static io.github.sparkagd.ParquetFiles.schema;
import static io.github.sparkagd.ParquetFiles.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.RealData;
import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.blocks.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.DefaultCodec;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every format gives the labelled vectors that stand in the files, in the order of files and lines. */
class ReadersIT {
    private static final String MOST_BYTES = "spark.sql.files.maxPartitionBytes";
    private static final String PACKED = "spark.sql.files.openCostInBytes";

    @TempDir
    Path folder;

    /** A row as the tests write it: label and all features. */
    private static List<Double> labelled(double label, double... features) {
        return IntStream.range(0, features.length + 1)
                .mapToObj(i -> i == 0 ? label : features[i - 1])
                .toList();
    }

    private static List<List<Double>> rows(DataOptions options, boolean test) {
        try (DataSet set = DataSet.open(SharedSpark.session(), options)) {
            return set.rows().collect().stream()
                    .filter(row -> (row.part() == Part.TEST) == test)
                    .map(row -> labelled(row.label(), row.features().toArray()))
                    .toList();
        }
    }

    private static List<List<Double>> rows(DataOptions options) {
        return rows(options, false);
    }

    @Test
    void libsvmTakesBlanksTabsBlankLinesAndRowsWithoutFeatures() {
        String path =
                text(folder, "rows.txt", "\uFEFF+1 1:0.5 3:-2 \r\n\r\n-1\t2:1e-3\t\t \n  \n  0.25\n7   1:4    4:0\n\n");
        assertThat(rows(DataOptions.of(path)))
                .containsExactly(
                        labelled(1, 0.5, 0, -2, 0),
                        labelled(-1, 0, 1e-3, 0, 0),
                        labelled(0.25, 0, 0, 0, 0),
                        labelled(7, 4, 0, 0, 0));
    }

    @Test
    void libsvmHasAsManyFeaturesAsAreAskedFor() {
        String path = text(folder, "rows.txt", "1 1:2");
        assertThat(rows(DataOptions.of(path).withFeatures(3))).containsExactly(labelled(1, 2, 0, 0));
    }

    @Test
    void csvTakesTheLastColumnForTheLabel() {
        String path = text(folder, "rows.csv", "1, 2 ,3\r\n\r\n\"4\",-5e2,+.6");
        assertThat(rows(DataOptions.of(path))).containsExactly(labelled(3, 1, 2), labelled(0.6, 4, -500));
    }

    @Test
    void csvTakesAnyColumnForTheLabel() {
        String path = text(folder, "rows.csv", "1,2,3\n4,5,6\n");
        DataOptions options = DataOptions.of(path);
        assertThat(rows(options.withLabel(Optional.of("0"), false)))
                .containsExactly(labelled(1, 2, 3), labelled(4, 5, 6));
        assertThat(rows(options.withLabel(Optional.of("1"), false)))
                .containsExactly(labelled(2, 1, 3), labelled(5, 4, 6));
    }

    @Test
    void csvHeaderNamesTheLabelInEveryFile() {
        text(folder, "in/a.csv", "\n#y,\"a b\",2\n1,2,3\n");
        text(folder, "in/b.csv", "#y,\"a b\",2\n4,5,6\n");
        text(folder, "in/c.csv", "#y,\"a b\",2\n");
        DataOptions options = DataOptions.of(folder.resolve("in").toString());
        assertThat(rows(options.withLabel(Optional.empty(), true)))
                .containsExactly(labelled(3, 1, 2), labelled(6, 4, 5));
        assertThat(rows(options.withLabel(Optional.of("a b"), true)))
                .containsExactly(labelled(2, 1, 3), labelled(5, 4, 6));
        assertThat(rows(options.withLabel(Optional.of("#y"), true)))
                .containsExactly(labelled(1, 2, 3), labelled(4, 5, 6));
        // A number that is also a name is the name.
        assertThat(rows(options.withLabel(Optional.of("2"), true)))
                .containsExactly(labelled(3, 1, 2), labelled(6, 4, 5));
    }

    @Test
    void csvSeparatorsAreTabsOfTsvFilesAndWhatIsAskedFor() {
        List<List<Double>> expected = List.of(labelled(3, 1, 2), labelled(6, 4, 5));
        assertThat(rows(DataOptions.of(text(folder, "rows.tsv", "1\t2\t3\n4\t5\t6\t\n"))))
                .isEqualTo(expected);
        DataOptions odd = DataOptions.of(text(folder, "rows.csv", "1;2;3\n4;5;6\n"));
        assertThat(rows(odd.withSeparator(";"))).isEqualTo(expected);
        DataOptions blanks = DataOptions.of(text(folder, "blanks.csv", "  1  2 3\n4 5   6  \n"));
        assertThat(rows(blanks.withSeparator(" "))).isEqualTo(expected);
        DataOptions tabs = DataOptions.of(text(folder, "tabs.csv", "1\t2\t3\n4\t5\t6\n"));
        assertThat(rows(tabs.withSeparator("\\t"))).isEqualTo(expected);
    }

    @Test
    void compressionIsKnownByTheFirstBytesWhateverTheName() throws IOException {
        String rows = "\uFEFF1,2,3\r\n4,5,6";
        List<List<Double>> expected = List.of(labelled(3, 1, 2), labelled(6, 4, 5));
        for (String name : List.of("a.gz", "b.bz2")) {
            byte[] compressed = Files.readAllBytes(Path.of(text(folder, name, rows)));
            for (String other : List.of("plain" + name.charAt(0) + ".csv", "gz.csv.gz", "bzip2.csv.bz2")) {
                Files.write(folder.resolve(other), compressed);
                assertThat(rows(DataOptions.of(folder.resolve(other).toString())))
                        .as(name + " named " + other)
                        .isEqualTo(expected);
            }
        }
    }

    /** Later splits of a compressed file must neither read it again nor be taken for text. */
    @Test
    void compressedFilesWithoutTheSuffixAreReadOnce() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            rows.append(Math.sin(i)).append(',').append(i).append('\n');
        }
        String path = text(folder, "rows.csv.gz", rows.toString());
        Path bare = Files.move(Path.of(path), folder.resolve("rows.csv"));
        DataOptions options = DataOptions.of(bare.toString());
        try (DataSet set = DataSet.open(SharedSpark.session(), options, 1_000)) {
            assertThat(set.trainRows()).isEqualTo(500);
        }
    }

    /** Hadoop finds its other codecs by the suffix; they have no first bytes of their own. */
    @Test
    void hadoopsOtherCodecsAreFoundByTheSuffix() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 500; i++) {
            rows.append(i).append(" 1:").append(Math.sin(i)).append('\n');
        }
        DefaultCodec codec = new DefaultCodec();
        codec.setConf(new Configuration());
        Path file = folder.resolve("rows.deflate");
        try (OutputStream out = codec.createOutputStream(Files.newOutputStream(file))) {
            out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
        }
        DataOptions options = DataOptions.of(file.toString());
        try (DataSet set = DataSet.open(SharedSpark.session(), options, 1_000)) {
            assertThat(set.trainRows()).isEqualTo(500);
        }
    }

    @Test
    void aFolderNamedAsAFileIsReadByItsName() {
        text(folder, "rows.csv/part-00000", "1,2,3\n");
        text(folder, "rows.csv/_SUCCESS", "");
        assertThat(rows(DataOptions.of(folder.resolve("rows.csv").toString()))).containsExactly(labelled(3, 1, 2));
    }

    @Test
    void aHiddenFileIsReadWhereItIsNamed() {
        String path = text(folder, ".rows.csv", "1,2\n");
        assertThat(rows(DataOptions.of(path))).containsExactly(labelled(2, 1));
    }

    @Test
    void parquetTakesNumericColumnsByName() {
        var types = schema(
                column("a", DataTypes.FloatType),
                column("label", DataTypes.IntegerType),
                column("b.c", DataTypes.LongType));
        String train = write(folder, "train.parquet", types, row(0.5f, 1, 3L), row(-1f, 2, 4L));
        var other = schema(
                column("b.c", DataTypes.DoubleType),
                column("a", DataTypes.DoubleType),
                column("label", DataTypes.DoubleType));
        String test = write(folder, "test.parquet", other, row(7.0, 8.0, 9.0));
        DataOptions options = DataOptions.of(train).withTest(test);
        assertThat(rows(options)).containsExactly(labelled(1, 0.5, 3), labelled(2, -1, 4));
        assertThat(rows(options, true)).containsExactly(labelled(9, 8, 7));
        assertThat(rows(DataOptions.of(train).withLabel(Optional.of("b.c"), false)))
                .containsExactly(labelled(3, 0.5, 1), labelled(4, -1, 2));
    }

    @Test
    void parquetTakesAVectorColumnOfItsOwnLength() {
        var types = schema(column("features", SQLDataTypes.VectorType()), column("label", DataTypes.DoubleType));
        String path = write(
                folder,
                "t.parquet",
                types,
                row(Vectors.sparse(4, new int[] {1}, new double[] {5}), 1.0),
                row(Vectors.dense(1, 2, 3, 0), 2.0));
        assertThat(rows(DataOptions.of(path))).containsExactly(labelled(1, 0, 5, 0, 0), labelled(2, 1, 2, 3, 0));
        String sparse = write(folder, "s.parquet", types, row(Vectors.sparse(4, new int[] {1}, new double[] {5}), 1.0));
        assertThat(rows(DataOptions.of(sparse))).containsExactly(labelled(1, 0, 5, 0, 0));
    }

    /** Spark reads a file's columns, or rows where it is told to or has more to do. */
    @Test
    void parquetGivesTheSameRowsByColumnsAndByRows() {
        SparkSession session = SharedSpark.session();
        var types = schema(
                column("other", DataTypes.StringType),
                column("w", DataTypes.DoubleType),
                column("features", SQLDataTypes.VectorType()),
                column("label", DataTypes.DoubleType));
        Row[] written = IntStream.range(0, 9_000)
                .mapToObj(i -> row(
                        "row " + i,
                        i % 3 + 0.5,
                        i % 5 == 0
                                ? Vectors.sparse(3, new int[] {2}, new double[] {i})
                                : Vectors.dense(i % 4, -i, 1.0 / (i + 1)),
                        i % 7 * 1.0))
                .toArray(Row[]::new);
        String path = write(folder, "both.parquet", types, written);
        DataOptions options = DataOptions.of(path).withWeight("w");
        Dataset<Row> table = session.read().parquet(path);
        TableMatch.Columns columns = new TableMatch.Columns("label", "w", List.of("features"), true);
        List<Column> places = List.of(functions.col("_metadata.file_path"), functions.col("_metadata.row_index"));
        List<List<Double>> byColumns = rows(options);
        assertThat(byColumns).hasSize(9_000);
        assertThat(PlainTable.of(table, places, columns).at()).isNotEqualTo(new int[] {0, 1, 2, 3, 4});
        session.conf().set("spark.sql.parquet.enableVectorizedReader", false);
        try {
            assertThat(rows(options)).isEqualTo(byColumns);
            assertThat(PlainTable.of(table, places, columns).at()).isEqualTo(new int[] {0, 1, 2, 3, 4});
        } finally {
            session.conf().unset("spark.sql.parquet.enableVectorizedReader");
        }
        assertThat(PlainTable.of(table.filter("w > 0"), places, columns).at())
                .as("a filter is more than reading")
                .isEqualTo(new int[] {0, 1, 2, 3, 4});
    }

    @Test
    void parquetKeepsTheOrderOfFilesWhateverTheirNames() {
        var types = schema(column("x", DataTypes.DoubleType), column("label", DataTypes.DoubleType));
        List<String> names = List.of("a b.parquet", "c%20d.parquet", "e+f.parquet", "z é.parquet");
        for (int i = 0; i < names.size(); i++) {
            write(folder, "odd folder/" + names.get(i), types, row(2.0 * i, 1.0), row(2.0 * i + 1, 1.0));
        }
        DataOptions options = DataOptions.of(folder.resolve("odd folder").toString());
        assertThat(rows(options))
                .isEqualTo(IntStream.range(0, 8).mapToObj(i -> labelled(1, i)).toList());
    }

    /** Spark packs large files first, and parts of several files into one partition. */
    @Test
    void parquetGivesTheSameRowsHoweverSparkCutsAndPacksItsFiles() {
        SparkSession session = SharedSpark.session();
        List<Integer> ends = List.of(0, 3_000, 20_000, 20_500);
        for (int file = 0; file < 3; file++) {
            session.range(ends.get(file), ends.get(file + 1), 1, 1)
                    .selectExpr("cast(id as double) label", "id / 2 x")
                    .write()
                    .option("compression", "none")
                    .option("parquet.enable.dictionary", false)
                    .option("parquet.block.size", 16 << 10)
                    .option("parquet.page.size", 4 << 10)
                    .parquet(folder.resolve("parts/" + file).toString());
        }
        DataOptions options = DataOptions.of(folder.resolve("parts").toString() + "/*/*.parquet");
        List<List<Double>> expected =
                IntStream.range(0, 20_500).mapToObj(i -> labelled(i, i / 2.0)).toList();
        Set<String> fingerprints = new HashSet<>();
        for (String bytes : List.of("5000", "30000", "100000", "100000000")) {
            session.conf().set(MOST_BYTES, bytes);
            session.conf().set(PACKED, 0);
            try (DataSet set = DataSet.open(session, options)) {
                fingerprints.add(set.fingerprint());
                assertThat(rows(options)).isEqualTo(expected);
            } finally {
                session.conf().unset(MOST_BYTES);
                session.conf().unset(PACKED);
            }
        }
        assertThat(fingerprints).hasSize(1);
    }

    @Test
    void mnistGivesTheTwoClassesPlainOrGzip() {
        for (String end : List.of("", ".gz")) {
            String in = "mnist" + end.length();
            bytes(folder, in + "/train-images-idx3-ubyte" + end, idxImages(1, 2, 3, 4, 5, 6, 7, 8, 0, 255, 128, 127));
            bytes(folder, in + "/train-labels-idx1-ubyte" + end, idxLabels(8, 5, 3));
            bytes(folder, in + "/t10k-images-idx3-ubyte" + end, idxImages(9, 9, 9, 9, 5, 5, 5, 5));
            bytes(folder, in + "/t10k-labels-idx1-ubyte" + end, idxLabels(3, 5));
            DataOptions options = DataOptions.of(folder.resolve(in).toString());
            assertThat(rows(options)).containsExactly(labelled(1, 1, 2, 3, 4), labelled(-1, 0, 255, 128, 127));
            assertThat(rows(options, true)).containsExactly(labelled(-1, 9, 9, 9, 9));
            assertThat(rows(options.withClasses("5", "8")))
                    .containsExactly(labelled(1, 1, 2, 3, 4), labelled(-1, 5, 6, 7, 8));
        }
    }

    @Test
    void cifarGivesTheTwoClassesByNameOrNumber() {
        bytes(folder, "cifar/data_batch_1.bin", joined(cifarRecord(2, 200), cifarRecord(9, 1)));
        bytes(folder, "cifar/data_batch_2.bin", cifarRecord(0, 3));
        bytes(folder, "cifar/test_batch.bin", joined(cifarRecord(9, 4), cifarRecord(0, 5)));
        DataOptions options = DataOptions.of(folder.resolve("cifar").toString());
        assertThat(firstThree(options, false)).containsExactly(labelled(-1, 200, 200), labelled(1, 3, 3));
        DataOptions named = options.withClasses("truck", "0");
        assertThat(firstThree(named, false)).containsExactly(labelled(-1, 1, 1), labelled(1, 3, 3));
        assertThat(firstThree(named, true)).containsExactly(labelled(-1, 4, 4), labelled(1, 5, 5));
    }

    private static List<List<Double>> firstThree(DataOptions options, boolean test) {
        return rows(options, test).stream()
                .peek(row -> assertThat(row).hasSize(3073))
                .map(row -> row.subList(0, 3))
                .toList();
    }

    @Test
    void classesAreChosenByLabelValueInTextFiles() {
        DataOptions csv =
                DataOptions.of(text(folder, "rows.csv", "1,2\n5,7.5\n3,4\n")).withClasses("7.5", "2");
        assertThat(rows(csv)).containsExactly(labelled(1, 1), labelled(-1, 5));
        DataOptions libsvm = DataOptions.of(text(folder, "rows.txt", "0 1:1\n1 1:2\n2 9:1\n"))
                .withClasses("0", "1.0");
        assertThat(rows(libsvm).stream().map(row -> row.subList(0, 2)))
                .containsExactly(labelled(-1, 1), labelled(1, 2));
    }

    @Test
    void webPagesAreAllThere() {
        DataOptions options = DataOptions.of(RealData.path("w8a/w8a.gz"));
        try (DataSet set = DataSet.open(SharedSpark.session(), options)) {
            assertThat(set.trainRows()).isEqualTo(49_749);
            assertThat(set.dimension()).isEqualTo(300);
            assertThat(set.sparse()).isTrue();
            assertThat(set.rows().filter(row -> row.label() == 1).count()).isEqualTo(1_479);
            var bare = set.rows().filter(row -> row.features().numNonzeros() == 0);
            assertThat(bare.count()).isEqualTo(4_203);
            assertThat(bare.filter(row -> row.label() == 1).count()).isEqualTo(159);
            assertThat(set.rows()
                            .map(row -> (long) row.features().numNonzeros())
                            .reduce(Long::sum))
                    .isEqualTo(579_586);
        }
    }

    @Test
    void adultsAreAllThere() {
        DataOptions options = DataOptions.of(RealData.path("a9a/a9a")).withTest(RealData.path("a9a/a9a.t"));
        try (DataSet set = DataSet.open(SharedSpark.session(), options)) {
            assertThat(set.trainRows()).isEqualTo(32_561);
            assertThat(set.testRows()).isEqualTo(16_281);
            assertThat(set.dimension()).isEqualTo(123);
            assertThat(set.binaryLabels()).isTrue();
            var positive = set.rows().filter(row -> row.label() == 1);
            assertThat(positive.filter(row -> row.part() == Part.TRAINING).count())
                    .isEqualTo(7_841);
            assertThat(positive.filter(row -> row.part() == Part.TEST).count()).isEqualTo(3_846);
            assertThat(set.rows().map(row -> row.features().numNonzeros()).reduce(Math::max))
                    .isEqualTo(14);
        }
    }
}
