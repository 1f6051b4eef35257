package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparkagd.GeneratedFiles;
import io.github.sparkagd.History;
import io.github.sparkagd.Processes;
import io.github.sparkagd.SharedSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: a master and two workers on loopback, and spark-submit in client and in cluster mode. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StandaloneClusterIT {
    @TempDir
    static Path folder;

    private String master;
    private Path data;

    @BeforeAll
    void start() {
        Path real = Processes.project().resolve("../shared/data/mnist").normalize();
        data = Files.isDirectory(real) ? real : GeneratedFiles.mnist(folder.resolve("mnist"), 2000, 400);
        Processes.Result started = Processes.submit(
                folder, "cluster", "start", "--workers", "2", "--cores", "2", "--memory", "3g", "--dir", state());
        assertThat(started.exitCode()).as(started.err()).isZero();
        master = started.lastLine();
        assertThat(master).matches("spark://127\\.0\\.0\\.1:\\d+");
    }

    private static String state() {
        return folder.resolve("cluster").toString();
    }

    @AfterAll
    void stopEndsWhatStartHasStarted() {
        Processes.Result running = Processes.submit(folder, "cluster", "status", "--dir", state());
        assertThat(running.exitCode()).as(running.out()).isZero();
        List<Long> processes = running.out()
                .lines()
                .filter(line -> line.endsWith(" alive"))
                .map(line -> Long.parseLong(line.split(" ", -1)[1]))
                .toList();
        assertThat(processes).hasSize(3);

        assertThat(Processes.submit(folder, "cluster", "stop", "--dir", state()).exitCode())
                .isZero();

        for (long process : processes) {
            assertThat(ProcessHandle.of(process).map(ProcessHandle::isAlive).orElse(false))
                    .isFalse();
        }
        assertThat(Processes.submit(folder, "cluster", "status", "--dir", state())
                        .exitCode())
                .isEqualTo(1);
    }

    private Processes.Result train(String out, String... submitOptions) {
        String[] command = new String[submitOptions.length + 10];
        System.arraycopy(submitOptions, 0, command, 0, submitOptions.length);
        List<String> rest = List.of(
                "train",
                "--data",
                data.toString(),
                "--algorithm=gd,agd",
                "--depth=2,8",
                "--learning-rate=0.02",
                "--iterations=20",
                "--partitions=4",
                "--out",
                folder.resolve(out).toString());
        for (int i = 0; i < rest.size(); i++) {
            command[submitOptions.length + i] = rest.get(i);
        }
        return Processes.submit(folder, "agd", command);
    }

    private static JsonNode runJson(String out) throws IOException {
        return new ObjectMapper()
                .readTree(folder.resolve(out).resolve("run.json").toFile());
    }

    @Test
    void clientModeClusterModeAndLocalModeGiveTheSameModel() throws Exception {
        Processes.Result client =
                train("client", "--master", master, "--executor-cores", "1", "--executor-memory", "1g");
        assertThat(client.exitCode()).as(client.err()).isZero();
        assertThat(client.out()).contains("agd-L8-0.02").contains("iterations done");
        assertThat(runJson("client").get("exitCode").asInt()).isZero();

        Processes.Result cluster = train(
                "cluster-mode",
                "--master",
                master,
                "--deploy-mode",
                "cluster",
                "--driver-memory",
                "1g",
                "--executor-cores",
                "1",
                "--executor-memory",
                "1g",
                "--conf",
                "spark.standalone.submit.waitAppCompletion=true");
        assertThat(cluster.exitCode()).as(cluster.err()).isZero();
        assertThat(runJson("cluster-mode").get("exitCode").asInt()).isZero();

        Processes.Result local = train("local", "--master", "local[2]");
        assertThat(local.exitCode()).as(local.err()).isZero();

        List<String> expected = History.withoutSeconds(folder.resolve("local"));
        assertThat(History.withoutSeconds(folder.resolve("client"))).isEqualTo(expected);
        assertThat(History.withoutSeconds(folder.resolve("cluster-mode"))).isEqualTo(expected);
        assertThat(History.last(folder.resolve("local"), "agd-L8-0.02", "train_loss"))
                .isLessThan(History.last(folder.resolve("local"), "gd-L1-0.02", "train_loss"));

        SharedSpark.session();
        LinearRegressionModel plain = LinearRegressionModel.load(
                folder.resolve("local/models/agd-L8-0.02").toString());
        assertThat(plain.numFeatures()).as("the saved model is Spark's own").isEqualTo(784);
    }

    /** Nobody sees a driver's stderr or exit code in cluster mode: run.json says it. */
    @Test
    void inClusterModeRunJsonSaysWhatWentWrong() throws Exception {
        Processes.Result cluster = Processes.submit(
                folder,
                "agd",
                "--master",
                master,
                "--deploy-mode",
                "cluster",
                "--driver-memory",
                "1g",
                "--conf",
                "spark.standalone.submit.waitAppCompletion=true",
                "train",
                "--data",
                folder.resolve("absent").toString(),
                "--out",
                folder.resolve("failed").toString());
        assertThat(cluster.exitCode()).as(cluster.err()).isLessThan(2);
        assertThat(runJson("failed").get("exitCode").asInt()).isEqualTo(2);
        assertThat(runJson("failed").get("message").asText()).contains("absent does not exist");
    }

    /** Wrong usage is seen before anything is submitted. */
    @Test
    void inClusterModeTheLauncherChecksTheUsage() {
        Processes.Result wrong = Processes.submit(
                folder, "agd", "--master", master, "--deploy-mode", "cluster", "train", "--depth", "0");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.complaints()).containsExactly("agd: --depth must be at least 1, got 0. Maybe see --help.");
    }
}
