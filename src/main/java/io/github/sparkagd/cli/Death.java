package io.github.sparkagd.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The end of an executor.
 *
 * @param executor application and number, as the folder of its files is named in the worker's
 * @param message Spark's word, which may be empty
 * @param exitCode of its process; empty where none was started
 */
record Death(String executor, String message, OptionalInt exitCode) {
    /** With these codes Spark ends an executor that ran out of memory, or that has no folder for its blocks. */
    private static final int OUT_OF_MEMORY = 52;

    private static final int NO_FOLDER = 53;

    /** What an executor's stderr may hold before the line that names the cause. */
    private static final Pattern NOISE =
            Pattern.compile("\\s.*|Spark Executor Command: .*|=+|Picked up .*|NOTE: .*|WARNING: .*"
                    + "|Error occurred during initialization.*|.* (WARN|INFO|DEBUG) .*|");

    /** One line on {@code deaths}, of which there is at least one. */
    static String summary(List<Death> deaths) {
        Death last = deaths.get(deaths.size() - 1);
        Optional<String> cause =
                deaths.stream().flatMap(each -> each.cause().stream()).findFirst();
        return "executors end before they have done any task: " + deaths.size() + " so far, the last with '"
                + last.message.strip().split("\\R", 2)[0] + "'"
                + cause.map(line -> ", the cause being " + line.replaceAll("\\.$", ""))
                        .orElse("")
                + ". Maybe " + last.remedy() + ".";
    }

    private String remedy() {
        return switch (exitCode.orElse(0)) {
            case OUT_OF_MEMORY -> "more --executor-memory";
            case NO_FOLDER -> "make room on the workers, or set SPARK_LOCAL_DIRS there to folders that can be written";
            default -> "see " + log() + (Files.exists(log()) ? "" : " in the work folder of a worker");
        };
    }

    /** Where the workers of a local cluster keep it, and of a standalone one by default; elsewhere the end of the name. */
    private Path log() {
        Path name = Path.of(executor, "stderr");
        Path here = Path.of(Objects.requireNonNullElse(System.getenv("SPARK_HOME"), "."), "work")
                .resolve(name);
        return Files.isReadable(here) ? here : name;
    }

    private Optional<String> cause() {
        try (Stream<String> lines = Files.lines(log(), StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> !NOISE.matcher(line).matches())
                    .map(line -> line.replaceFirst("^Exception in thread \"[^\"]*\" ", ""))
                    .findFirst();
        } catch (IOException elsewhere) {
            return Optional.empty();
        }
    }
}
