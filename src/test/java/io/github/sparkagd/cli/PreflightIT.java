package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A driver that is too small for its work says so in one line before it begins, with a value that would do. */
class PreflightIT {
    @TempDir
    Path folder;

    /** 8·7000·7001/2 bytes are 187 MB, of which the driver holds three at once. */
    @Test
    void aDriverTooSmallForAGramMatrixIsRefusedInOneLine() throws IOException {
        StringBuilder rows = new StringBuilder();
        // More rows than features: with fewer, the Gram matrix of the rows is taken.
        for (int i = 0; i <= 7000; i++) {
            rows.append(i % 3 - 1).append(' ').append(i % 7000 + 1).append(":1\n");
        }
        Path data = Files.writeString(folder.resolve("wide.libsvm"), rows);
        Path out = folder.resolve("out");
        Processes.Result refused = Processes.submit(
                folder,
                "agd",
                "--master",
                "local[1]",
                "--driver-memory",
                "512m",
                "train",
                "--data=" + data,
                "--plan=gram",
                "--learning-rate=0.1",
                "--algorithm=gd",
                "--out=" + out);
        assertThat(refused.exitCode()).as(refused.err()).isEqualTo(2);
        assertThat(refused.complaints()).hasSize(1);
        assertThat(refused.complaints().get(0))
                .contains("the Gram matrix of 7000 features")
                .contains("too much for spark.driver.memory 512 MB")
                .endsWith("Maybe --driver-memory 2g, or --plan fused.");
        assertThat(refused.err()).doesNotContain("\tat ");
        assertThat(out).doesNotExist();
    }
}
