package io.github.sparkagd.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.sparkagd.settings.Phrase;
import io.github.sparkagd.settings.Refusal;
import io.github.sparkagd.train.TraceRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A training as reports show it.
 *
 * @param name of the training, for people
 * @param told what {@code run.json} holds
 * @param runs in their order
 * @param wording how settings are written where the training was asked for
 */
public record ReportData(String name, JsonNode told, List<ReportRun> runs, Refusal.Wording wording) {
    /**
     * Copies the runs.
     *
     * @param name of the training, for people
     * @param told what {@code run.json} holds
     * @param runs in their order
     * @param wording how settings are written where the training was asked for
     */
    public ReportData {
        runs = List.copyOf(runs);
    }

    /**
     * {@return a training of the command line}
     *
     * @param name of the training, for people
     * @param told what {@code run.json} holds
     * @param histories what {@code history.csv} holds: the rows of each run, by its name
     * @throws IllegalArgumentException when these do not fit each other, or a run is without a name
     */
    public static ReportData of(String name, JsonNode told, Map<String, List<TraceRow>> histories) {
        return of(name, told, histories, Refusal.OPTIONS);
    }

    /**
     * {@return a training}
     *
     * @param name of the training, for people
     * @param told what {@code run.json} holds, or the part of it that is known
     * @param histories the rows of each run, by its name
     * @param wording how settings are written where the training was asked for
     * @throws IllegalArgumentException when these do not fit each other, or a run is without a name
     */
    public static ReportData of(
            String name, JsonNode told, Map<String, List<TraceRow>> histories, Refusal.Wording wording) {
        List<ReportRun> runs = new ArrayList<>();
        for (JsonNode run : told.path("runs")) {
            if (!run.path("run").isTextual()) {
                throw new IllegalArgumentException("run.json has a run without a name");
            }
            runs.add(ReportRun.of(run, histories.getOrDefault(run.path("run").asText(), List.of())));
        }
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("run.json has no runs");
        }
        return new ReportData(name, told, runs, wording);
    }

    /** The first of those with the least test loss, or training loss where there is no test set. */
    ReportRun best() {
        return runs.stream().min(Comparator.comparingDouble(ReportRun::rank)).orElseThrow();
    }

    /** What is next after a run, in the words of whoever asked for it. */
    String advice(ReportRun run) {
        return new Phrase(Advice.after(
                        run, told.path("spectrum").path("lambdaMax").asDouble(Double.NaN)))
                .said(wording);
    }
}
