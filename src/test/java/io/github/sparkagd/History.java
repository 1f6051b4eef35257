package io.github.sparkagd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The file {@code history.csv} of a run directory, as text. */
public final class History {
    private History() {}

    /** All lines but the last field, the seconds, which differ from run to run. */
    public static List<String> withoutSeconds(Path runDirectory) {
        return lines(runDirectory).stream()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
    }

    public static List<String> lines(Path runDirectory) {
        try {
            return Files.readAllLines(runDirectory.resolve("history.csv"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Column {@code name} of the last iteration of {@code run}. */
    public static double last(Path runDirectory, String run, String name) {
        List<String> all = lines(runDirectory);
        int column = List.of(all.get(0).split(",")).indexOf(name);
        String[] fields = all.stream()
                .filter(line -> line.startsWith(run + ","))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("no run " + run + " in " + all.get(1)))
                .split(",", -1);
        return Double.parseDouble(fields[column]);
    }
}
