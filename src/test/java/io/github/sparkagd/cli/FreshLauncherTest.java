package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.Processes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreshLauncherTest {
    @TempDir
    Path folder;

    /** Where nothing is built yet the launcher builds; when it cannot, here for want of a pom.xml, it says so. */
    @Test
    void whereNothingIsBuiltTheLauncherDoesNotEndWithoutAWord() throws Exception {
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
        assertThat(said).containsAnyOf("agd: the build failed", "agd: the application is not built");
    }
}
