package io.github.sparkagd.blocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sparkagd.kernels.GramPanels;
import io.github.sparkagd.kernels.Kernels;
import io.github.sparkagd.linalg.Vec;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gram sums: the same bits from both kernels, and the numbers of a naive referee, at odd shapes and with weights. */
class GramSumsTest {
    private final Random random = new Random(5);

    private RowBlock block(int columns, int rows, boolean weighted) {
        BlockBuilder builder = new BlockBuilder(columns, Part.TRAINING, false);
        for (int i = 0; i < rows; i++) {
            builder.row(random.nextGaussian(), weighted ? random.nextDouble() : 1);
            for (int j = 0; j < columns; j++) {
                builder.set(j, random.nextGaussian());
            }
        }
        return builder.build();
    }

    @ParameterizedTest
    @CsvSource({
        "1,1,false",
        "3,5,true",
        "4,256,false",
        "15,257,true",
        "16,30,false",
        "17,513,true",
        "50,100,false",
        "131,70,true"
    })
    void bothKernelsGiveTheSameBitsAndTheRefereesNumbers(int columns, int rows, boolean weighted) {
        RowBlock block = block(columns, rows, weighted);
        GramSums.Pivot pivot = new GramSums.Pivot(Vec.of(random.doubles(columns).toArray()), 0.3);
        GramSums plain =
                GramSums.with(new GramPanels(columns, Kernels.plain()), columns).add(block, pivot);
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < columns; j++) {
                // n terms of order 10, each rounded a few times.
                assertThat(plain.gram().get(i, j)).isCloseTo(expected(block, pivot, i, j), within(1e-14 * 10 * rows));
            }
        }
        assumeTrue(Kernels.vector().isPresent(), "no Vector API, or vectors of fewer than 4 doubles");
        GramSums vector = GramSums.with(new GramPanels(columns, Kernels.vector().orElseThrow()), columns)
                .add(block, pivot);
        assertThat(vector.correlation()).isEqualTo(plain.correlation());
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < columns; j++) {
                assertThat(vector.gram().get(i, j)).isEqualTo(plain.gram().get(i, j));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1,false", "4,256,false", "17,513,true", "131,70,true"})
    void theMachinesBlasGivesTheSameNumbers(int columns, int rows, boolean weighted) {
        assumeTrue(Blas.nativeLibrary().isPresent(), "no native BLAS (libblas.so.3) on this machine");
        RowBlock block = block(columns, rows, weighted);
        GramSums.Pivot pivot = new GramSums.Pivot(Vec.of(random.doubles(columns).toArray()), 0.3);

        GramSums own = new GramSums(columns).add(block, pivot);
        GramSums theirs = new GramSums(columns, Blas.NATIVE)
                .add(block, pivot)
                .merge(new GramSums(columns, Blas.NATIVE).add(block, pivot));

        for (int i = 0; i < columns; i++) {
            for (int j = i; j < columns; j++) {
                assertThat(theirs.gram().get(i, j)).isCloseTo(2 * own.gram().get(i, j), within(1e-14 * 20 * rows));
            }
        }
    }

    /** Sums about the means of two sets of rows, brought to another pivot, are the sums of all rows about that. */
    @ParameterizedTest
    @CsvSource({"5,40,false", "17,60,true"})
    void sumsAboutMeansMoveToAnotherPivot(int columns, int rows, boolean weighted) {
        GramSums.Pivot pivot = new GramSums.Pivot(Vec.of(random.doubles(columns).toArray()), 0.3);
        GramSums together = new GramSums(columns);
        GramSums moved = new GramSums(columns);
        for (int k = 0; k < 2; k++) {
            RowBlock block = block(columns, rows, weighted);
            ColumnMoments moments = new ColumnMoments(columns, true).add(block);
            GramSums.Pivot mean = new GramSums.Pivot(moments.means(), moments.labelMean());
            together.add(block, pivot);
            moved.mergeMoved(new GramSums(columns).add(block, mean), mean, pivot);
        }
        // n terms of order 10, each rounded a few times.
        double tolerance = 1e-14 * 10 * 2 * rows;
        assertThat(moved.rows()).isEqualTo(together.rows());
        assertThat(moved.labelSquares()).isCloseTo(together.labelSquares(), within(tolerance));
        for (int i = 0; i < columns; i++) {
            assertThat(moved.correlation().get(i))
                    .isCloseTo(together.correlation().get(i), within(tolerance));
            for (int j = i; j < columns; j++) {
                assertThat(moved.gram().get(i, j)).isCloseTo(together.gram().get(i, j), within(tolerance));
            }
        }
    }

    private static double expected(RowBlock block, GramSums.Pivot pivot, int i, int j) {
        double[] row = new double[block.columns()];
        double sum = 0;
        for (int k = 0; k < block.rows(); k++) {
            block.copyRow(k, row);
            sum += block.weight(k)
                    * (row[i] - pivot.features().get(i))
                    * (row[j] - pivot.features().get(j));
        }
        return sum;
    }
}
