package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparkagd.History;
import io.github.sparkagd.Processes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Data four times as large as an executor's memory for storage are trained on from its disk, with the bits that memory gives.
 *
 * <p>Takes minutes and 4 GB of disk, so it runs only when asked for: {@code mvn verify -Dagd.large=true -Dit.test=SpillIT}.
 */
@EnabledIfSystemProperty(named = "agd.large", matches = "true")
class SpillIT {
    private static final long ROWS = 600_000;
    private static final int COLUMNS = 400;
    /** Of an executor with 1 GB: six tenths of what Spark does not reserve. */
    private static final double STORAGE = 0.6 * (1024 - 300) * (1 << 20);

    private static final int TIMES = 4;

    @TempDir
    Path folder;

    @Test
    void fourTimesTheStorageMemoryGivesTheBitsOfMemory() throws IOException {
        assertThat(8.0 * ROWS * COLUMNS).isGreaterThan(TIMES * STORAGE);
        Path data = folder.resolve("data");
        succeeded(Processes.submit(
                folder,
                "agd",
                "--master",
                "local[2]",
                "generate",
                "--rows",
                String.valueOf(ROWS),
                "--columns",
                String.valueOf(COLUMNS),
                "--out",
                data.toString()));
        List<String> memory = train("memory", data, "--master", "local[2]", "--driver-memory", "6g");
        Path state = folder.resolve("cluster");
        Processes.Result cluster = Processes.submit(
                folder,
                "cluster",
                "start",
                "--workers",
                "1",
                "--cores",
                "2",
                "--memory",
                "1g",
                "--dir",
                state.toString());
        succeeded(cluster);
        try {
            List<String> spilled = train("spilled", data, "--master", cluster.lastLine(), "--executor-memory", "1g");
            assertThat(spilled).isEqualTo(memory).hasSize(1 + 6);
        } finally {
            Processes.submit(folder, "cluster", "stop", "--dir", state.toString());
        }
        JsonNode run = new ObjectMapper().readTree(new File(folder.toFile(), "spilled/run.json"));
        assertThat(run.findValue("storage").asText()).isEqualTo("float64");
    }

    private static void succeeded(Processes.Result result) {
        assertThat(result.exitCode()).as(result.err()).isZero();
    }

    private List<String> train(String out, Path data, String... where) {
        String[] rest = {
            "train",
            "--data",
            data.toString(),
            "--algorithm",
            "agd",
            "--plan",
            "fused",
            "--learning-rate",
            "0.5",
            "--iterations",
            "5",
            "--out",
            out
        };
        String[] all = new String[where.length + rest.length];
        System.arraycopy(where, 0, all, 0, where.length);
        System.arraycopy(rest, 0, all, where.length, rest.length);
        succeeded(Processes.submit(folder, "agd", all));
        return History.withoutSeconds(folder.resolve(out));
    }
}
