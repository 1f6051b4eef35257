package io.github.sparkagd.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.CommandLine;
import io.github.sparkagd.GeneratedFiles;
import io.github.sparkagd.History;
import io.github.sparkagd.Processes;
import io.github.sparkagd.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A cluster started with {@code --authenticate}: the same bits for whoever has the secret, nothing for others. */
@Tag("faults")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class AuthenticatedClusterIT {
    @TempDir
    Path folder;

    private Processes.Result train(Path data, Path out, String... submit) {
        List<String> command = new ArrayList<>(List.of(submit));
        command.addAll(
                List.of("--executor-memory", "600m", "train", "--data=" + data, "--iterations=8", "--partitions=5"));
        command.add("--out=" + out);
        return Processes.submit(folder, "agd", command.toArray(String[]::new));
    }

    @Test
    void onlyWhoHasTheSecretTrains() throws IOException {
        Path data = GeneratedFiles.csv(folder.resolve("rows.csv"), 400);
        Path state = folder.resolve("cluster");
        Processes.Result started = Processes.submit(
                folder, "cluster", "start", "--authenticate", "--memory", "700m", "--dir", state.toString());
        assertThat(started.exitCode()).as(started.err()).isZero();
        Path settings = state.resolve("authenticated.conf");
        try (Commands seen = new Commands(folder)) {
            String secret = secret(settings);
            assertThat(secret).matches("[0-9a-f]{64}");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings)))
                    .isEqualTo("rw-------");

            Processes.Result trained = train(
                    data,
                    folder.resolve("with"),
                    "--properties-file",
                    settings.toString(),
                    "--master",
                    started.lastLine());
            assertThat(trained.exitCode()).as(trained.err()).isZero();
            assertThat(started.out() + started.err() + trained.out() + trained.err())
                    .doesNotContain(secret);
            assertThat(seen.all()).anyMatch(line -> line.contains("CoarseGrainedExecutorBackend"));
            assertThat(seen.all()).noneMatch(line -> line.contains(secret));

            Processes.Result refused = train(data, folder.resolve("without"), "--master", started.lastLine());
            assertThat(refused.exitCode()).as(refused.out() + refused.err()).isEqualTo(4);
            assertThat(refused.complaints()).hasSize(1);
            assertThat(folder.resolve("without")).doesNotExist();
        } finally {
            Processes.submit(folder, "cluster", "stop", "--dir", state.toString());
        }
        assertThat(settings).as("the secret, after stop").doesNotExist();

        SharedSpark.session();
        CommandLine.Result local = CommandLine.run(
                "train", "--data=" + data, "--iterations=8", "--partitions=5", "--out=" + folder.resolve("local"));
        assertThat(local.exitCode()).as(local.err()).isZero();
        assertThat(History.withoutSeconds(folder.resolve("with")))
                .isEqualTo(History.withoutSeconds(folder.resolve("local")));
    }

    private static String secret(Path settings) throws IOException {
        return Files.readAllLines(settings).stream()
                .filter(line -> line.startsWith("spark.authenticate.secret "))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }

    /** The command lines of all processes of this machine, looked at again and again. */
    private static final class Commands implements AutoCloseable {
        private final CopyOnWriteArraySet<String> seen = new CopyOnWriteArraySet<>();
        private final Thread looking = new Thread(this::look, "command lines");
        private volatile boolean over;

        private final Path place;

        Commands(Path place) {
            this.place = place;
            looking.start();
        }

        private void look() {
            while (!over) {
                seen.addAll(Processes.run(place, Map.of(), "ps", "-axww", "-o", "args=")
                        .out()
                        .lines()
                        .toList());
                LockSupport.parkNanos(300_000_000);
            }
        }

        CopyOnWriteArraySet<String> all() {
            return seen;
        }

        @Override
        public void close() {
            over = true;
            try {
                looking.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
