package io.github.sparkagd.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnSumsTest {
    private static final int DIMENSION = 1000;
    private static final int KINDS = 2;

    /** Numbers for a share of the columns. */
    private static ColumnSums random(double share, Random random) {
        int[] columns = IntStream.range(0, DIMENSION)
                .filter(j -> random.nextDouble() < share)
                .toArray();
        ColumnSums sums = ColumnSums.zeros(KINDS, Optional.of(ColumnList.owning(columns)), DIMENSION);
        for (int kind = 0; kind < KINDS; kind++) {
            double[] numbers = sums.numbers(kind);
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = random.nextGaussian();
            }
        }
        return sums;
    }

    private static double[] all(ColumnSums sums, int kind) {
        return sums.all(kind).toArray();
    }

    @ParameterizedTest(name = "{0} of the columns")
    @DisplayName("adds column by column, whether few columns occur or most")
    @ValueSource(doubles = {0, 0.01, 0.1, 0.2, 0.9, 1})
    void addsColumnByColumn(double share) {
        Random random = new Random(7);
        for (int kind = 0; kind < KINDS; kind++) {
            ColumnSums left = random(share, random);
            ColumnSums right = random(0.1, random);
            double[] expected = all(left, kind).clone();
            double[] more = all(right, kind);
            for (int j = 0; j < DIMENSION; j++) {
                expected[j] += more[j];
            }
            assertThat(all(left.plus(right), kind)).isEqualTo(expected);
        }
    }

    @ParameterizedTest(name = "{0} of the columns")
    @DisplayName("slices that are added apart are the sum when joined, in every bit")
    @ValueSource(doubles = {0.01, 0.1, 0.2, 0.9})
    void slicesJoinToTheSum(double share) {
        Random random = new Random(11);
        List<ColumnSums> terms = List.of(random(share, random), random(0.1, random), random(share, random));
        int[] cuts = {0, 10, 500, 501, DIMENSION};
        List<ColumnSums> slices = new ArrayList<>();
        for (int s = 0; s + 1 < cuts.length; s++) {
            ColumnSums slice = ColumnSums.none(KINDS, cuts[s + 1] - cuts[s]);
            for (ColumnSums term : terms) {
                slice = slice.plus(term.slice(cuts[s], cuts[s + 1]));
            }
            slices.add(slice);
        }
        ColumnSums joined = ColumnSums.joined(slices);
        ColumnSums whole = ColumnSums.none(KINDS, DIMENSION);
        for (ColumnSums term : terms) {
            whole = whole.plus(term);
        }
        for (int kind = 0; kind < KINDS; kind++) {
            assertThat(all(joined, kind)).isEqualTo(all(whole, kind));
        }
    }

    @ParameterizedTest(name = "{0} of the columns")
    @DisplayName("without numbers it stays a list of columns")
    @ValueSource(doubles = {0.1, 0.9})
    void withoutNumbersItStaysAList(double share) {
        Random random = new Random(13);
        ColumnList one = random(share, random).columns().orElseThrow();
        ColumnList other = random(share, random).columns().orElseThrow();
        ColumnSums both = ColumnSums.zeros(0, Optional.of(one), DIMENSION)
                .plus(ColumnSums.zeros(0, Optional.of(other), DIMENSION));
        assertThat(both.columns()).contains(one.union(other));
    }
}
