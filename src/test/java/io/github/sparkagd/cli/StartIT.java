package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sparkagd.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a command starts: what its JVM loads and from where, and that nothing is said of it. */
@Tag("long")
class StartIT {
    /** Every SQL session has one, and a context alone has none. */
    private static final String SQL = "org.apache.spark.sql.catalyst.analysis.FunctionRegistry$ ";

    @TempDir
    Path folder;

    private Path loaded() {
        return folder.resolve("loaded.txt");
    }

    private Processes.Result run(String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("--driver-java-options", "-Xlog:class+load:file=" + loaded().getFileName()));
        all.addAll(List.of(arguments));
        return Processes.submit(folder, "agd", all.toArray(String[]::new));
    }

    /** Nothing on stderr but words of ours: on a slow machine there is time to tell how far things are. */
    private static void assertQuiet(Processes.Result result) {
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()
                        .lines()
                        .filter(line -> !line.startsWith("agd: --model run is a run directory"))
                        .filter(line ->
                                !line.matches("(preparing|spectrum|training|saving|evaluating|predicting)\\b.*, "
                                        + "[0-9].* s (so far|left)")))
                .as("stderr, where no terminal is")
                .isEmpty();
    }

    @Test
    void commandsOnRowsMakeNoSqlSessionAndTakeOurClassesFromTheArchive() throws IOException {
        assertQuiet(run("train", "--iterations", "1", "--out", "run"));
        assertStart();
        assertQuiet(run("evaluate", "--model", "run"));
        assertStart();
        assertQuiet(run("predict", "--model", "run", "--out", "predictions"));
        assertStart();
    }

    private void assertStart() throws IOException {
        List<String> lines = Files.readAllLines(loaded());
        assertThat(lines).noneMatch(line -> line.contains(SQL));
        assumeFalse(
                Runtime.version().feature() == 17
                        && Processes.project().toString().contains(" "),
                "JDK 17 takes no classes from an archive whose jars have a space in their path");
        assertThat(lines)
                .filteredOn(line -> line.contains(Submit.class.getName() + " "))
                .singleElement()
                .asString()
                .contains("shared objects file (top)");
    }

    /** The JVM then reads the jars, without a word. */
    @Test
    void anArchiveThatDoesNotFitIsLeftAlone() throws IOException {
        Path extra = Files.createDirectories(folder.resolve("extra"));
        Files.writeString(extra.resolve("file"), "");
        assertQuiet(run("--driver-class-path", extra.toString(), "train", "--iterations", "1", "--out", "run"));
        assertThat(Files.readAllLines(loaded()))
                .noneMatch(line -> line.contains(Submit.class.getName() + " source: shared"));
    }

    /** Settings stand behind the jars on the class path, and are found all the same. */
    @Test
    void settingsOfTheUsersOwnFolderAreFound() throws IOException {
        Path settings = Files.createDirectories(folder.resolve("settings"));
        Files.writeString(settings.resolve("core-site.xml"), """
                <configuration><property><name>fs.defaultFS</name><value>nowhere://host/</value></property></configuration>
                """);
        Processes.Result result = Processes.run(
                folder,
                Map.of("SPARK_CONF_DIR", settings.toString()),
                Processes.project().resolve("submit/agd").toString(),
                "train",
                "--out",
                "run");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.complaints()).singleElement().asString().contains("nowhere");
    }

    @Test
    void onATerminalNothingIsSeenThatIsNotOurs() {
        String[] command = {
            "script",
            "-qec",
            "'" + Processes.project().resolve("submit/agd") + "' train --iterations 1 --out run",
            "/dev/null"
        };
        assumeTrue(
                Processes.run(folder, Map.of(), "bash", "-c", "command -v script")
                                .exitCode()
                        == 0,
                "no script(1) here");
        Processes.Result result = Processes.run(folder, Map.of("TERM", "xterm"), command);
        assertThat(result.exitCode()).as(result.out()).isZero();
        assertThat(result.out()).doesNotContain("WARN").contains("written to");
        assertThat(result.out().lines().map(line -> line.replaceAll("\u001b\\[\\??[0-9]*[A-Za-z]", "")))
                .allMatch(
                        line -> line.matches(
                                "(run |agd-L4-|plan |written to |agd: preparing |preparing: |training|spectrum: |saving: ).*|\\s*"));
    }
}
