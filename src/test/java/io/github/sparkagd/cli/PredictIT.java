package io.github.sparkagd.cli;

import static io.github.sparkagd.InputFiles.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.CommandLine;
import io.github.sparkagd.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code predict} writes, to the byte, as one file or in parts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PredictIT {
    private static final String HEADER = "row,prediction,label\n";

    @TempDir
    static Path folder;

    private final BaseTable table = new BaseTable();
    private String base;
    private String model;
    private LinearRegressionModel plain;
    private Path out;

    @BeforeAll
    void train() {
        SharedSpark.session();
        base = table.csv(folder, "base.csv", BaseTable.COLUMNS);
        model = BaseTable.train(folder, "base", base, "--header");
        plain = LinearRegressionModel.load(model);
    }

    @BeforeEach
    void freshPlace() throws IOException {
        out = Files.createTempDirectory(folder, "predicted").resolve("p");
    }

    private CommandLine.Result predict(String... options) {
        List<String> arguments = new ArrayList<>(List.of("predict", "--model=" + model, "--header", "--out=" + out));
        arguments.addAll(List.of(options));
        return CommandLine.run(arguments.toArray(String[]::new));
    }

    private void predicts(String... options) {
        CommandLine.Result done = predict(options);
        assertThat(done.exitCode()).as(done.err()).isZero();
    }

    /** The text by fused multiply-add, column by column, and {@code Double.toString}, a row at a time. */
    private String line(int row, boolean labelled) {
        double[] x = {table.value(row, "a"), table.value(row, "b"), table.value(row, "c")};
        double product = 0;
        for (int j = 0; j < x.length; j++) {
            product = Math.fma(x[j], plain.coefficients().apply(j), product);
        }
        double prediction = product + plain.intercept();
        assertThat(prediction).isCloseTo(plain.predict(Vectors.dense(x)), within(1e-12));
        return row + "," + prediction + (labelled ? "," + table.value(row, "y") : "") + "\n";
    }

    private String lines(boolean labelled) {
        return IntStream.range(0, BaseTable.ROWS)
                .mapToObj(row -> line(row, labelled))
                .collect(Collectors.joining());
    }

    /** The names of the files beside each other, hidden ones too. */
    private static List<String> names(Path place) throws IOException {
        try (Stream<Path> all = Files.list(place)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    /** The lines of all parts in their order; each begins with the header. */
    private String joined(String header, int parts) throws IOException {
        List<String> expected = new ArrayList<>(List.of("_SUCCESS"));
        StringBuilder lines = new StringBuilder();
        for (int p = 0; p < parts; p++) {
            String name = "part-0000" + p;
            expected.add(name);
            String text = Files.readString(out.resolve(name));
            assertThat(text).startsWith(header);
            lines.append(text.substring(header.length()));
        }
        assertThat(names(out)).isEqualTo(expected);
        assertThat(names(out.getParent())).containsExactly("p");
        return lines.toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void theTextIsTheSameInAnyNumberOfPartitionsAndInParts(int partitions) throws IOException {
        predicts("--data=" + base, "--partitions=" + partitions);
        assertThat(Files.readString(out)).isEqualTo(HEADER + lines(true));
        assertThat(names(out.getParent())).containsExactly("p");
        predicts("--data=" + base, "--partitions=" + partitions, "--parts", "--overwrite");
        assertThat(joined(HEADER, partitions)).isEqualTo(lines(true));
        SharedSpark.assertNothingLeft();
    }

    @Test
    void rowsWithoutLabelsHaveNoneInParts() throws IOException {
        String data = "--data=" + table.csv(folder, "bare.csv", "c,b,a");
        predicts(data);
        assertThat(Files.readString(out)).isEqualTo("row,prediction\n" + lines(false));
        predicts(data, "--partitions=2", "--parts", "--overwrite");
        assertThat(joined("row,prediction\n", 2)).isEqualTo(lines(false));
    }

    /** Rows set aside keep their numbers among all rows; those of a test set of its own are numbered for themselves. */
    @Test
    void rowsOfTheTestSetHaveTheirNumbers() throws IOException {
        String[] fraction = {"--data=" + base, "--test-fraction=0.3", "--partitions=4", "--overwrite"};
        predicts(fraction);
        List<String> trained = Files.readAllLines(out);
        predicts(with(fraction, "--test-set"));
        String test = Files.readString(out);
        assertThat(trained.size() + test.lines().count()).isEqualTo(BaseTable.ROWS + 2);
        List<String> both = Stream.concat(trained.stream().skip(1), test.lines().skip(1))
                .sorted((one, other) -> Integer.compare(number(one), number(other)))
                .toList();
        assertThat(String.join("\n", both) + "\n").isEqualTo(lines(true));
        predicts(with(fraction, "--test-set", "--parts"));
        assertThat(HEADER + joined(HEADER, 4)).isEqualTo(test);
        String few = text(folder, "few.csv", "a,b,c,y\n0,0,0,1\n");
        predicts("--data=" + few, "--test=" + base, "--test-set", "--partitions=1", "--parts", "--overwrite");
        assertThat(joined(HEADER, 1)).isEqualTo(lines(true));
    }

    private static int number(String line) {
        return Integer.parseInt(line.substring(0, line.indexOf(',')));
    }

    private static String[] with(String[] options, String... more) {
        return Stream.concat(Stream.of(options), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void aPartOfNoRowsIsAHeader() throws IOException {
        String one = text(folder, "one.csv", "a,b,c,y\n1,2,3,4\n");
        predicts("--data=" + one, "--partitions=2", "--parts");
        assertThat(joined(HEADER, 2).lines()).hasSize(1);
    }

    @Test
    void partsAreReadAgainAsOneTable() {
        predicts("--data=" + base, "--partitions=3", "--parts");
        CommandLine.Result read = CommandLine.run("spectrum", "--data=" + out, "--format=csv", "--header");
        assertThat(read.exitCode()).as(read.err()).isZero();
        assertThat(read.value("n")).isEqualTo("" + BaseTable.ROWS);
        assertThat(SharedSpark.session()
                        .read()
                        .option("header", true)
                        .csv(out.toString())
                        .count())
                .isEqualTo(BaseTable.ROWS);
    }

    @Test
    void whatIsThereIsReplacedOnlyWhereThatIsAskedFor() throws IOException {
        String kept = text(out, "mine", "mine");
        for (String parts : new String[] {"--parts", "--parts=false"}) {
            CommandLine.Result refused = predict("--data=" + base, parts);
            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.complaints()).hasSize(1);
            assertThat(refused.err()).contains("--out " + out + " exists already. Maybe name another folder");
            assertThat(Path.of(kept)).hasContent("mine");
        }
        predicts("--data=" + base, "--partitions=2", "--parts", "--overwrite");
        assertThat(joined(HEADER, 2)).isEqualTo(lines(true));
        predicts("--data=" + base, "--overwrite");
        assertThat(out).isRegularFile();
    }
}
