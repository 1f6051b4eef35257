package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.cluster.Preprocessing;
import io.github.sparkagd.ml.DeepLinearRegression;
import io.github.sparkagd.settings.Setting;
import io.github.sparkagd.train.TrainSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /** The wrapper takes most params from traits of PySpark's and names the others. */
    @Test
    void pythonHasTheSameParams() throws IOException {
        String source = Files.readString(
                Path.of(System.getProperty("agd.project", "."), "src", "main", "python", "sparkagd", "ml.py"));
        String body = source.substring(source.indexOf("class _DeepLinearParams("), source.indexOf("class _Reader"));
        Set<String> named = new TreeSet<>();
        Matcher found =
                Pattern.compile("(?m)^    (?:Has(\\w+),|(\\w+) = Param\\()").matcher(body);
        while (found.find()) {
            named.add(found.group(1) == null ? found.group(2) : uncapitalised(found.group(1)));
        }
        assertThat(named)
                .isEqualTo(Stream.of(new DeepLinearRegression().params())
                        .map(Param::name)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static String uncapitalised(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "evaluate", "predict", "spectrum", "generate", "verify", "figures", "scale"})
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
