package io.github.sparkagd.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sparkagd.kernels.Kernels;
import io.github.sparkagd.kernels.PassScalars;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.testing.Allocated;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SparseBlockTest {
    private static final int COLUMNS = 500;
    private static final int ROWS = 70;
    private static final double LABEL_CENTER = 0.25;

    private final Random random = new Random(5);

    /** Rows of 0 to {@code longest} entries, every other block without weights, the fourth of every five for testing. */
    private List<RowBlock> blocks(int count, int longest) {
        List<RowBlock> blocks = new ArrayList<>();
        for (int b = 0; b < count; b++) {
            BlockBuilder builder = new BlockBuilder(COLUMNS, b % 5 == 3 ? Part.TEST : Part.TRAINING, true);
            for (int i = 0; i < ROWS; i++) {
                builder.row(random.nextGaussian(), b % 2 == 0 ? 1 : random.nextDouble());
                int[] columns = random.ints(0, COLUMNS)
                        .distinct()
                        .limit(random.nextInt(longest + 1))
                        .sorted()
                        .toArray();
                for (int column : columns) {
                    builder.set(column, random.nextGaussian());
                }
            }
            blocks.add(builder.build());
        }
        return blocks;
    }

    /** Every third prediction leaves its gradient out. */
    private RowPass pass(int vectors, boolean labels) {
        List<Affine> predictions = new ArrayList<>();
        for (int k = 0; k < vectors; k++) {
            Vec w = Vec.of(random.doubles(COLUMNS, -1, 1).toArray());
            predictions.add(new Affine(w, random.nextGaussian(), k % 3 != 2));
        }
        return new RowPass(predictions, LABEL_CENTER, labels);
    }

    /** The gradient sum of one prediction over the training rows: row by row, with the inner products that all loops share. */
    private static double[] naive(List<RowBlock> blocks, Affine prediction, boolean labels) {
        double[] sums = new double[COLUMNS];
        double[] row = new double[COLUMNS];
        for (RowBlock block : blocks) {
            for (int i = 0; i < block.rows() && block.part() == Part.TRAINING; i++) {
                block.copyRow(i, row);
                double p = block.dot(i, prediction.weights().array()) + prediction.offset();
                double factor = block.weight(i) * (labels ? block.label(i) - LABEL_CENTER - p : -p);
                for (int j = 0; j < COLUMNS; j++) {
                    sums[j] = row[j] == 0 ? sums[j] : Math.fma(factor, row[j], sums[j]);
                }
            }
        }
        return sums;
    }

    @ParameterizedTest
    @CsvSource({"1,9", "1,120", "2,9", "2,120", "3,120", "8,120", "9,120", "17,60"})
    void gradientsHaveTheBitsOfTheNaiveReferee(int vectors, int longest) {
        List<RowBlock> blocks = blocks(6, longest);
        for (boolean labels : new boolean[] {true, false}) {
            RowPass pass = pass(vectors, labels);
            RowSums sums = RowSums.of(pass, COLUMNS, blocks.iterator());
            for (int k = 0; k < vectors; k++) {
                Affine prediction = pass.predictions().get(k);
                double[] expected = prediction.gradient() ? naive(blocks, prediction, labels) : new double[0];
                assertThat(sums.gradient(k).toArray()).isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 120})
    void oneOfManyPredictionsGivesTheBitsOfOneAlone(int longest) {
        List<RowBlock> blocks = blocks(6, longest);
        RowPass many = pass(11, true);
        RowSums together = RowSums.of(many, COLUMNS, blocks.iterator());
        for (int k = 0; k < many.size(); k++) {
            RowPass one = new RowPass(List.of(many.predictions().get(k)), LABEL_CENTER, true);
            RowSums alone = RowSums.of(one, COLUMNS, blocks.iterator());
            assertThat(together.gradient(k)).isEqualTo(alone.gradient(0));
            assertThat(together.train(k)).isEqualTo(alone.train(0));
            assertThat(together.test(k)).isEqualTo(alone.test(0));
        }
    }

    /** Blocks of short rows, of long ones and dense ones in turn: sums go on from each other's. */
    @Test
    void blocksOfAllKindsCanFollowEachOther() {
        BlockBuilder builder = new BlockBuilder(COLUMNS, Part.TRAINING, false);
        for (int i = 0; i < ROWS; i++) {
            builder.row(random.nextGaussian());
            for (int j = 0; j < COLUMNS; j++) {
                builder.set(j, random.nextGaussian());
            }
        }
        RowBlock dense = builder.build();
        List<RowBlock> blocks = new ArrayList<>(blocks(2, 120));
        blocks.add(dense);
        blocks.addAll(blocks(2, 9));
        blocks.addAll(blocks(2, 120));
        RowPass many = pass(4, true);
        RowSums together = RowSums.of(many, COLUMNS, blocks.iterator());
        for (int k = 0; k < many.size(); k++) {
            RowPass one = new RowPass(List.of(many.predictions().get(k)), LABEL_CENTER, true);
            assertThat(together.gradient(k))
                    .isEqualTo(RowSums.of(one, COLUMNS, blocks.iterator()).gradient(0));
        }
    }

    @Test
    void vectorsOfSeveralRunsAreNotBoxed() {
        assumeTrue(Kernels.vector().isPresent(), "no Vector API, or vectors of fewer than 4 doubles");
        List<RowBlock> blocks = blocks(1, 120);
        RowPass pass = pass(4, true);
        PassSpace space = new PassSpace(pass);
        double[][] sums = new double[4][COLUMNS];
        double[] scalars = new double[4 * PassScalars.COUNT];
        long entries = blocks.get(0).bytes() / 12;
        long least = Allocated.leastBytes(entries, () -> blocks.get(0).measure(space, sums, scalars));
        assertThat(least).as("bytes for " + entries + " entries").isLessThanOrEqualTo(entries);
    }
}
