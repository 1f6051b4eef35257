package io.github.sparkagd.bench;

import io.github.sparkagd.report.HistoryCsv;
import io.github.sparkagd.train.TraceRow;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What an iteration of a command took, by the history that it left. */
final class RunSeconds {
    private RunSeconds() {}

    /**
     * The middle of the seconds between two iterations, in the second half of the first run: the compiler is done by then.
     *
     * @param folder the run directory of a {@code train} that kept every iteration
     */
    static double perIteration(Path folder) throws IOException {
        List<TraceRow> rows;
        try (Reader history = Files.newBufferedReader(folder.resolve("history.csv"), StandardCharsets.UTF_8)) {
            rows = HistoryCsv.read(history).values().iterator().next();
        }
        List<Double> between = new ArrayList<>();
        for (int k = rows.size() / 2 + 1; k < rows.size(); k++) {
            between.add(rows.get(k).seconds() - rows.get(k - 1).seconds());
        }
        if (between.isEmpty()) {
            throw new IllegalArgumentException(folder + " has too few iterations to time one");
        }
        return Repeats.median(between);
    }
}
