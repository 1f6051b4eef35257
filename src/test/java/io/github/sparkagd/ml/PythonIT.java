package io.github.sparkagd.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Python wrapper, where a Python with PySpark is at hand. */
class PythonIT {
    private static final Path PROJECT = Path.of(System.getProperty("agd.project", "."));

    private record Ran(int exitCode, String output) {}

    private static Ran python(Path jar, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(PROJECT.toFile()).redirectErrorStream(true);
        builder.environment()
                .put(
                        "PYTHONPATH",
                        PROJECT.resolve("src/main/python").toAbsolutePath().toString());
        builder.environment().put("AGD_JAR", jar.toAbsolutePath().toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output);
    }

    private static boolean isThere() throws InterruptedException {
        try {
            return python(PROJECT, "-c", "import pyspark.ml").exitCode() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    @Test
    void wrapperTrainsSavesAndLoads() throws IOException, InterruptedException {
        assumeTrue(isThere(), "skipped: there is no python3 with pyspark");
        try (Stream<Path> built = Files.list(PROJECT.resolve("target"))) {
            Path jar = built.filter(file -> file.getFileName().toString().matches("spark-agd_2\\.13-[\\d.]+\\.jar"))
                    .findFirst()
                    .orElseThrow();
            Ran ran = python(jar, "-m", "unittest", "src/test/python/test_ml.py");
            assertThat(ran.exitCode()).as(ran.output()).isZero();
        }
    }
}
