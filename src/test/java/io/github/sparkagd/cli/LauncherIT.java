package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.GeneratedFiles;
import io.github.sparkagd.Processes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts and the jar, as a user meets them: from another folder, with a path that has a blank, through a link. */
class LauncherIT {
    @TempDir
    Path folder;

    @Test
    void theFirstCommandOfTheReadmeNeedsNoDataAndAWrongOneSaysSoInOneLine() throws Exception {
        Path place = Files.createDirectories(folder.resolve("a folder"));
        Path link = Files.createSymbolicLink(
                place.resolve("agd-link"), Processes.project().resolve("submit/agd"));

        Processes.Result done = Processes.run(
                place,
                Map.of(),
                link.toString(),
                "--conf",
                "spark.ui.enabled=false",
                "train",
                "--algorithm",
                "gd,agd",
                "--out",
                "my run");
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.out()).contains("agd-L4-").contains("written to");
        assertThat(place.resolve("my run/history.csv")).exists();
        assertThat(place.resolve("my run/loss.png")).isNotEmptyFile();
        assertThat(place.resolve("my run/loss.svg")).isNotEmptyFile();
        assertThat(place.resolve("my run/run.json")).isNotEmptyFile();

        Processes.Result again = Processes.run(place, Map.of(), link.toString(), "train", "--out", "my run");
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.complaints())
                .containsExactly("agd: --out my run exists already. Maybe name another folder, or add --overwrite.");
        assertThat(again.err()).doesNotContain("\tat ");
    }

    @Test
    void optionsCanStandInAFileAndDefaultsInTheConfiguration() throws Exception {
        Path options = folder.resolve("options.txt");
        Files.writeString(options, "--algorithm gd\n--iterations 3\n");
        Path configuration = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(configuration.resolve("agd.properties"), "agd.train.learning-rate = 0.25\n");
        Processes.Result done = Processes.run(
                folder,
                Map.of("SPARK_CONF_DIR", configuration.toString()),
                Processes.project().resolve("submit/agd").toString(),
                "train",
                "@" + options,
                "--out",
                "out");
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(Files.readAllLines(folder.resolve("out/history.csv"))).hasSize(5);
        assertThat(Files.readAllLines(folder.resolve("out/history.csv")).get(1)).startsWith("gd-L1-0.25,gd,1,0.25,0,");
    }

    @Test
    void helpAndVersionStartNoSpark() {
        Processes.Result version = Processes.submit(folder, "agd", "--version");
        assertThat(version.exitCode()).isZero();
        assertThat(version.out()).contains("spark-agd ").contains("Apache Spark 4.1");

        Processes.Result help = Processes.submit(folder, "agd", "train", "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("--learning-rate").contains("--depth");

        Processes.Result nothing = Processes.submit(folder, "agd");
        assertThat(nothing.exitCode()).isEqualTo(2);
        Processes.Result unknown = Processes.submit(folder, "agd", "trian");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.complaints()).hasSize(1);
    }

    /** What spark-submit would answer with its own usage or a stack trace. */
    @Test
    void wrongOptionsBeforeTheCommandAreSaidInOneLine() {
        assertRefused("--mastr is no option of spark-submit", "--mastr", "local[1]", "train");
        assertRefused("--mastr=x is no option of spark-submit", "--mastr=x", "train");
        assertRefused("--master must be local[N]", "--master", "foo", "train");
        assertRefused("--properties-file absent cannot be read", "--properties-file", "absent", "train");
    }

    private void assertRefused(String message, String... arguments) {
        Processes.Result result = Processes.submit(folder, "agd", arguments);
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err().lines()).singleElement().asString().startsWith("agd: " + message);
    }

    /** The master of a file of properties is not overruled: Spark looks for what YARN needs, which is not there. */
    @Test
    void theMasterMayStandInAFileOfProperties() throws IOException {
        Path file = folder.resolve("own.conf");
        Files.writeString(file, "spark.master yarn\n");
        Processes.Result result = Processes.submit(folder, "agd", "--properties-file", file.toString(), "spectrum");
        assertThat(result.exitCode()).isNotZero();
        assertThat(result.err()).contains("yarn");
    }

    @Test
    void theJarHoldsOurClassesAndNeitherSparkNorScala() throws Exception {
        try (JarFile jar = new JarFile(System.getProperty("agd.jar"))) {
            List<String> names = jar.stream().map(JarEntry::getName).toList();
            assertThat(names).contains("io/github/sparkagd/cli/Main.class");
            assertThat(names)
                    .noneMatch(name -> name.startsWith("org/apache/spark")
                            || name.startsWith("scala/")
                            || name.startsWith("org/apache/hadoop")
                            || name.startsWith("picocli/"));
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo("io.github.sparkagd.cli.Main");
        }
        assertThat(Files.size(Path.of(System.getProperty("agd.jar")))).isLessThan(5_000_000);
    }

    @Test
    void fetchDataChecksWhatItFetches() throws IOException {
        Path home = folder.resolve("home");
        GeneratedFiles.mnist(home, 20, 10);
        Processes.Result wrong = Processes.submit(
                folder, "fetch-data", "mnist", "--from", home.toUri().toString(), "--dir", "data");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.complaints()).hasSize(1);
        assertThat(wrong.complaints().get(0)).contains("SHA-256");
        assertThat(folder.resolve("data/mnist")).isEmptyDirectory();

        Processes.Result nowhere =
                Processes.submit(folder, "fetch-data", "mnist", "--from", "file:///no/such/place", "--dir", "data");
        assertThat(nowhere.exitCode()).isEqualTo(1);
        assertThat(nowhere.complaints().get(0)).contains("could not be fetched");
        assertThat(Processes.submit(folder, "fetch-data", "imagenet").exitCode())
                .isEqualTo(2);
    }

    @Test
    void fetchDataBringsTheRealFilesWhereTheyCanBeHad() throws IOException {
        Path real = Path.of(io.github.sparkagd.RealData.path("mnist"));
        Processes.Result fetched = Processes.submit(
                folder, "fetch-data", "mnist", "--from", real.toUri().toString(), "--dir", "data");
        assertThat(fetched.exitCode()).as(fetched.err()).isZero();
        for (String name :
                List.of("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz", "t10k-images-idx3-ubyte.gz")) {
            assertThat(folder.resolve("data/mnist").resolve(name)).hasSameBinaryContentAs(real.resolve(name));
        }
        Processes.Result again =
                Processes.submit(folder, "fetch-data", "mnist", "--from", "file:///no/such/place", "--dir", "data");
        assertThat(again.exitCode()).as("what is there is not fetched again").isZero();
        assertThat(again.out().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
    }
}
