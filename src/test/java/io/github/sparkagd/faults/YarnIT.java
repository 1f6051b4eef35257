package io.github.sparkagd.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparkagd.History;
import io.github.sparkagd.Processes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.yarn.api.records.ApplicationReport;
import org.apache.hadoop.yarn.api.records.FinalApplicationStatus;
import org.apache.hadoop.yarn.client.api.YarnClient;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real resource manager, two node managers and HDFS, in a process of their own: both modes, and a training that fails. */
@Tag("faults")
class YarnIT {
    private static final int MOST_WAITS = 1200;
    private static final int MOST_FOLDERS = 6;
    private static final List<String> TRAINING = List.of(
            "train",
            "--algorithm",
            "agd,gd",
            "--depth",
            "2,4",
            "--learning-rate",
            "0.1",
            "--iterations",
            "20",
            "--plan",
            "fused",
            "--out");

    @TempDir
    static Path folder;

    private static Process yarn;
    private static Path settings;
    private static Path home;

    @BeforeAll
    static void start() throws IOException {
        Path target = Processes.project().resolve("target");
        Optional<Path> found = installed(target.resolve("venvs"), hadoop(target.resolve("minicluster")));
        assumeTrue(
                found.isPresent(),
                "no Spark with YARN's classes is installed. Maybe submit/python-tests, which installs one");
        home = found.get();
        settings = folder.resolve("yarn");
        yarn = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "@" + target.resolve("jvm.options"),
                        "-Xmx1g",
                        "-cp",
                        target.resolve("minicluster") + "/*" + File.pathSeparator + home + "/jars/*",
                        Processes.project()
                                .resolve("src/build/java/MiniYarn.java")
                                .toString(),
                        settings.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("yarn.log").toFile())
                .start();
        for (int tries = 0;
                tries < MOST_WAITS && yarn.isAlive() && !Files.exists(settings.resolve("core-site.xml"));
                tries++) {
            LockSupport.parkNanos(100_000_000);
        }
        assertThat(settings.resolve("core-site.xml")).as(() -> "YARN: " + log()).exists();
    }

    /** The version of the minicluster. */
    private static String hadoop(Path minicluster) throws IOException {
        String jar = "hadoop-client-minicluster-";
        try (var all = Files.list(minicluster)) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith(jar))
                    .map(name -> name.substring(jar.length()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** A Spark that pip has installed, which unlike the one of the build has YARN's classes, with that Hadoop. */
    private static Optional<Path> installed(Path venvs, String hadoop) throws IOException {
        if (!Files.isDirectory(venvs)) {
            return Optional.empty();
        }
        try (var all = Files.walk(venvs, MOST_FOLDERS)) {
            return all.filter(path -> path.endsWith("pyspark/jars"))
                    .filter(jars -> Files.exists(jars.resolve("hadoop-client-api-" + hadoop)))
                    .map(Path::getParent)
                    .max(Comparator.naturalOrder());
        }
    }

    @AfterAll
    static void stop() {
        if (yarn != null) {
            yarn.destroy();
        }
    }

    private static String log() {
        try {
            return Files.readString(folder.resolve("yarn.log"));
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private static Processes.Result submit(List<String> master, List<String> command) {
        List<String> words = new ArrayList<>(
                List.of(Processes.project().resolve("submit/agd").toString()));
        words.addAll(master);
        words.addAll(command);
        Map<String, String> environment = Map.of("SPARK_HOME", home.toString(), "HADOOP_CONF_DIR", settings.toString());
        return Processes.run(folder, environment, words.toArray(String[]::new));
    }

    private static List<String> onYarn(String mode) {
        return List.of(
                "--master",
                "yarn",
                "--deploy-mode",
                mode,
                "--num-executors",
                "2",
                "--executor-memory",
                "600m",
                "--driver-memory",
                "800m",
                "--conf",
                "spark.yarn.jars=local:" + home + "/jars/*");
    }

    private static List<String> trainingTo(String out) {
        List<String> command = new ArrayList<>(TRAINING);
        command.add(out);
        return command;
    }

    private static Configuration configuration() {
        Configuration found = new Configuration();
        found.addResource(
                new org.apache.hadoop.fs.Path(settings.resolve("core-site.xml").toUri()));
        return found;
    }

    /** A run directory of HDFS on the local disk. */
    private static Path fetched(String out) throws IOException {
        Path here = folder.resolve("fetched").resolve(Path.of(out).getFileName());
        Files.createDirectories(here.getParent());
        FileSystem.get(configuration())
                .copyToLocalFile(
                        false, new org.apache.hadoop.fs.Path(out), new org.apache.hadoop.fs.Path(here.toUri()), true);
        return here;
    }

    private static List<ApplicationReport> applications(YarnClient client) throws IOException, YarnException {
        client.init(new YarnConfiguration(configuration()));
        client.start();
        return client.getApplications();
    }

    @Test
    void clientAndClusterModeGiveTheBitsOfLocalModeAndEndOnce() throws IOException, YarnException {
        Path local = folder.resolve("local");
        Processes.Result alone =
                submit(List.of("--master", "local[2]"), trainingTo(local.toUri().toString()));
        assertThat(alone.exitCode()).as(alone.err()).isZero();

        for (String mode : List.of("client", "cluster")) {
            Processes.Result result = submit(onYarn(mode), trainingTo("hdfs:///runs/" + mode));
            assertThat(result.exitCode()).as(mode + ": " + result.err()).isZero();
            Path run = fetched("/runs/" + mode);
            assertThat(History.withoutSeconds(run)).as(mode).isEqualTo(History.withoutSeconds(local));
            JsonNode described =
                    new ObjectMapper().readTree(run.resolve("run.json").toFile());
            assertThat(described.get("exitCode").asInt()).isZero();
        }
        try (YarnClient client = YarnClient.createYarnClient()) {
            assertThat(applications(client))
                    .filteredOn(one -> one.getFinalApplicationStatus() == FinalApplicationStatus.SUCCEEDED)
                    .hasSizeGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void aTrainingThatFailsInClusterModeEndsAsFailedAfterOneAttempt() throws IOException, YarnException {
        Processes.Result result = submit(
                onYarn("cluster"), List.of("train", "--data", "hdfs:///absent.csv", "--out", "hdfs:///runs/absent"));

        assertThat(result.exitCode()).isNotZero();
        assertThat(result.err()).contains("/absent.csv does not exist");
        try (YarnClient client = YarnClient.createYarnClient()) {
            List<ApplicationReport> failed = applications(client).stream()
                    .filter(one -> one.getFinalApplicationStatus() == FinalApplicationStatus.FAILED)
                    .toList();
            assertThat(failed).hasSize(1);
            assertThat(client.getApplicationAttempts(failed.get(0).getApplicationId()))
                    .hasSize(1);
            assertThat(failed.get(0).getDiagnostics()).contains("agd: ").contains("absent.csv");
        }
        JsonNode described = new ObjectMapper()
                .readTree(fetched("/runs/absent").resolve("run.json").toFile());
        assertThat(described.get("exitCode").asInt()).isEqualTo(2);
    }
}
