package io.github.sparkagd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.apache.spark.ml.linalg.Vectors;
import org.junit.jupiter.api.Test;

/** Predictions have the same bits wherever and whenever they are made. */
class SavedModelTest {
    private static final int COLUMNS = 1_003;
    private static final int LANES = 8;

    /** In eight lanes, as everywhere here; libraries have orders of their own, which change as a JVM warms up. */
    @Test
    void productsAreAddedInOneOrder() {
        Random random = new Random(4);
        double[] x = random.doubles(COLUMNS, -1e3, 1e3).toArray();
        double[] w = random.doubles(COLUMNS, -1, 1).toArray();
        double[] lanes = new double[LANES];
        int whole = COLUMNS - COLUMNS % LANES;
        for (int j = 0; j < whole; j++) {
            lanes[j % LANES] = Math.fma(x[j], w[j], lanes[j % LANES]);
        }
        double sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
        for (int j = whole; j < COLUMNS; j++) {
            sum = Math.fma(x[j], w[j], sum);
        }
        for (int i = 0; i < 20_000; i++) {
            assertThat(SavedModel.predict(Vectors.dense(x), Vectors.dense(w), 0.5))
                    .isEqualTo(sum + 0.5);
        }
    }

    @Test
    void sparseVectorsGiveWhatTheyMean() {
        var sparse = Vectors.sparse(5, new int[] {1, 4}, new double[] {2, -3});
        var weights = Vectors.dense(7, 0.5, 9, 9, 4);
        assertThat(SavedModel.predict(sparse, weights, 1)).isEqualTo(2 * 0.5 - 3 * 4 + 1);
        assertThat(SavedModel.predict(weights, sparse, 1)).isEqualTo(2 * 0.5 - 3 * 4 + 1);
        assertThat(SavedModel.predict(sparse, sparse, 0)).isEqualTo(13);
    }
}
