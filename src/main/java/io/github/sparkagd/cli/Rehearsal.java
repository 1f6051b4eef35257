package io.github.sparkagd.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Commands on a handful of rows, which the launcher runs once while the JVM notes the classes that they load: from then on
 * drivers map those from one file. Its argument is a folder that may be filled.
 */
public final class Rehearsal {
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(3);
    private static final int ROWS = 200;

    private Rehearsal() {}

    /**
     * @param arguments the folder
     * @throws IOException when the folder cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        endInTime();
        Path folder = Path.of(arguments[0]);
        String rows = rows(folder).toString();
        String made = folder.resolve("made").toString();
        String model = folder.resolve("csv").toString();
        List<List<String>> commands = List.of(
                List.of("train", "--iterations", "2", "--out", folder.resolve("generated") + ""),
                List.of("train", "--data", rows, "--header", "--intercept", "--plan", "fused", "--out", model),
                List.of("evaluate", "--model", model, "--data", rows, "--header"),
                List.of("predict", "--model", model, "--data", rows, "--header", "--out", folder.resolve("said") + ""),
                List.of("generate", "--rows", "100", "--columns", "3", "--format", "parquet", "--out", made),
                List.of("train", "--data", made, "--iterations", "2", "--out", folder.resolve("parquet") + ""));
        boolean done = true;
        for (List<String> command : commands) {
            done &= Main.run(command.toArray(String[]::new), NOWHERE, System.err) == Main.DONE;
        }
        System.exit(done ? Main.DONE : Main.SPARK_FAILED);
    }

    /** Somebody is waiting for a command of his own meanwhile. */
    private static void endInTime() {
        Thread watch = new Thread(() -> {
            long deadline = System.nanoTime() + PATIENCE;
            while (System.nanoTime() < deadline) {
                LockSupport.parkNanos(deadline - System.nanoTime());
            }
            Runtime.getRuntime().halt(Main.SPARK_FAILED);
        });
        watch.setDaemon(true);
        watch.start();
    }

    private static Path rows(Path folder) throws IOException {
        StringBuilder text = new StringBuilder("a,b,y\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(i % 7)
                    .append(',')
                    .append(0.5 * (i % 5))
                    .append(',')
                    .append(i % 3 - 0.25)
                    .append('\n');
        }
        return Files.writeString(folder.resolve("rows.csv"), text);
    }
}
