package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparkagd.CommandLine;
import io.github.sparkagd.GeneratedFiles;
import io.github.sparkagd.History;
import io.github.sparkagd.SharedSpark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A trained model, looked at through {@code evaluate}, {@code predict} and plain Spark. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvaluateIT {
    private static final String RUN = "agd-L4-0.5";

    @TempDir
    static Path folder;

    private Path csv;
    private Path out;

    @BeforeAll
    void train() {
        SharedSpark.session();
        csv = GeneratedFiles.csv(folder.resolve("rows.csv"), 300);
        out = folder.resolve("out");
        CommandLine.Result trained = CommandLine.run(
                "train",
                "--data=" + csv,
                "--test-fraction=0.3",
                "--intercept",
                "--standardize",
                "--learning-rate=0.5",
                "--iterations=30",
                "--plan=fused",
                "--out=" + out);
        assertThat(trained.exitCode()).as(trained.err()).isZero();
    }

    private String model() {
        return "--model=" + out.resolve("models").resolve(RUN);
    }

    @Test
    void evaluateFindsTheLossesOfTheHistory() throws Exception {
        CommandLine.Result fit = CommandLine.run("evaluate", "--data=" + csv, "--test-fraction=0.3", model());
        assertThat(fit.exitCode()).as(fit.err()).isZero();
        double loss = History.last(out, RUN, "train_loss");
        assertThat(fit.number("loss")).isCloseTo(loss, within(1e-12));
        assertThat(fit.number("test_loss")).isCloseTo(History.last(out, RUN, "test_loss"), within(1e-12));
        assertThat(fit.number("rmse")).isCloseTo(Math.sqrt(2 * loss), within(1e-12));
        assertThat(fit.number("n") + fit.number("test_n")).isEqualTo(300);
        assertThat(fit.out()).doesNotContain("accuracy");

        CommandLine.Result json =
                CommandLine.run("evaluate", "--data=" + csv, "--test-fraction=0.3", "--json", model());
        JsonNode values = new ObjectMapper().readTree(json.out());
        assertThat(values.get("loss").asDouble()).isEqualTo(fit.number("loss"));
    }

    @Test
    void predictWritesEveryRowInItsOrder() throws Exception {
        Path file = folder.resolve("predictions.csv");
        CommandLine.Result done = CommandLine.run("predict", "--data=" + csv, model(), "--out=" + file);
        assertThat(done.exitCode()).as(done.err()).isZero();

        LinearRegressionModel plain =
                LinearRegressionModel.load(out.resolve("models").resolve(RUN).toString());
        List<String> rows = Files.readAllLines(csv);
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).isEqualTo("row,prediction,label");
        assertThat(lines).hasSize(301);
        for (int i : new int[] {0, 1, 150, 299}) {
            String[] fields = rows.get(i).split(",", -1);
            double[] features = new double[6];
            for (int j = 0; j < 6; j++) {
                features[j] = Double.parseDouble(fields[j]);
            }
            String[] line = lines.get(i + 1).split(",", -1);
            assertThat(line[0]).isEqualTo(Integer.toString(i));
            assertThat(Double.parseDouble(line[1])).isCloseTo(plain.predict(Vectors.dense(features)), within(1e-12));
            assertThat(Double.parseDouble(line[2])).isEqualTo(Double.parseDouble(fields[6]));
        }
    }

    @Test
    void aTrainingCanStartFromASavedModel() {
        Path again = folder.resolve("again");
        CommandLine.Result trained = CommandLine.run(
                "train",
                "--data=" + csv,
                "--test-fraction=0.3",
                "--intercept",
                "--standardize",
                "--learning-rate=0.5",
                "--iterations=0",
                "--plan=fused",
                "--initial-model=" + out.resolve("models").resolve(RUN),
                "--out=" + again);
        assertThat(trained.exitCode()).as(trained.err()).isZero();
        assertThat(History.last(again, RUN, "train_loss"))
                .isCloseTo(History.last(out, RUN, "train_loss"), within(1e-12));
    }

    @Test
    void aModelForOtherDataIsRefusedInOneLine() {
        Path other = GeneratedFiles.libsvm(folder.resolve("rows.libsvm"), 20);
        CommandLine.Result refused = CommandLine.run("evaluate", "--data=" + other, model());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.complaints()).hasSize(1);
        assertThat(refused.complaints().get(0)).contains("6 coefficients").contains("40 features");
    }
}
