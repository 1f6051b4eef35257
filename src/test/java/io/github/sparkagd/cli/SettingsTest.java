package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.cluster.Preprocessing;
import io.github.sparkagd.ml.DeepLinearRegression;
import io.github.sparkagd.ml.PythonParams;
import io.github.sparkagd.settings.Setting;
import io.github.sparkagd.train.TrainSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.ml.param.Param;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A setting is declared once, and is the same for the command line, the estimators and Python. */
class SettingsTest {
    /** As those of Spark's estimators: an estimator's defaults differ from the command line's. */
    private static final Set<String> SPARKS_DEFAULTS = Set.of("tol", "fitIntercept", "standardization");

    static Stream<Setting<?>> settings() {
        return Stream.concat(TrainSettings.ALL.stream(), Preprocessing.SETTINGS.stream());
    }

    private static String printed(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(Main.run(arguments, stream, stream)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @MethodSource("settings")
    void hasAnOptionAndAParam(Setting<?> setting) {
        DeepLinearRegression estimator = new DeepLinearRegression();
        assertThat(estimator.hasParam(setting.param())).isTrue();
        Param<Object> param = estimator.getParam(setting.param());
        assertThat(printed("train", "--help").lines())
                .anyMatch(line -> line.matches("\\s+--" + setting.option() + "([= \\[].*)?"));
        if (!setting.equals(TrainSettings.INITIAL_MODEL)) {
            assertThat(param.doc()).isEqualTo(setting.help());
        }
        if (!SPARKS_DEFAULTS.contains(setting.param())) {
            assertThat(estimator.getDefault(param).isDefined())
                    .isEqualTo(setting.byDefault().isPresent());
            setting.byDefault()
                    .ifPresent(value ->
                            assertThat(estimator.getDefault(param).get()).isEqualTo(value));
        }
    }

    /** Names, texts, types and defaults; on failure the right text stands where the message says. */
    @Test
    void pythonHasTheSameParams() throws IOException {
        requireSame("_params.py", PythonParams.declarations());
        requireSame("_keywords.py", PythonParams.keywords());
    }

    private static void requireSame(String module, String right) throws IOException {
        Path project = Path.of(System.getProperty("agd.project", "."));
        Path source = project.resolve("src/main/python/sparkagd/ml").resolve(module);
        Path written = Files.writeString(project.resolve("target").resolve(module), right);
        assertThat(Files.readString(source))
                .as("Maybe copy " + written + " there.")
                .isEqualTo(right);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"train", "evaluate", "predict", "spectrum", "generate", "verify", "figures", "scale", "compare"})
    void helpIsGroupedAndEndsWithTwoExamples(String command) {
        String help = printed(command, "--help");
        String[] parts = help.split("\\R\\RExamples:\\R", -1);
        assertThat(parts).hasSize(2);
        assertThat(parts[0]).contains("\nGeneral:\n");
        assertThat(parts[1].lines()).hasSize(2).allMatch(line -> line.startsWith("  agd " + command));
    }

    @Test
    void theHelpOfTrainHasItsSectionsInOrder() {
        assertThat(printed("train", "--help").lines().filter(line -> line.matches("[A-Z][a-z]+:")))
                .containsExactly(
                        "Data:", "Preparation:", "Training:", "Checkpoints:", "Output:", "General:", "Examples:");
    }

    @Test
    void completionKnowsCommandsAndAlgorithms() {
        assertThat(printed("completion"))
                .contains("complete -F _complete_agd", "--learning-rate", "steepest", "round-robin");
    }
}
