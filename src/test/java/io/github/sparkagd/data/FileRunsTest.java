package io.github.sparkagd.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Partitions cut where they leave the order of the data set, and rows numbered run by run. */
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

    /** Rows at {@code positions}, in runs that were surveyed to have {@code numbers}. */
    private static List<Long> numbered(long[] positions, RowNumbering.Numbers... numbers) {
        List<Long> found = new ArrayList<>();
        RowNumbering how = new RowNumbering(null, 1, RowNumbering.TestSplit.ALL);
        new RowNumbering.Numbered(runs(positions), List.of(numbers), how)
                .forEachRemaining(row -> found.add(row.number()));
        return found;
    }

    @Test
    void rowsAreNumberedFromTheBeginningOfTheirRun() {
        long[] positions = {8, 9, 3, 4};
        assertThat(numbered(positions, new RowNumbering.Numbers(100, 2), new RowNumbering.Numbers(20, 2)))
                .containsExactly(100L, 101L, 20L, 21L);
        assertThat(numbered(new long[0])).isEmpty();
    }

    @Test
    void otherRowsThanWereSurveyedAreNoticed() {
        RowNumbering.Numbers one = new RowNumbering.Numbers(0, 1);
        RowNumbering.Numbers two = new RowNumbering.Numbers(0, 2);
        long[] apart = {8, 3};
        assertChanged("more parts of files", apart, one);
        assertChanged("fewer rows", apart, one, one, one);
        assertChanged("fewer rows", new long[0], one);
        long[] together = {8, 9};
        assertChanged("more rows", together, one);
        assertChanged("fewer rows", together, new RowNumbering.Numbers(0, 3));
        assertChanged("fewer rows", apart, two, one);
        assertThat(numbered(together, two)).hasSize(2);
    }

    private static void assertChanged(String how, long[] positions, RowNumbering.Numbers... numbers) {
        assertThatThrownBy(() -> numbered(positions, numbers))
                .hasMessage("the data have changed since they were surveyed: there are " + how);
    }

    @Test
    void positionsAreInTheOrderOfSplits() {
        assertThat(new RowPosition(1, 0)).isGreaterThan(RowPosition.after(0)).isLessThan(new RowPosition(1, 1));
    }
}
