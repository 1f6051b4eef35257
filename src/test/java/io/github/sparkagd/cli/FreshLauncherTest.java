package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.Processes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshLauncherTest {
    @TempDir
    Path folder;

    /** Where nothing is built yet the launcher builds; when it cannot, here for want of a pom.xml, it says so. */
    @Test
    void whereNothingIsBuiltTheLauncherDoesNotEndWithoutAWord() throws Exception {
        assertThat(refused()).containsAnyOf("agd: the build failed", "agd: the application is not built");
    }

    /** A release: jars, and nothing to build a Spark of. */
    @Test
    void aReleaseNamesWhatLeadsToASpark() throws Exception {
        Path jars = Files.createDirectories(folder.resolve("a clone/target"));
        try (JarOutputStream jar =
                new JarOutputStream(Files.newOutputStream(jars.resolve("spark-agd_2.13-0.2.0.jar")), new Manifest())) {
            jar.finish();
        }
        assertThat(refused())
                .startsWith("agd: no Spark was found")
                .contains("SPARK_HOME")
                .hasLineCount(1);
    }

    /** What the launcher says where there is no Spark on the path. */
    private String refused() throws Exception {
        Path scripts = Files.createDirectories(folder.resolve("a clone/submit"));
        for (String script : new String[] {"agd", "lib.sh"}) {
            Files.copy(Processes.project().resolve("submit").resolve(script), scripts.resolve(script));
        }
        ProcessBuilder builder =
                new ProcessBuilder("bash", scripts.resolve("agd").toString(), "train");
        builder.environment().remove("SPARK_HOME");
        builder.redirectErrorStream(true);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isEqualTo(2);
        return said;
    }
}
