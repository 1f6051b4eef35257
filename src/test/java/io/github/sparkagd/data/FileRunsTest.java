package io.github.sparkagd.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Partitions cut where they leave the order of the data set. */
class FileRunsTest {
    /** Rows at positions of the first split, whose labels are their positions. */
    private static FileRuns runs(long... positions) {
        return runs(LongStream.of(positions)
                .mapToObj(position -> new RowPosition(0, position))
                .toArray(RowPosition[]::new));
    }

    private static FileRuns runs(RowPosition... positions) {
        return new FileRuns(Stream.of(positions)
                .map(at -> new RowSource.Placed(at, ReadResult.Row.dense(1, (double) at.position(), new double[] {1})))
                .iterator());
    }

    private static List<List<Long>> cut(FileRuns runs) {
        List<List<Long>> all = new ArrayList<>();
        while (runs.nextRun()) {
            List<Long> run = new ArrayList<>(List.of(runs.position().position()));
            runs.forEachRemaining(row -> run.add((long) label(row)));
            all.add(run);
        }
        return all;
    }

    private static double label(ReadResult result) {
        return ((ReadResult.Row) result).label();
    }

    @Test
    void aRunEndsWhereTheNextRowIsNotTheNextOfTheDataSet() {
        RowPosition second = new RowPosition(1, 0);
        assertThat(cut(runs(4, 5, 5, 2))).containsExactly(List.of(4L, 4L, 5L, 5L), List.of(2L, 2L));
        assertThat(cut(runs(second, new RowPosition(1, 1), new RowPosition(0, 2))))
                .containsExactly(List.of(0L, 0L, 1L), List.of(2L, 2L));
        assertThat(cut(runs(new long[0]))).isEmpty();
        assertThat(cut(runs(RowPosition.after(0), second)))
                .as("the end of a file and the beginning of the next")
                .hasSize(2);
    }

    @Test
    void whatIsLeftOfARunIsSkipped() {
        FileRuns runs = runs(0, 1, 2, 7, 8);
        assertThatThrownBy(runs::next).isInstanceOf(NoSuchElementException.class);
        assertThat(runs.nextRun()).isTrue();
        assertThat(label(runs.next())).isZero();
        assertThat(runs.nextRun()).isTrue();
        assertThat(runs.position()).isEqualTo(new RowPosition(0, 7));
        assertThat(runs.nextRun()).isFalse();
        assertThat(runs.hasNext()).isFalse();
    }

    @Test
    void positionsAreInTheOrderOfSplits() {
        assertThat(new RowPosition(1, 0)).isGreaterThan(RowPosition.after(0)).isLessThan(new RowPosition(1, 1));
    }
}
