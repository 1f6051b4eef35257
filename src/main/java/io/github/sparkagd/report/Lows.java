package io.github.sparkagd.report;

import io.github.sparkagd.train.TraceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** When the training loss of a run was lower than ever before: all that is needed to say when it reached a loss. */
final class Lows {
    /** Falling. */
    private final double[] losses;

    private final int[] iterations;
    private final double[] seconds;

    Lows(List<TraceRow> rows) {
        List<TraceRow> lows = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        for (TraceRow row : rows) {
            if (row.trainLoss() < least) {
                least = row.trainLoss();
                lows.add(row);
            }
        }
        losses = lows.stream().mapToDouble(TraceRow::trainLoss).toArray();
        iterations = lows.stream().mapToInt(TraceRow::iteration).toArray();
        seconds = lows.stream().mapToDouble(TraceRow::seconds).toArray();
    }

    /**
     * The first time at a loss.
     *
     * @param iteration at whose end
     * @param seconds since training began
     */
    record Reached(int iteration, double seconds) {}

    /** The first time that the loss was at most {@code loss}; empty where it never was. */
    Optional<Reached> reaching(double loss) {
        int at = firstAtMost(loss);
        return at == losses.length ? Optional.empty() : Optional.of(new Reached(iterations[at], seconds[at]));
    }

    private int firstAtMost(double loss) {
        int from = 0;
        int to = losses.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (losses[middle] <= loss) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }
}
