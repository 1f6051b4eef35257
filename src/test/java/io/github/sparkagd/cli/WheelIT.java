package io.github.sparkagd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The Python package as it is built; that it works is for {@code submit/python-tests}. */
class WheelIT {
    private static final Path PYTHON = Path.of(System.getProperty("agd.project", "."), "target", "python");

    private static Path wheel() throws IOException {
        String jar = Path.of(System.getProperty("agd.jar")).getFileName().toString();
        String version = jar.substring(jar.lastIndexOf('-') + 1, jar.length() - ".jar".length());
        return PYTHON.resolve("spark_agd-" + version + "-py3-none-any.whl");
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return in.readAllBytes();
        }
    }

    private static List<String> names(ZipFile zip) {
        return zip.stream().map(ZipEntry::getName).toList();
    }

    private static String file(ZipFile zip, String suffix) {
        return names(zip).stream()
                .filter(name -> name.endsWith(suffix))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void hasTheJarAndTheSources() throws IOException {
        Path jar = Path.of(System.getProperty("agd.jar"));
        try (ZipFile zip = new ZipFile(wheel().toFile())) {
            assertThat(bytes(zip, "sparkagd/jars/" + jar.getFileName())).isEqualTo(Files.readAllBytes(jar));
            assertThat(names(zip))
                    .contains("sparkagd/__init__.py", "sparkagd/py.typed", "sparkagd/ml/regression.py")
                    .noneMatch(name -> name.contains("__pycache__"));
        }
    }

    @Test
    void recordHasEveryFileWithItsDigest() throws Exception {
        try (ZipFile zip = new ZipFile(wheel().toFile())) {
            String record = file(zip, ".dist-info/RECORD");
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            Stream<String> right = names(zip).stream().sorted().map(name -> {
                try {
                    byte[] bytes = bytes(zip, name);
                    return name.equals(record)
                            ? name + ",,"
                            : name + ",sha256="
                                    + Base64.getUrlEncoder().withoutPadding().encodeToString(sha.digest(bytes)) + ","
                                    + bytes.length;
                } catch (IOException unreadable) {
                    throw new AssertionError(unreadable);
                }
            });
            assertThat(new String(bytes(zip, record), UTF_8).lines())
                    .containsExactlyInAnyOrderElementsOf(right.toList());
        }
    }

    @Test
    void metadataAreThoseOfTheProject() throws IOException {
        try (ZipFile zip = new ZipFile(wheel().toFile())) {
            assertThat(new String(bytes(zip, file(zip, ".dist-info/METADATA")), UTF_8).lines())
                    .contains("Metadata-Version: 2.4", "Name: spark-agd", "License-Expression: Apache-2.0")
                    .contains("Requires-Dist: numpy>=1.21", "Provides-Extra: spark")
                    .anyMatch(line -> line.matches("Version: \\d+\\.\\d+\\.\\d+.*"));
            assertThat(new String(bytes(zip, file(zip, ".dist-info/WHEEL")), UTF_8).lines())
                    .contains("Wheel-Version: 1.0", "Root-Is-Purelib: true", "Tag: py3-none-any");
            assertThat(names(zip)).anyMatch(name -> name.endsWith(".dist-info/licenses/LICENSE"));
        }
    }

    @Test
    void theZipForSparkSubmitHasNoJars() throws IOException {
        try (ZipFile zip = new ZipFile(PYTHON.resolve("sparkagd.zip").toFile())) {
            assertThat(Set.copyOf(names(zip))).contains("sparkagd/__init__.py");
            assertThat(names(zip)).noneMatch(name -> name.endsWith(".jar"));
        }
    }
}
