package io.github.sparkagd.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.train.TraceRow;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a page keeps of a long history looks like all of it. */
class RowThinningTest {
    private static final int MOST = 600;

    @Test
    void aShortHistoryStaysAsItIs() {
        List<TraceRow> rows = Reports.rows(MOST - 1, t -> 1.0 / (1 + t), t -> 2);

        assertThat(RowThinning.of(rows, MOST)).isEqualTo(rows);
    }

    @Test
    void spikesOfAMillionRowsStayInEveryQuantity() {
        List<TraceRow> rows = Reports.rows(
                1_000_000, t -> t == 123_457 ? 9 : 1.0 / (1 + t), t -> t == 700_001 ? 7 : t == 800_001 ? -7 : 0.5);

        List<TraceRow> kept = RowThinning.of(rows, MOST);

        assertThat(kept).hasSizeBetween(200, MOST).startsWith(rows.get(0)).endsWith(rows.get(1_000_000));
        assertThat(kept).extracting(TraceRow::iteration).isSorted().contains(123_457, 700_001, 800_001);
        // Enough at the beginning for a logarithmic axis.
        assertThat(kept).extracting(TraceRow::iteration).contains(1, 2, 3, 4, 5).anyMatch(t -> t > 10 && t < 20);
    }

    @Test
    void noiseAndWhatIsNotFiniteStayWithinTheNumberAsked() {
        Random random = new Random(5);
        List<TraceRow> rows = Reports.rows(
                20_000, t -> t % 100 == 3 ? Double.POSITIVE_INFINITY : random.nextDouble(), t -> Double.NaN);

        List<TraceRow> kept = RowThinning.of(rows, MOST);

        double largest = rows.stream()
                .mapToDouble(TraceRow::trainLoss)
                .filter(Double::isFinite)
                .max()
                .orElseThrow();
        assertThat(kept)
                .hasSizeLessThanOrEqualTo(MOST)
                .extracting(TraceRow::trainLoss)
                .contains(largest);
    }
}
