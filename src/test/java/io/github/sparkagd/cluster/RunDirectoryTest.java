package io.github.sparkagd.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Output appears whole, and what was there before is lost only where that was asked for. */
class RunDirectoryTest {
    @TempDir
    Path folder;

    private RunDirectory reserve(boolean overwrite) {
        return RunDirectory.reserve(folder.resolve("run").toString(), overwrite, new Configuration());
    }

    private static void write(RunDirectory directory, String content) {
        directory.write("models/a/run.json", out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }

    private String written(String name) throws IOException {
        return Files.readString(folder.resolve(name).resolve("models/a/run.json"));
    }

    /** All files, relative to the folder; hidden ones too. */
    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatIsCommittedAppearsAloneAndTheRestVanishes() throws IOException {
        try (RunDirectory directory = reserve(false)) {
            write(directory, "one");
            assertThat(folder.resolve("run")).doesNotExist();
            directory.commit();
        }
        try (RunDirectory directory = reserve(true)) {
            write(directory, "two");
        }
        assertThat(written("run")).isEqualTo("one");
        assertThat(files()).containsExactly("run/models/a/run.json");
        try (RunDirectory directory = reserve(true)) {
            write(directory, "three");
            directory.commit();
        }
        assertThat(written("run")).isEqualTo("three");
        assertThat(files()).containsExactly("run/models/a/run.json");
    }

    @Test
    void aSingleFileHasNoCompanions() throws IOException {
        try (RunDirectory directory = reserve(false)) {
            directory.writeSingle(out -> out.write(1));
            directory.commit();
        }
        assertThat(files()).containsExactly("run");
    }

    @Test
    void resultsAreKeptWhereThePlaceIsTakenMeanwhile() throws IOException {
        try (RunDirectory first = reserve(false);
                RunDirectory second = reserve(false)) {
            write(first, "first");
            write(second, "second");
            first.commit();
            second.commit();
            assertThat(second.toString()).endsWith("run-1");
        }
        assertThat(written("run")).isEqualTo("first");
        assertThat(written("run-1")).isEqualTo("second");
    }

    @Test
    void aFailureDoesNotReplaceEarlierResults() throws IOException {
        try (RunDirectory directory = reserve(false)) {
            write(directory, "failed");
            directory.commitFailure();
        }
        assertThat(written("run")).isEqualTo("failed");
        for (String word : List.of("failed again", "and again")) {
            try (RunDirectory directory = reserve(true)) {
                write(directory, word);
                directory.commitFailure();
            }
        }
        assertThat(written("run")).isEqualTo("failed");
        assertThat(written("run.failed")).isEqualTo("and again");
        assertThat(files()).hasSize(2);
    }

    @Test
    void aFolderWithoutTheExpectedFileIsNotReplaced() throws IOException {
        Files.createDirectory(folder.resolve("run"));
        Files.writeString(folder.resolve("run/notes"), "precious");
        try (RunDirectory directory = reserve(true)) {
            assertThatThrownBy(() -> directory.requireReplaceable("run.json"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("holds no run.json");
            Files.createFile(folder.resolve("run/run.json"));
            directory.requireReplaceable("run.json");
        }
        assertThat(folder.resolve("run/notes")).hasContent("precious");
    }
}
