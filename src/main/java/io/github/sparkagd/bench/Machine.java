package io.github.sparkagd.bench;

import io.github.sparkagd.kernels.Kernels;
import io.github.sparkagd.report.BuildFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.package$;

/** What measurements were made on, in a line. */
final class Machine {
    private static final double KIB_PER_GIB = 1 << 20;

    private Machine() {}

    /** Processor, cores, memory, Java, Spark, BLAS, kernels, commit. */
    static String facts(Medians medians) {
        String blas = medians.lines().stream()
                .filter(line -> line.median().contender().equals("blas-dsyrk"))
                .findFirst()
                .map(line -> line.median().plan())
                .orElse("not measured");
        BuildFacts build = BuildFacts.read();
        return String.format(
                Locale.ROOT,
                "%s, %d cores, %s, Java %s, Spark %s, BLAS %s, kernels %s, version %s, commit %s",
                find("/proc/cpuinfo", "model name").orElse(System.getProperty("os.arch")),
                Runtime.getRuntime().availableProcessors(),
                find("/proc/meminfo", "MemTotal").map(Machine::gibibytes).orElse("memory unknown"),
                System.getProperty("java.vm.version"),
                package$.MODULE$.SPARK_VERSION(),
                blas,
                Kernels.name(),
                build.version(),
                build.commit());
    }

    private static String gibibytes(String text) {
        return String.format(
                Locale.ROOT,
                "%.0f GiB",
                Double.parseDouble(text.replace("kB", "").trim()) / KIB_PER_GIB);
    }

    /** The text after a name and a colon, on the first such line. */
    private static Optional<String> find(String file, String name) {
        try {
            return Files.readAllLines(Path.of(file), StandardCharsets.UTF_8).stream()
                    .filter(line -> line.startsWith(name) && line.contains(":"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
