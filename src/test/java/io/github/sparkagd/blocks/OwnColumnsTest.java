package io.github.sparkagd.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.testing.WideRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sparse rows that hold places in a list of the columns that occur give the bits of rows that hold columns. */
class OwnColumnsTest {
    private static final int COLUMNS = 150_000;
    private static final int OCCURRING = 900;

    private final Random random = new Random(11);
    private final List<RowBlock> plain = new WideRows(COLUMNS, OCCURRING, 3).blocks(9, 40);

    private RowPass pass(int vectors) {
        List<Affine> predictions = new ArrayList<>();
        for (int k = 0; k < vectors; k++) {
            Vec w = Vec.of(random.doubles(COLUMNS, -1, 1).toArray());
            predictions.add(new Affine(w, random.nextGaussian(), k % 3 != 1));
        }
        return new RowPass(predictions, 0.25, true);
    }

    private static RowSums sums(RowPass pass, List<RowBlock> blocks) {
        return RowSums.of(pass, COLUMNS, blocks.iterator());
    }

    private static void assertSame(RowSums got, RowSums expected, int vectors) {
        for (int k = 0; k < vectors; k++) {
            assertThat(got.gradient(k)).isEqualTo(expected.gradient(k));
            assertThat(got.train(k)).isEqualTo(expected.train(k));
            assertThat(got.test(k)).isEqualTo(expected.test(k));
        }
        assertThat(got.trainWeight()).isEqualTo(expected.trainWeight());
        assertThat(got.testWeight()).isEqualTo(expected.testWeight());
    }

    /** One stretch, several, and one for every block; one prediction, and several side by side. */
    @ParameterizedTest
    @CsvSource({"9,1", "9,3", "9,11", "4,1", "4,5", "1,1", "1,9"})
    void aPassGivesTheSameBits(int stretch, int vectors) {
        List<RowBlock> narrow = WideRows.narrow(plain, COLUMNS, stretch);
        assertThat(narrow).allMatch(block -> block.ownColumns().isPresent());
        RowPass pass = pass(vectors);
        assertSame(sums(pass, narrow), sums(pass, plain), vectors);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void stretchesThatCountAllColumnsMixWithOthers(int vectors) {
        List<RowBlock> mixed = new ArrayList<>(WideRows.narrow(plain.subList(0, 3), COLUMNS, 3));
        mixed.addAll(plain.subList(3, 6));
        mixed.addAll(WideRows.narrow(plain.subList(6, 9), COLUMNS, 3));
        RowPass pass = pass(vectors);
        assertSame(sums(pass, mixed), sums(pass, plain), vectors);
    }

    @Test
    void mergedSumsOfDifferentColumnsGiveTheSameBits() {
        RowPass pass = pass(3);
        List<RowBlock> narrow = WideRows.narrow(plain, COLUMNS, 3);
        RowSums expected = sums(pass, plain.subList(0, 3)).merge(sums(pass, plain.subList(3, 6)));
        RowSums got = sums(pass, narrow.subList(0, 3)).merge(sums(pass, narrow.subList(3, 6)));
        assertSame(got, expected, 3);
        assertSame(sums(pass, List.of()).merge(got), expected, 3);
        assertSame(sums(pass, plain.subList(0, 3)).merge(sums(pass, narrow.subList(3, 6))), expected, 3);
        assertSame(sums(pass, narrow.subList(0, 3)).merge(sums(pass, plain.subList(3, 6))), expected, 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void slicesMergedEachByItselfAreTheSum(int count) {
        RowPass pass = pass(2);
        RowSums left = sums(pass, WideRows.narrow(plain.subList(0, 5), COLUMNS, 5));
        RowSums right = sums(pass, WideRows.narrow(plain.subList(5, 9), COLUMNS, 2));
        List<RowSums> slices = IntStream.range(0, count)
                .mapToObj(slice -> {
                    int from = COLUMNS / count * slice;
                    int to = slice == count - 1 ? COLUMNS : COLUMNS / count * (slice + 1);
                    return left.slice(from, to).merge(right.slice(from, to));
                })
                .toList();
        assertSame(slices.get(0).joinedWith(slices), left.merge(right), 2);
    }

    private static ColumnMoments moments(List<RowBlock> blocks) {
        ColumnMoments moments = new ColumnMoments(COLUMNS, true);
        blocks.stream().filter(block -> block.part() == Part.TRAINING).forEach(moments::add);
        return moments;
    }

    private static void assertSame(ColumnMoments got, ColumnMoments expected) {
        assertThat(got.means()).isEqualTo(expected.means());
        assertThat(got.deviations()).isEqualTo(expected.deviations());
        assertThat(got.labelMean()).isEqualTo(expected.labelMean());
        assertThat(got.labelDeviation()).isEqualTo(expected.labelDeviation());
        assertThat(got.weight()).isEqualTo(expected.weight());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9})
    void momentsAreTheSameBits(int stretch) {
        List<RowBlock> narrow = WideRows.narrow(plain, COLUMNS, stretch);
        assertSame(moments(narrow), moments(plain));
        ColumnMoments expected = moments(plain.subList(0, 4)).merge(moments(plain.subList(4, 9)));
        ColumnMoments got = moments(narrow.subList(0, 4)).merge(moments(narrow.subList(4, 9)));
        assertSame(got, expected);
        List<ColumnMoments> slices = List.of(got.slice(0, 70_000), got.slice(70_000, COLUMNS));
        assertSame(slices.get(0).joinedWith(slices), expected);
    }

    @Test
    void rowsReadAsTheyWere() {
        List<RowBlock> narrow = WideRows.narrow(plain, COLUMNS, 4);
        double[] weights = random.doubles(COLUMNS).toArray();
        for (int b = 0; b < plain.size(); b++) {
            for (int row = 0; row < plain.get(b).rows(); row++) {
                assertThat(narrow.get(b).row(row)).isEqualTo(plain.get(b).row(row));
                assertThat(narrow.get(b).dot(row, weights))
                        .isEqualTo(plain.get(b).dot(row, weights));
                assertThat(((SparseBlock) narrow.get(b)).indices(row))
                        .isEqualTo(((SparseBlock) plain.get(b)).indices(row));
            }
        }
    }

    /** Where columns are very many, sorting takes the place of a bit for each. */
    @Test
    void hugeColumnsAreNumberedToo() {
        int huge = Integer.MAX_VALUE - 8;
        List<RowBlock> blocks = new WideRows(huge, huge / 100, 5).blocks(2, 30);
        List<RowBlock> narrow = WideRows.narrow(blocks, huge, 2);
        for (int b = 0; b < 2; b++) {
            for (int row = 0; row < 30; row++) {
                assertThat(((SparseBlock) narrow.get(b)).indices(row))
                        .isEqualTo(((SparseBlock) blocks.get(b)).indices(row));
            }
        }
    }

    @Test
    void columnsThatMostlyOccurAreCountedAsTheyAre() {
        int few = 70_000;
        BlockBuilder builder = new BlockBuilder(few, Part.TRAINING, true).row(1);
        for (int j = 0; j <= few / 2; j++) {
            builder.set(j, 1);
        }
        assertThat(WideRows.narrow(List.of(builder.build()), few, 1).get(0).ownColumns())
                .isEmpty();
        List<RowBlock> small = new WideRows(1000, 20, 1).blocks(1, 5);
        assertThat(WideRows.narrow(small, 1000, 1).get(0).ownColumns()).isEmpty();
    }

    @Test
    void aSurveyFindsTheColumnsOfAllParts() {
        List<RowBlock> narrow = WideRows.narrow(plain, COLUMNS, 4);
        BlockSurvey survey = survey(narrow.subList(0, 5)).merge(survey(narrow.subList(5, 9)));
        int[] expected = plain.stream()
                .flatMapToInt(block ->
                        IntStream.range(0, block.rows()).flatMap(i -> IntStream.of(((SparseBlock) block).indices(i))))
                .distinct()
                .sorted()
                .toArray();
        assertThat(survey.occurring()).contains(ColumnList.owning(expected));
        List<BlockSurvey> slices = List.of(survey.slice(0, 1000), survey.slice(1000, COLUMNS));
        assertThat(slices.get(0).joinedWith(slices).occurring()).contains(ColumnList.owning(expected));
        assertThat(survey(plain).occurring()).isEmpty();
    }

    private static BlockSurvey survey(List<RowBlock> blocks) {
        return BlockSurvey.of(COLUMNS, ByPart.of(2, part -> new ColumnMoments(COLUMNS, false)), blocks.iterator());
    }

    @Test
    void aListWithinAnotherSaysWhereItsColumnsAre() {
        ColumnList all = ColumnList.owning(new int[] {3, 5, 8, 13});
        assertThat(ColumnList.owning(new int[] {5, 13}).within(all)).isEqualTo(ColumnList.owning(new int[] {1, 3}));
        assertThatThrownBy(() -> ColumnList.owning(new int[] {4}).within(all)).hasMessageContaining("column 4");
        assertThatThrownBy(() -> ColumnList.owning(new int[] {14}).within(all)).hasMessageContaining("column 14");
        assertThat(ColumnList.notZero(Vec.of(0, 2, 0, -1))).isEqualTo(ColumnList.owning(new int[] {1, 3}));
    }
}
