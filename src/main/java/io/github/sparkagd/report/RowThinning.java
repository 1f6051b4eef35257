package io.github.sparkagd.report;

import io.github.sparkagd.train.TraceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Some rows of a long trace, which look the same: of each stretch those where a quantity is least and where it is largest, so
 * that spikes stay. Stretches are short at the beginning and grow in proportion, up to equal parts of the whole, so that the
 * rows do for linear and for logarithmic axes. Stretches are of iterations: what has been thinned may grow and be thinned
 * again.
 */
public final class RowThinning {
    private static final List<ToDoubleFunction<TraceRow>> QUANTITIES = List.of(
            TraceRow::trainLoss, row -> row.testLoss().orElse(Double.NaN), TraceRow::gradientNorm, row -> row.scale()
                    .orElse(Double.NaN));

    /** Of its distance from the beginning, how long a stretch is. */
    private static final double FINEST = 0.01;
    /** Of all iterations, how long a stretch is at most, in units of the same. */
    private static final double MOST_OF_ALL = 0.25;

    private RowThinning() {}

    /**
     * {@return at most {@code most} of the rows in their order, the first and the last among them; all where these are no
     * more}
     *
     * @param rows of rising iterations
     * @param most at least 20
     */
    public static List<TraceRow> of(List<TraceRow> rows, int most) {
        List<TraceRow> kept = rows;
        for (double share = FINEST; kept.size() > most; share *= 1.3) {
            kept = stretches(rows, share);
        }
        return List.copyOf(kept);
    }

    private static List<TraceRow> stretches(List<TraceRow> rows, double share) {
        TreeSet<Integer> kept = new TreeSet<>(List.of(0, rows.size() - 1));
        double whole = position(rows, rows.size() - 1) + 1.0;
        int from = 0;
        int place = 0;
        while (from < rows.size()) {
            place += (int) Math.max(1, share * Math.min(place, MOST_OF_ALL * whole));
            int end = from;
            while (end < rows.size() && position(rows, end) < place) {
                end++;
            }
            for (ToDoubleFunction<TraceRow> quantity : QUANTITIES) {
                addExtremes(rows, quantity, new int[] {from, end}, kept);
            }
            from = end;
        }
        List<TraceRow> chosen = new ArrayList<>();
        kept.forEach(index -> chosen.add(rows.get(index)));
        return chosen;
    }

    /** Iterations since the first row. */
    private static int position(List<TraceRow> rows, int index) {
        return rows.get(index).iteration() - rows.get(0).iteration();
    }

    /** Of the finite values: one that is not would hide the others. */
    private static void addExtremes(
            List<TraceRow> rows, ToDoubleFunction<TraceRow> quantity, int[] stretch, Set<Integer> kept) {
        int least = -1;
        int largest = -1;
        for (int k = stretch[0]; k < stretch[1]; k++) {
            double value = quantity.applyAsDouble(rows.get(k));
            if (Double.isFinite(value)) {
                least = least < 0 || value < quantity.applyAsDouble(rows.get(least)) ? k : least;
                largest = largest < 0 || value > quantity.applyAsDouble(rows.get(largest)) ? k : largest;
            }
        }
        if (least >= 0) {
            kept.add(least);
            kept.add(largest);
        }
    }
}
