package io.github.sparkagd.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

/** Partitions cut where they leave the order of the data set, and rows numbered piece by piece. */
class PiecesTest {
    /** Rows whose labels are their places. */
    private static Pieces pieces(long... places) {
        Iterator<Tuple2<Long, RawRow>> rows = LongStream.of(places)
                .mapToObj(place -> new Tuple2<>(place, RawRow.dense(1, (double) place, new double[] {1})))
                .iterator();
        return new Pieces(rows);
    }

    private static List<List<Long>> cut(Pieces pieces) {
        List<List<Long>> all = new ArrayList<>();
        while (pieces.nextPiece()) {
            List<Long> piece = new ArrayList<>(List.of(pieces.place()));
            pieces.forEachRemaining(row -> piece.add((long) row.label()));
            all.add(piece);
        }
        return all;
    }

    @Test
    void aPieceEndsWhereTheNextRowIsNotTheNextOfTheDataSet() {
        long second = Place.of(1, 0);
        assertThat(cut(pieces(second, second + 1, 4, 5, 5, 2)))
                .containsExactly(List.of(second, second, second + 1), List.of(4L, 4L, 5L, 5L), List.of(2L, 2L));
        assertThat(cut(pieces())).isEmpty();
        assertThat(cut(pieces(Place.behind(0), second)))
                .as("the end of a file and the beginning of the next")
                .hasSize(2);
    }

    @Test
    void whatIsLeftOfAPieceIsSkipped() {
        Pieces pieces = pieces(0, 1, 2, 7, 8);
        assertThatThrownBy(pieces::next).isInstanceOf(NoSuchElementException.class);
        assertThat(pieces.nextPiece()).isTrue();
        assertThat(pieces.next().label()).isZero();
        assertThat(pieces.nextPiece()).isTrue();
        assertThat(pieces.place()).isEqualTo(7);
        assertThat(pieces.nextPiece()).isFalse();
        assertThat(pieces.hasNext()).isFalse();
    }

    /** Rows at {@code places}, in pieces that were surveyed to have {@code numbers}. */
    private static List<Long> numbered(long[] places, NumberedRows.Numbers... numbers) {
        List<Long> found = new ArrayList<>();
        new NumberedRows(pieces(places), null, numbers, 1, TestSplit.ALL)
                .forEachRemaining(row -> found.add(row.number()));
        return found;
    }

    @Test
    void rowsAreNumberedFromTheBeginningOfTheirPiece() {
        long[] places = {8, 9, 3, 4};
        assertThat(numbered(places, new NumberedRows.Numbers(100, 2), new NumberedRows.Numbers(20, 2)))
                .containsExactly(100L, 101L, 20L, 21L);
        assertThat(numbered(new long[0])).isEmpty();
    }

    @Test
    void otherRowsThanWereSurveyedAreNoticed() {
        NumberedRows.Numbers one = new NumberedRows.Numbers(0, 1);
        NumberedRows.Numbers two = new NumberedRows.Numbers(0, 2);
        long[] apart = {8, 3};
        assertChanged("more parts of files", apart, one);
        assertChanged("fewer rows", apart, one, one, one);
        assertChanged("fewer rows", new long[0], one);
        long[] together = {8, 9};
        assertChanged("more rows", together, one);
        assertChanged("fewer rows", together, new NumberedRows.Numbers(0, 3));
        assertChanged("fewer rows", apart, two, one);
        assertThat(numbered(together, two)).hasSize(2);
    }

    private static void assertChanged(String how, long[] places, NumberedRows.Numbers... numbers) {
        assertThatThrownBy(() -> numbered(places, numbers))
                .hasMessage("the data have changed since they were surveyed: there are " + how);
    }

    @Test
    void placesKeepSplitAndPosition() {
        for (long position : Arrays.asList(0L, 5L, 1L << 39)) {
            long place = Place.of(70_000, position);
            assertThat(Place.split(place)).isEqualTo(70_000);
            assertThat(Place.position(place)).isEqualTo(position);
        }
        assertThat(Place.split(Place.behind(3))).isEqualTo(3);
    }
}
