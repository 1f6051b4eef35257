package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher asks before it submits a driver that will run elsewhere, with other settings of Hadoop perhaps. */
class CheckOptionTest {
    @Test
    void aPlaceThatCannotBeReachedFromHereMayBeFromThere() {
        CommandLine.Result checked = CommandLine.run("--check", "train", "--out", "hdfs:///runs/1");
        assertThat(checked.exitCode()).as(checked.err()).isZero();
        assertThat(checked.complaints()).isEmpty();

        CommandLine.Result here = CommandLine.run("train", "--out", "hdfs:///runs/1");
        assertThat(here.exitCode()).isEqualTo(2);
        assertThat(here.complaints()).singleElement().asString().contains("cannot be used");
    }

    @Test
    void whatIsWrongEverywhereIsRefused(@TempDir Path folder) throws IOException {
        assertThat(CommandLine.run("--check", "train", "--depth", "0").exitCode())
                .isEqualTo(2);
        assertThat(CommandLine.run("--check", "train", "--out", "/").exitCode()).isEqualTo(2);
        Path there = Files.createDirectory(folder.resolve("run"));
        assertThat(CommandLine.run("--check", "train", "--out", there.toString())
                        .complaints())
                .singleElement()
                .asString()
                .contains("exists already");
    }
}
