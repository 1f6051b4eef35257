package io.github.sparkagd.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.dynamics.Initialisation.Shape;
import io.github.sparkagd.linalg.Matrix;
import io.github.sparkagd.linalg.Vec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitialisationTest {
    private static final long SEED = 5;

    /** With 40,000 entries the sample variance of normal numbers is within 4 % of the true one, at 5 deviations. */
    @ParameterizedTest
    @CsvSource({"normal,1", "xavier,0.005", "xavier-uniform,0.005", "he,0.01", "constant:0.5,0.25"})
    void entriesHaveTheVarianceOfTheSource(String name, double variance) {
        Matrix hidden = Initialisation.parse(name)
                .network(new Shape(200, 200, 3), SEED)
                .layers()
                .get(1);

        double meanSquare = hidden.norm() * hidden.norm() / (200 * 200);

        assertThat(meanSquare).isCloseTo(variance, within(0.04 * variance));
    }

    @Test
    void zerosOnesIsTheStartOfAlgorithmOne() {
        LinearNetwork start = Initialisation.zerosOnes().network(new Shape(4, 1, 3), SEED);

        assertThat(start.weights()).isEqualTo(Vec.zeros(4));
        assertThat(start.scalars()).isEqualTo(Vec.of(1, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7})
    void orthogonalLayersKeepLengths(int width) {
        LinearNetwork start = Initialisation.orthogonal().network(new Shape(5, width, 4), SEED);

        Matrix hidden = start.layers().get(2);
        Vec any = Vec.constant(width, 0.7);
        // Rounding of a few products.
        assertThat(hidden.times(any).norm()).isCloseTo(any.norm(), within(1e-13));
    }

    @ParameterizedTest
    @CsvSource({"1,2", "3,2", "3,5"})
    void balancedLayersAreBalanced(int width, int depth) {
        Shape shape = new Shape(4, width, depth);
        LinearNetwork start = Initialisation.balanced().network(shape, SEED);
        for (int l = 0; l + 1 < depth; l++) {
            Matrix left = start.layers().get(l);
            Matrix right = start.layers().get(l + 1);
            for (int i = 0; i < width; i++) {
                for (int j = 0; j < width; j++) {
                    double gram = left.column(i).dot(left.column(j));
                    double outer =
                            right.transposed().column(i).dot(right.transposed().column(j));
                    assertThat(gram).isCloseTo(outer, within(1e-15));
                }
            }
        }
    }

    @Test
    void identityIsTheResidualNetwork() {
        LinearNetwork start = Initialisation.identity().network(new Shape(3, 3, 4), SEED);

        assertThat(start.weights()).isEqualTo(Vec.of(1, 0, 0));
    }

    @Test
    void equalSeedsGiveEqualNetworks() {
        Shape shape = new Shape(3, 2, 3);
        for (String name : new String[] {"normal", "xavier", "xavier-uniform", "he", "orthogonal", "balanced"}) {
            Initialisation start = Initialisation.parse(name);
            assertThat(start.network(shape, 3)).isEqualTo(start.network(shape, 3));
            assertThat(start.network(shape, 3)).isNotEqualTo(start.network(shape, 4));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zero", "constant", "constant:x", "he:1", "identity:-1"})
    void refusesWhatIsNoStart(String text) {
        assertThatThrownBy(() -> Initialisation.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("got");
    }
}
