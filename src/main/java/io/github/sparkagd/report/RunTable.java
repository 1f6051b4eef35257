package io.github.sparkagd.report;

import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The runs at their ends, as an aligned table of text. */
public final class RunTable {
    static final List<String> HEAD =
            List.of("run", "iterations", "train loss", "test loss", "gradient", "S", "seconds", "outcome");

    private RunTable() {}

    /**
     * {@return one line per run below a line of headings}
     *
     * @param runs of one training
     */
    public static String of(List<TrainedRun> runs) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(HEAD);
        for (TrainedRun run : runs) {
            lines.add(cells(run.id().name(), run.last(), run.outcome().kind().label()));
        }
        return AlignedTable.of(lines);
    }

    /** What stands below {@link #HEAD}. */
    static List<String> cells(String name, TraceRow last, String outcome) {
        return List.of(
                name,
                Integer.toString(last.iteration()),
                number(OptionalDouble.of(last.trainLoss())),
                number(last.testLoss()),
                number(OptionalDouble.of(last.gradientNorm())),
                number(last.scale()),
                String.format(Locale.ROOT, "%.2f", last.seconds()),
                outcome);
    }

    static String number(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.6g", value.getAsDouble()) : "--";
    }
}
