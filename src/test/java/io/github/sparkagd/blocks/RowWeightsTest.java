package io.github.sparkagd.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.linalg.Vec;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A row of weight k counts as k rows, in every sum over rows. */
class RowWeightsTest {
    private static final int ROWS = 23;
    private static final int COLUMNS = 11;
    /** Sums of at most 100 terms of order 10, in another order. */
    private static final double REORDERED = 1e-11;

    private final Random random = new Random(7);
    private final double[][] features = new double[ROWS][COLUMNS];
    private final double[] labels = new double[ROWS];
    private final int[] weights = new int[ROWS];

    RowWeightsTest() {
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                features[i][j] = random.nextInt(3) == 0 ? random.nextGaussian() : 0;
            }
            labels[i] = random.nextBoolean() ? 1 : -1;
            weights[i] = i % 4;
        }
    }

    /** Each row {@code copies[i]} times, of weight {@code weight(i)}. */
    private RowBlock block(boolean sparse, int[] copies, double[] rowWeights) {
        BlockBuilder builder = new BlockBuilder(COLUMNS, Part.TRAINING, sparse);
        for (int i = 0; i < ROWS; i++) {
            for (int copy = 0; copy < copies[i]; copy++) {
                builder.row(labels[i], rowWeights[i]);
                for (int j = 0; j < COLUMNS; j++) {
                    builder.set(j, features[i][j]);
                }
            }
        }
        return builder.build();
    }

    private static double[] ones() {
        return Vec.constant(ROWS, 1).toArray();
    }

    private static int[] once() {
        return java.util.stream.IntStream.range(0, ROWS).map(i -> 1).toArray();
    }

    private RowBlock weighted(boolean sparse) {
        return block(
                sparse,
                once(),
                java.util.Arrays.stream(weights).asDoubleStream().toArray());
    }

    private RowBlock repeated(boolean sparse) {
        return block(sparse, weights, ones());
    }

    private static RowPass pass() {
        Vec w = Vec.of(new Random(3).doubles(COLUMNS).toArray());
        return new RowPass(List.of(new Affine(w, 0.3, true), new Affine(w.times(-2), 0, false)), 0.1, true);
    }

    private static void same(Vec expected, Vec got) {
        assertThat(got.toArray()).containsExactly(expected.toArray(), within(REORDERED));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void passSumsCountARowByItsWeight(boolean sparse) {
        RowSums once =
                RowSums.of(pass(), COLUMNS, List.<RowBlock>of(weighted(sparse)).iterator());
        RowSums often =
                RowSums.of(pass(), COLUMNS, List.<RowBlock>of(repeated(sparse)).iterator());
        assertThat(once.trainWeight()).isEqualTo(often.trainWeight());
        same(often.gradient(0), once.gradient(0));
        same(often.train(0), once.train(0));
        same(often.train(1), once.train(1));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void momentsCountARowByItsWeight(boolean sparse) {
        ColumnMoments once = new ColumnMoments(COLUMNS, true).add(weighted(sparse));
        ColumnMoments often = new ColumnMoments(COLUMNS, true).add(repeated(sparse));
        assertThat(once.weight()).isEqualTo(often.weight()).isEqualTo((double) often.rows());
        same(often.means(), once.means());
        same(often.deviations(), once.deviations());
        assertThat(once.labelDeviation()).isCloseTo(often.labelDeviation(), within(REORDERED));
        assertThat(once.labelRootMeanSquare()).isCloseTo(often.labelRootMeanSquare(), within(REORDERED));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gramAndFitCountARowByItsWeight(boolean sparse) {
        for (double shift : new double[] {0, 0.5}) {
            GramSums.Pivot pivot = new GramSums.Pivot(Vec.constant(COLUMNS, shift), shift);
            GramSums once = new GramSums(COLUMNS).add(weighted(sparse), pivot);
            GramSums often = new GramSums(COLUMNS).add(repeated(sparse), pivot);
            same(often.correlation(), once.correlation());
            for (int i = 0; i < COLUMNS; i++) {
                for (int j = 0; j < COLUMNS; j++) {
                    assertThat(once.gram().get(i, j)).isCloseTo(often.gram().get(i, j), within(REORDERED));
                }
            }
        }
        Affine prediction = pass().predictions().get(0);
        ResidualSums once = new ResidualSums(1, 0.2).add(weighted(sparse), List.of(prediction));
        ResidualSums often = new ResidualSums(1, 0.2).add(repeated(sparse), List.of(prediction));
        assertThat(once.loss(0)).isCloseTo(often.loss(0), within(REORDERED));
        assertThat(once.accuracy(0)).isEqualTo(often.accuracy(0));
        assertThat(once.determination(0)).isCloseTo(often.determination(0), within(REORDERED));
    }

    /** About a pivot that is not their mean, constant labels leave a rounding error of a sum of squares. */
    @Test
    void constantLabelsHaveNoDetermination() {
        for (double pivot : new double[] {0, 0.3, -0.7, 1.1}) {
            BlockBuilder builder = new BlockBuilder(1, Part.TRAINING, false);
            for (int i = 0; i < 1001; i++) {
                builder.row(1, 1);
                builder.set(0, i);
            }
            ResidualSums sums =
                    new ResidualSums(1, pivot).add(builder.build(), List.of(new Affine(Vec.zeros(1), 0.5, false)));
            assertThat(sums.determination(0)).as("about %s", pivot).isNaN();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void weightsThatAreOneChangeNoBit(boolean sparse) {
        double[] lastWeighsNothing = ones();
        lastWeighsNothing[ROWS - 1] = 0;
        int[] withoutLast = once();
        withoutLast[ROWS - 1] = 0;
        RowBlock carriesWeights = block(sparse, once(), lastWeighsNothing);
        RowBlock none = block(sparse, withoutLast, ones());
        assertThat(carriesWeights.weighted()).isTrue();
        assertThat(none.weighted()).isFalse();
        RowSums some =
                RowSums.of(pass(), COLUMNS, List.<RowBlock>of(carriesWeights).iterator());
        RowSums plain = RowSums.of(pass(), COLUMNS, List.<RowBlock>of(none).iterator());
        assertThat(some.gradient(0)).isEqualTo(plain.gradient(0));
        assertThat(some.train(0)).isEqualTo(plain.train(0));
        ColumnMoments someMoments = new ColumnMoments(COLUMNS, true).add(carriesWeights);
        ColumnMoments plainMoments = new ColumnMoments(COLUMNS, true).add(none);
        assertThat(someMoments.means()).isEqualTo(plainMoments.means());
        assertThat(someMoments.deviations()).isEqualTo(plainMoments.deviations());
    }
}
