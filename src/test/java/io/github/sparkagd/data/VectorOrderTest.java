package io.github.sparkagd.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.ml.linalg.Vectors;
import org.junit.jupiter.api.Test;

/** A vector's entries are put into a model's order, dense and sparse alike. */
class VectorOrderTest {
    private static final VectorOrder ORDER = VectorOrder.of(List.of("c", "x", "a", "b"), List.of("a", "b", "c"));

    @Test
    void entriesAreTakenByName() {
        assertThat(ORDER.of(Vectors.dense(3, 9, 1, 2))).isEqualTo(Vectors.dense(1, 2, 3));
        assertThat(ORDER.of(Vectors.sparse(4, new int[] {0, 1, 2}, new double[] {3, 9, 1})))
                .isEqualTo(Vectors.sparse(3, new int[] {0, 2}, new double[] {1, 3}));
    }

    @Test
    void theSameOrderIsLeftAlone() {
        assertThat(VectorOrder.of(List.of("a", "b"), List.of("a", "b"))).isSameAs(VectorOrder.AS_STORED);
    }
}
