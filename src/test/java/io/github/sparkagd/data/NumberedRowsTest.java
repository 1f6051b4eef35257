package io.github.sparkagd.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.blocks.Part;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.ml.linalg.Vectors;
import org.junit.jupiter.api.Test;

/** Rows read in pieces, numbered run by run, and shared out by their numbers. */
class NumberedRowsTest {
    /** Rows at these positions of the first split, each with a label, a weight and two features of its own. */
    private static Iterator<RowSource.Placed> found(long... positions) {
        List<RowSource.Placed> found = new ArrayList<>();
        for (long position : positions) {
            ReadResult.Row row = ReadResult.Row.dense(
                            1, (double) position + 0.5, new double[] {(double) position, (double) -position})
                    .weighing(1 + (double) position);
            found.add(new RowSource.Placed(new RowPosition(0, position), row));
        }
        return found.iterator();
    }

    /** What is kept of a partition. */
    private static List<Sent<RunPiece>> pieces(int partition, Iterator<RowSource.Placed> found) {
        List<Sent<RunPiece>> pieces = new ArrayList<>();
        new RunPiece.Reader(false, partition, new FileRuns(found), null)
                .forEachRemaining(piece -> pieces.add(new Sent<>(piece)));
        return pieces;
    }

    private static List<FileRuns.Surveyed> runs(List<List<Sent<RunPiece>>> partitions) {
        return partitions.stream()
                .flatMap(List::stream)
                .map(piece -> piece.value().surveyed())
                .filter(java.util.Objects::nonNull)
                .sorted(java.util.Comparator.comparing(FileRuns.Surveyed::start))
                .toList();
    }

    private static List<List<LabelledRow>> rows(
            List<FileRuns.Surveyed> runs, int partitions, TestSplit split, List<List<Sent<RunPiece>>> kept) {
        List<List<LabelledRow>> all = new ArrayList<>();
        for (List<NumberedRows.Span> spans : new NumberedRows.Runs(runs, List.of()).spans(partitions)) {
            List<LabelledRow> own = new ArrayList<>();
            NumberedRows.rows(
                            spans, k -> kept.get(spans.get(k).run().partition()).iterator(), split, 2)
                    .forEachRemaining(own::add);
            all.add(own);
        }
        return all;
    }

    private static List<Long> numbers(List<LabelledRow> rows) {
        return rows.stream().map(LabelledRow::number).toList();
    }

    @Test
    void rowsComeInTheOrderOfTheDataSetWhateverThePartitionsTheyWereReadIn() {
        List<Sent<RunPiece>> first = pieces(0, found(6, 7, 0, 1, 2));
        List<Sent<RunPiece>> second = pieces(1, found(8, 3, 4, 5));
        List<List<LabelledRow>> rows = rows(runs(List.of(first, second)), 4, TestSplit.NONE, List.of(first, second));

        assertThat(rows.stream().map(NumberedRowsTest::numbers))
                .containsExactly(List.of(0L, 1L, 2L), List.of(3L, 4L), List.of(5L, 6L), List.of(7L, 8L));
        rows.forEach(part -> part.forEach(row -> {
            assertThat(row.label()).isEqualTo((double) row.number() + 0.5);
            assertThat(row.weight()).isEqualTo((double) row.number() + 1);
            assertThat(row.features()).isEqualTo(Vectors.dense((double) row.number(), (double) -row.number()));
            assertThat(row.part()).isEqualTo(Part.TRAINING);
        }));
    }

    @Test
    void partitionsHoldEqualSharesOfTheNumbers() {
        for (int rows = 1; rows < 40; rows++) {
            long[] positions = java.util.stream.LongStream.range(0, rows).toArray();
            List<Sent<RunPiece>> kept = pieces(0, found(positions));
            for (int partitions = 1; partitions <= rows; partitions++) {
                List<List<LabelledRow>> parts = rows(runs(List.of(kept)), partitions, TestSplit.NONE, List.of(kept));
                for (int p = 0; p < partitions; p++) {
                    for (long number : numbers(parts.get(p))) {
                        assertThat(number * partitions / rows).isEqualTo(p);
                    }
                }
                assertThat(parts.stream().mapToInt(List::size).sum()).isEqualTo(rows);
            }
        }
    }

    @Test
    void rowsThatAreSetAsideComeLast() {
        List<Sent<RunPiece>> kept = pieces(0, found(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
        TestSplit split = new TestSplit(3, 0.4);
        for (List<LabelledRow> part : rows(runs(List.of(kept)), 2, split, List.of(kept))) {
            assertThat(part)
                    .isSortedAccordingTo(
                            java.util.Comparator.comparing(LabelledRow::part).thenComparing(LabelledRow::number));
            assertThat(part).allSatisfy(row -> assertThat(row.part()).isEqualTo(split.part(row.number())));
            assertThat(part).hasSize(5);
        }
    }

    @Test
    void rowsOfSeveralKindsAreKeptAsTheyAre() {
        List<ReadResult.Row> given = List.of(
                ReadResult.Row.dense(1, 1, new double[] {0.1, 2}),
                new ReadResult.Row(2, 2, Vectors.sparse(2, new int[] {1}, new double[] {-3}), 1, true),
                new ReadResult.Row(3, Double.NaN, Vectors.sparse(2, new int[0], new double[0]), 0.5, true),
                ReadResult.Row.dense(4, 4, new double[] {-0.0, 3}));
        List<RowSource.Placed> placed = new ArrayList<>();
        given.forEach(row -> placed.add(new RowSource.Placed(new RowPosition(0, placed.size()), row)));
        List<Sent<RunPiece>> kept = pieces(0, placed.iterator());

        List<LabelledRow> rows =
                rows(runs(List.of(kept)), 1, TestSplit.NONE, List.of(kept)).get(0);
        for (int i = 0; i < given.size(); i++) {
            assertThat(rows.get(i))
                    .isEqualTo(new LabelledRow(
                            i,
                            Part.TRAINING,
                            given.get(i).label(),
                            given.get(i).features(),
                            given.get(i).weight()));
            assertThat(rows.get(i).features()).hasSameClassAs(given.get(i).features());
        }
    }

    @Test
    void otherRowsThanWereSurveyedAreNoticed() {
        long[] apart = {8, 9, 3};
        assertChanged("fewer rows", apart, 8, 9);
        assertChanged("fewer rows", apart, 8, 3);
        assertChanged("fewer rows", apart);
        assertChanged("more rows", apart, 8, 9, 10, 3);
        assertChanged("more rows", new long[] {8, 9}, 8, 9, 10);
        assertChanged("other values", new long[] {8, 9}, 7, 8);
        List<Sent<RunPiece>> same = pieces(0, found(apart));
        assertThat(rows(runs(List.of(same)), 1, TestSplit.NONE, List.of(same)).get(0))
                .hasSize(3);
    }

    private static void assertChanged(String how, long[] before, long... now) {
        List<Sent<RunPiece>> read = pieces(0, found(now));
        List<FileRuns.Surveyed> surveyed = runs(List.of(pieces(0, found(before))));
        assertThatThrownBy(() -> rows(surveyed, 1, TestSplit.NONE, List.of(read)))
                .hasMessage("the data have changed since they were surveyed: there are " + how);
    }
}
