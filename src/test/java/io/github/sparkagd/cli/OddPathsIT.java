package io.github.sparkagd.cli;

import static io.github.sparkagd.InputFiles.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.CommandLine;
import io.github.sparkagd.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written under a name is read under that name, whatever its characters. */
class OddPathsIT {
    private static final String ROWS = "1,2,3\n2,1,4\n0,1,1\n3,3,5\n";

    @TempDir
    Path folder;

    @BeforeAll
    static void startSession() {
        SharedSpark.session();
    }

    private static CommandLine.Result run(String... arguments) {
        CommandLine.Result result = CommandLine.run(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private Path model(Path out) throws IOException {
        try (Stream<Path> models = Files.list(out.resolve("models"))) {
            return models.findFirst().orElseThrow();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"run[1]", "run [2024]/{a,b}", "run:1", "12:30 [a]", "a*?", "back\\slash", "a%20b#c", "sub:x/[y"})
    void aTrainingIsReadBack(String name) throws Exception {
        String data = "--data=" + text(folder, name + ".csv", ROWS);
        Path out = folder.resolve(name);
        run("train", data, "--iterations=3", "--checkpoint-interval=1", "--out=" + out);
        assertThat(out.resolve("run.json")).exists();
        String model = "--model=" + model(out);
        String loss = run("evaluate", data, model).value("loss");
        assertThat(loss).isNotEmpty();
        Path predictions = folder.resolve("p " + name);
        run("predict", data, model, "--out=" + predictions);
        assertThat(Files.readAllLines(predictions)).hasSize(5);
        Path parts = folder.resolve("parts " + name);
        run("predict", data, model, "--partitions=1", "--parts", "--out=" + parts);
        assertThat(parts.resolve("part-00000")).hasSameTextualContentAs(predictions);
        String start = "--initial-model=" + model(out);
        run("train", data, start, "--algorithm=gd", "--iterations=1", "--out=" + folder.resolve("next"));
        run("train", data, "--test=" + folder.resolve(name + ".csv"), "--iterations=3", "--overwrite", "--out=" + out);
        assertThat(run("evaluate", data, "--model=" + model(out)).value("loss")).isEqualTo(loss);
        assertThat(names()).noneMatch(left -> left.contains("writing") || left.endsWith(".crc"));
    }

    private java.util.List<String> names() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.map(path -> path.getFileName().toString()).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"c[1]", "c:2", "{c}:3*"})
    void checkpointsAreFoundAgain(String name) {
        String data = "--data=" + text(folder, "rows.csv", ROWS);
        String place = "--checkpoint=" + folder.resolve(name);
        String[] training = {"train", data, place, "--checkpoint-interval=1", "--iterations=40", "--plan=fused"};
        Path out = folder.resolve("out");
        run(with(training, "--out=" + out));
        assertThat(folder.resolve(name)).isDirectory();
        run(with(training, "--resume", "--out=" + out));
        CommandLine.Result again = CommandLine.run(with(training, "--out=" + folder.resolve("other")));
        assertThat(again.err()).contains(folder.resolve(name) + " holds checkpoints");
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "libsvm", "parquet"})
    void generatedDataAreReadBack(String format) {
        for (String name : new String[] {"gen [a]", "gen:b", "{g}:[c]", "d?*"}) {
            Path place = folder.resolve(name);
            run("generate", "--rows=50", "--columns=3", "--format=" + format, "--out=" + place);
            CommandLine.Result found = run("spectrum", "--data=" + place, "--format=" + format);
            assertThat(found.value("n")).isEqualTo("50");
            assertThat(run("spectrum", "--data=" + place + "/part-*", "--format=" + format)
                            .value("n"))
                    .isEqualTo("50");
        }
    }

    @Test
    void anOutThatWouldReplaceTheDataIsRefusedUnderAnyName() {
        String data = text(folder, "in [1]/12:30.csv", ROWS);
        CommandLine.Result refused =
                CommandLine.run("train", "--data=" + data, "--overwrite", "--out=" + folder.resolve("in [1]"));
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("would replace --data");
    }
}
