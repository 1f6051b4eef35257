package io.github.sparkagd.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sparkagd.kernels.Kernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Products of packed symmetric matrices, against a naive referee. */
class SymmetricProductTest {
    private final Random random = new Random(7);

    private double[] numbers(int count) {
        return random.doubles(count, -1, 1).toArray();
    }

    private List<Vec> vectors(int size, int count) {
        List<Vec> vectors = new ArrayList<>();
        for (int k = 0; k < count; k++) {
            vectors.add(Vec.of(numbers(size)));
        }
        return vectors;
    }

    /** A rounding an entry of sums of d numbers below 1. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 17, 127, 128, 129, 300, 784, 1031})
    void productsAreThoseOfTheFullMatrix(int size) {
        PackedSymmetric matrix = PackedSymmetric.owning(size, numbers(size * (size + 1) / 2));
        List<Vec> vectors = vectors(size, 3);

        List<Vec> products = matrix.times(vectors);

        for (int k = 0; k < vectors.size(); k++) {
            for (int i = 0; i < size; i++) {
                double sum = 0;
                for (int j = 0; j < size; j++) {
                    sum += matrix.get(i, j) * vectors.get(k).get(j);
                }
                assertThat(products.get(k).get(i)).isCloseTo(sum, within(size * 1e-15));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 129, 613, 1031})
    void aProductHasTheSameBitsAloneAndAmongOthers(int size) {
        PackedSymmetric matrix = PackedSymmetric.owning(size, numbers(size * (size + 1) / 2));
        List<Vec> vectors = vectors(size, 35);

        assertThat(matrix.times(vectors))
                .isEqualTo(vectors.stream().map(matrix::times).toList());
    }

    @ParameterizedTest
    @CsvSource({"1,3", "8,1", "15,2", "128,4", "129,1", "301,9", "613,5", "1031,1", "1031,20"})
    void vectorAndPlainKernelsGiveTheSameBits(int size, int count) {
        assumeTrue(Kernels.vector().isPresent(), "no Vector API, or vectors of fewer than 4 doubles");
        double[] upper = numbers(size * (size + 1) / 2);
        List<Vec> vectors = vectors(size, count);

        assertThat(new SymmetricProduct(size, upper, Kernels.vector().orElseThrow()).times(vectors))
                .isEqualTo(new SymmetricProduct(size, upper, Kernels.plain()).times(vectors));
    }
}
