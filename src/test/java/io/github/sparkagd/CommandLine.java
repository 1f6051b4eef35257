package io.github.sparkagd;

import io.github.sparkagd.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a command in this process, in the session that is active or a local one of its own. */
public final class CommandLine {
    private CommandLine() {}

    /**
     * What a command left behind.
     *
     * @param exitCode 0 for done
     * @param out what it printed on stdout
     * @param err what it printed on stderr through the command line
     */
    public record Result(int exitCode, String out, String err) {
        /** The lines on stderr that begin with {@code agd:}. */
        public List<String> complaints() {
            return err.lines().filter(line -> line.startsWith("agd:")).toList();
        }

        /** The value after {@code name} in lines {@code name value}. */
        public String value(String name) {
            return out.lines()
                    .filter(line -> line.startsWith(name + " "))
                    .map(line -> line.substring(name.length() + 1))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no line '" + name + "' in\n" + out + err));
        }

        public double number(String name) {
            return Double.parseDouble(value(name));
        }
    }

    /** Runs {@code arguments}. */
    public static Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Main.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
