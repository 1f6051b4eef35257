package io.github.sparkagd.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.TraceRow;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Traces that grow while they are read. */
class LiveRunTest {
    private static final RunId ID = new RunId(Algorithms.shallow(), 0.5);

    private static TraceRow row(int iteration, double loss) {
        return new TraceRow(
                iteration,
                iteration,
                loss,
                OptionalDouble.empty(),
                1,
                OptionalDouble.empty(),
                iteration,
                OptionalDouble.empty());
    }

    private static List<TraceRow> rows(LiveRun run) {
        return run.now().orElseThrow().rows();
    }

    @Test
    void aLongTraceStaysSmallEvenAndWithItsSpikes() {
        LiveRun run = new LiveRun(ID);
        int end = 100_000;
        for (int t = 0; t <= end; t++) {
            run.add(row(t, t == 31_234 ? 77 : t == 500 ? 55 : 1.0 / (1 + t)));
            assertThat(rows(run)).hasSizeLessThanOrEqualTo(LiveRun.MOST);
        }
        List<TraceRow> rows = rows(run);
        assertThat(rows).extracting(TraceRow::trainLoss).contains(77.0, 55.0);
        assertThat(rows.get(0).iteration()).isZero();
        assertThat(rows.get(rows.size() - 1).iteration()).isEqualTo(end);
        for (int k = 1; k < rows.size(); k++) {
            int gap = rows.get(k).iteration() - rows.get(k - 1).iteration();
            assertThat(gap).isBetween(1, end / 20);
        }
    }

    @Test
    void aReaderSeesWholeTracesOnly() {
        LiveRun run = new LiveRun(ID);
        run.add(row(0, 0));
        CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
            for (int t = 1; t <= 200_000; t++) {
                run.add(row(t, t));
            }
        });
        int last = 0;
        do {
            List<TraceRow> rows = rows(run);
            assertThat(rows).doesNotContainNull();
            int newest = rows.get(rows.size() - 1).iteration();
            assertThat(newest).isGreaterThanOrEqualTo(last);
            assertThat(rows).extracting(TraceRow::iteration).isSorted().doesNotHaveDuplicates();
            last = newest;
        } while (!writer.isDone());
        writer.join();
        assertThat(rows(run).get(rows(run).size() - 1).iteration()).isEqualTo(200_000);
    }
}
