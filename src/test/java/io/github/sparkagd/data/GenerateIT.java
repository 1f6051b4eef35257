package io.github.sparkagd.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.CommandLine;
import io.github.sparkagd.SharedSpark;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code generate}: files of generated rows, read back as they were made. */
class GenerateIT {
    private static final String CODEC = "spark.sql.parquet.compression.codec";

    @TempDir
    Path folder;

    @BeforeAll
    static void startSession() {
        SharedSpark.session();
    }

    /** A command whose options are separated by blanks; {@code out} lies in the folder. */
    private CommandLine.Result generate(String out, String options) {
        List<String> arguments = new ArrayList<>(List.of("generate", "--out", place(out)));
        arguments.addAll(Arrays.asList(options.split(" ")));
        return CommandLine.run(arguments.toArray(String[]::new));
    }

    private String place(String name) {
        return folder.resolve(name).toString();
    }

    private static List<LabelledRow> read(DataOptions options) {
        try (DataSet set = DataSet.open(SharedSpark.session(), options)) {
            return set.rows().collect();
        }
    }

    private List<String> names(String of) throws Exception {
        try (Stream<Path> paths = Files.list(folder.resolve(of))) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static void assertSame(List<LabelledRow> found, SyntheticRows maker) {
        for (int i = 0; i < found.size(); i++) {
            LabelledRow made = maker.row(i);
            assertThat(found.get(i).number()).isEqualTo(i);
            assertThat(found.get(i).label()).isEqualTo(made.label());
            assertThat(found.get(i).features().toArray())
                    .isEqualTo(made.features().toArray());
        }
    }

    @ParameterizedTest
    @CsvSource({"libsvm,1,false", "libsvm,0.2,true", "csv,1,false", "csv,1,true", "parquet,1,true", "parquet,0.2,false"
    })
    void whatIsReadIsWhatWasGenerated(String format, double density, boolean exact) throws Exception {
        CommandLine.Result done = generate(
                "set",
                "--rows 501 --columns 12 --spectrum geometric:100 --noise 0.5 --seed 9 --partitions 3 --format "
                        + format + " --density " + density + (exact ? " --storage-exact" : ""));

        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.value("rows")).isEqualTo("501");
        assertThat(done.value("files")).isEqualTo("3");
        assertThat(done.out()).contains("written to " + place("set"));
        assertThat(names("set"))
                .containsExactly("part-00000." + format, "part-00001." + format, "part-00002." + format);
        assertThat(done.number("bytes")).isEqualTo(bytes("set").length);
        List<LabelledRow> found = read(DataOptions.of(place("set")).withFeatures(12));
        assertThat(found).hasSize(501);
        SyntheticRows maker = new SyntheticRows(
                new SyntheticSpec(501, 0, 12, 0.5, 9),
                new SyntheticShape(Variances.parse("geometric:100"), density, exact));
        assertSame(found, maker);
    }

    /** All files in the order of their names. */
    private byte[] bytes(String of) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String name : names(of)) {
            all.write(Files.readAllBytes(folder.resolve(of).resolve(name)));
        }
        return all.toByteArray();
    }

    @ParameterizedTest
    @CsvSource({"libsvm,1", "libsvm,0.1", "csv,1", "parquet,0.1"})
    void theRowsAreTheSameWhateverThePartitions(String format, String density) throws Exception {
        String options = "--rows 200 --columns 20 --format " + format + " --density " + density + " --partitions ";
        for (int files : new int[] {1, 7, 30}) {
            assertThat(generate("by" + files, options + files).exitCode()).isZero();
            assertThat(names("by" + files)).hasSize(files);
        }
        if (format.equals("parquet")) {
            List<LabelledRow> whole = read(DataOptions.of(place("by1")).withPartitions(1));
            assertThat(read(DataOptions.of(place("by7")).withPartitions(1))).isEqualTo(whole);
            assertThat(read(DataOptions.of(place("by30")).withPartitions(1))).isEqualTo(whole);
        } else {
            assertThat(bytes("by7")).isEqualTo(bytes("by1"));
            assertThat(bytes("by30")).isEqualTo(bytes("by1"));
        }
        assertThat(generate("other", options + "1 --seed 2").exitCode()).isZero();
        assertThat(bytes("other")).isNotEqualTo(bytes("by1"));
    }

    @Test
    void theEmbeddedSetCanBeWrittenToo() {
        SyntheticSpec embedded = SyntheticSpec.EMBEDDED;
        long rows = embedded.rows() + embedded.testRows();
        assertThat(generate("set", "--rows " + rows + " --columns " + embedded.columns() + " --seed " + embedded.seed())
                        .exitCode())
                .isZero();
        List<LabelledRow> written = read(DataOptions.of(place("set")));
        List<LabelledRow> built = read(DataOptions.defaults()).stream()
                .sorted(java.util.Comparator.comparing(LabelledRow::part).thenComparing(LabelledRow::number))
                .toList();
        assertThat(written).hasSameSizeAs(built);
        LongStream.range(0, rows).forEach(i -> {
            assertThat(written.get((int) i).label())
                    .isEqualTo(built.get((int) i).label());
            assertThat(written.get((int) i).features())
                    .isEqualTo(built.get((int) i).features());
        });
    }

    @Test
    void exactStorageIsTakenAsShortsAndTheSpectrumIsFound() {
        assertThat(generate("set", "--rows 20000 --spectrum 4,1,0.25,0.04 --storage-exact")
                        .exitCode())
                .isZero();
        CommandLine.Result spectrum = CommandLine.run("spectrum", "--data", place("set"));
        assertThat(spectrum.value("storage")).isEqualTo("int16");
        assertThat(spectrum.number("d")).isEqualTo(4);
        // Five standard errors of a variance, √(2/n) of it.
        assertThat(spectrum.number("lambda_max") / 4).isBetween(0.95, 1.05);
        assertThat(spectrum.number("lambda_min_eff") / 0.04).isBetween(0.95, 1.05);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void popularFeaturesAreTheSameWhateverTheFiles(int files) {
        CommandLine.Result done = generate(
                "set",
                "--rows 120 --columns 3000000 --density 2e-6 --popularity zipf:1.1 --seed 4 --partitions " + files);
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.value("popularity")).isEqualTo("zipf:1.1");
        SyntheticRows maker = new SyntheticRows(
                new SyntheticSpec(120, 0, 3_000_000, 0.1, 4), SyntheticShape.popular("zipf:1.1", 2e-6));
        List<LabelledRow> found = read(DataOptions.of(place("set")));
        assertThat(found).hasSize(120);
        for (int i = 0; i < 120; i++) {
            assertThat(found.get(i).features()).isEqualTo(maker.row(i).features());
            assertThat(found.get(i).label()).isEqualTo(maker.row(i).label());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--popularity zipf|--popularity must be zipf:S with 0 < S <= 10, got 'zipf'. Maybe zipf:1.1.",
                "--popularity zipf:1.1 --spectrum flat|--popularity zipf:1.1 makes values of its own. Maybe drop --spectrum.",
                "--popularity zipf:1 --storage-exact|"
                        + "--popularity zipf:1 makes values of its own. Maybe drop --storage-exact.",
                "--popularity zipf:1 --columns 2000000000|--columns must be between 1 and 1000000000, got 2000000000. Maybe see --help."
            })
    void aWrongPopularityIsRefusedInALine(String options, String expected) {
        CommandLine.Result refused = generate("set", "--rows 10 --density 0.01 " + options);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.complaints()).containsExactly("agd: " + expected);
        CommandLine.Result dense = generate("set", "--rows 10 --popularity zipf:1.1");
        assertThat(dense.complaints())
                .containsExactly(
                        "agd: --popularity zipf:1.1 is for sparse rows, got --density 1.0. Maybe --density 0.001.");
    }

    @Test
    void anExistingFolderIsKeptUnlessItIsToBeReplaced() throws Exception {
        assertThat(generate("set", "--rows 10 --columns 3 --format csv").exitCode())
                .isZero();
        byte[] before = bytes("set");
        CommandLine.Result refused = generate("set", "--rows 20 --columns 3 --format csv");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.complaints()).singleElement().asString().contains("exists already", "--overwrite");
        assertThat(bytes("set")).isEqualTo(before);
        assertThat(generate("set", "--rows 20 --columns 3 --format libsvm --overwrite")
                        .exitCode())
                .isZero();
        assertThat(names("set")).containsExactly("part-00000.libsvm", "part-00001.libsvm");
        assertThat(names("")).containsExactly("set");
    }

    @Test
    void aFailureLeavesNothingAndKeepsWhatWasThere() throws Exception {
        assertThat(generate("set", "--rows 10 --columns 3").exitCode()).isZero();
        byte[] before = bytes("set");
        String codec = SharedSpark.session().conf().get(CODEC);
        // Its classes are not there, which tasks notice only when they write.
        SharedSpark.session().conf().set(CODEC, "lzo");
        try {
            CommandLine.Result failed = generate("set", "--rows 20 --columns 3 --overwrite --partitions 1");
            assertThat(failed.exitCode()).isEqualTo(4);
            assertThat(failed.err().lines()).hasSize(1);
            assertThat(failed.out()).isEmpty();
        } finally {
            SharedSpark.session().conf().set(CODEC, codec);
        }
        assertThat(bytes("set")).isEqualTo(before);
        assertThat(names("")).containsExactly("set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--columns 3",
                "--rows 0",
                "--rows -5",
                "--rows many",
                "--rows 2000000000000",
                "--rows 5 --columns 0",
                "--rows 5 --columns 1.5",
                "--rows 5 --spectrum steep",
                "--rows 5 --spectrum power:-1",
                "--rows 5 --spectrum geometric:0.1",
                "--rows 5 --spectrum 1,2 --columns 3",
                "--rows 5 --spectrum power:40 --columns 100",
                "--rows 5 --noise -1",
                "--rows 5 --noise NaN",
                "--rows 5 --density 0",
                "--rows 5 --density 1.5",
                "--rows 5 --density 1e-12",
                "--rows 5 --density NaN",
                "--rows 5 --density 0.5 --format csv",
                "--rows 5 --columns 2000000 --format csv",
                "--rows 5 --format mnist",
                "--rows 5 --format xml",
                "--rows 5 --partitions 0",
                "--rows 5 --partitions 6",
                "--rows 5 --seed letters",
                "--rows 5 --data x",
                "--rows 5 stray"
            })
    void badOptionsEndInOneLineAndWriteNothing(String options) throws Exception {
        CommandLine.Result refused = generate("set", options);
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(2);
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(refused.err()).startsWith("agd: ").contains(". Maybe ");
        assertThat(refused.out()).isEmpty();
        assertThat(names("")).isEmpty();
    }
}
