package io.github.sparkagd.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * Writes the options that Java 17 needs for Spark, one per line, as an argument file of the {@code java} command.
 *
 * <p>The list is Spark's own, so that an upgrade of Spark brings its options along. The build writes it for the JVMs of
 * the tests; Spark adds the same options to drivers and executors by itself.
 */
public final class JvmOptions {
    private JvmOptions() {}

    /**
     * @param arguments the file to write
     * @throws IOException when the file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        String options = JavaModuleOptions.defaultModuleOptions().trim().replaceAll("\\s+", "\n");
        Files.writeString(file, options + "\n", StandardCharsets.UTF_8);
    }
}
