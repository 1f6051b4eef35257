package io.github.sparkagd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Runs the scripts of the project as a user does: as processes of their own, from some folder. */
public final class Processes {
    private static final long MOST_SECONDS = 300;

    private Processes() {}

    /** What a process left behind. */
    public record Result(int exitCode, String out, String err) {
        public List<String> complaints() {
            return err.lines().filter(line -> line.startsWith("agd:")).toList();
        }

        public String lastLine() {
            return out.lines().reduce((earlier, later) -> later).orElse("");
        }
    }

    /** The folder of the project. */
    public static Path project() {
        return Path.of(System.getProperty("agd.project", ".")).toAbsolutePath().normalize();
    }

    /** Runs {@code submit/NAME} in {@code folder}. */
    public static Result submit(Path folder, String name, String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = project().resolve("submit").resolve(name).toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return run(folder, Map.of(), command);
    }

    /**
     * Runs {@code submit/agd} in {@code folder} and kills it with SIGKILL as soon as {@code when} holds.
     *
     * @return whether it was killed, and had not ended before
     */
    public static boolean kill(Path folder, BooleanSupplier when, String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(project().resolve("submit/agd").toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(
                            folder.resolve("killed.log").toFile()))
                    .start();
            while (process.isAlive() && !when.getAsBoolean()) {
                process.waitFor(2, TimeUnit.MILLISECONDS);
            }
            boolean alive = process.isAlive();
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
            return alive;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    /** Runs a command; fails after five minutes. */
    public static Result run(Path folder, Map<String, String> environment, String... command) {
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            Map<String, String> all = new HashMap<>(environment);
            all.forEach(builder.environment()::put);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(Arrays.toString(command) + " did not end");
            }
            Result result = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return result;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
