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

    @Test
    void rowsAreNumberedFromTheBeginningOfTheirPiece() {
        NumberedRows rows = new NumberedRows(pieces(8, 9, 3, 4), null, new long[] {100, 20}, 1, TestSplit.ALL);
        List<Long> numbers = new ArrayList<>();
        rows.forEachRemaining(row -> numbers.add(row.number()));
        assertThat(numbers).containsExactly(100L, 101L, 20L, 21L);
    }

    @Test
    void morePiecesThanWereSurveyedAreNoticed() {
        NumberedRows rows = new NumberedRows(pieces(8, 3), null, new long[] {0}, 1, TestSplit.ALL);
        rows.next();
        assertThatThrownBy(rows::hasNext).hasMessageContaining("changed since they were surveyed");
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
