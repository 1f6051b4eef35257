package io.github.sparkagd.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Headless Chromium. */
public final class Browser {
    private static final String CHROMIUM = Stream.of(System.getenv("PATH").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "chromium"))
            .filter(Files::isExecutable)
            .map(Path::toString)
            .findFirst()
            .orElse("");

    private Browser() {}

    /** Skips a test where there is none. */
    public static void require() {
        assumeTrue(!CHROMIUM.isEmpty(), "there is no chromium on the PATH");
    }

    /** What the browser says while it shows a page for three seconds, which is nothing on its console. */
    public static String shown(String address, Path scratch, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                CHROMIUM,
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + scratch.resolve("profile"),
                "--enable-logging=stderr",
                "--virtual-time-budget=3000"));
        command.addAll(List.of(options));
        command.add(address);
        Path out = scratch.resolve("out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        String said = Files.readString(out);
        assertThat(said.lines().filter(line -> line.contains(":CONSOLE"))).isEmpty();
        return said;
    }
}
