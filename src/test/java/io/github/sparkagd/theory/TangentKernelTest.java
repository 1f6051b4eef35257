package io.github.sparkagd.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.dynamics.Initialisation;
import io.github.sparkagd.dynamics.Initialisation.Shape;
import io.github.sparkagd.dynamics.LinearNetwork;
import io.github.sparkagd.linalg.Matrix;
import io.github.sparkagd.linalg.Vec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TangentKernelTest {
    private static final List<Vec> POINTS = List.of(Vec.of(1, 2), Vec.of(-0.5, 1), Vec.of(3, 0));

    /** The output is linear in each weight alone, so that a difference quotient of any step is the derivative. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void kernelIsTheProductOfTheOutputsDerivatives(int depth) {
        LinearNetwork network = Initialisation.normal().network(new Shape(2, 3, depth), 5);

        Matrix kernel = TangentKernel.of(network, POINTS);

        List<Vec> derivatives = derivatives(network);
        for (int i = 0; i < POINTS.size(); i++) {
            for (int j = 0; j < POINTS.size(); j++) {
                double sum = 0;
                for (Vec derivative : derivatives) {
                    sum += derivative.get(i) * derivative.get(j);
                }
                assertThat(kernel.get(i, j)).isCloseTo(sum, within(1e-12 * kernel.norm()));
            }
        }
    }

    /** Of the outputs at all points, by each weight. */
    private static List<Vec> derivatives(LinearNetwork network) {
        List<Vec> derivatives = new ArrayList<>();
        for (int l = 0; l < network.depth(); l++) {
            Matrix layer = network.layers().get(l);
            for (int r = 0; r < layer.rows(); r++) {
                for (int c = 0; c < layer.columns(); c++) {
                    List<Matrix> moved = new ArrayList<>(network.layers());
                    moved.set(l, layer.plusOuter(1, unit(layer.rows(), r), unit(layer.columns(), c)));
                    Vec change = new LinearNetwork(moved).weights().minus(network.weights());
                    derivatives.add(
                            Vec.of(POINTS.stream().mapToDouble(change::dot).toArray()));
                }
            }
        }
        return derivatives;
    }

    private static Vec unit(int size, int at) {
        double[] entries = new double[size];
        entries[at] = 1;
        return Vec.of(entries);
    }

    @Test
    void cosineIsThatOfTheEntries() {
        Matrix one = Matrix.identity(2, 2);
        Matrix all = Matrix.outer(Vec.of(1, 1), Vec.of(1, 1));

        assertThat(TangentKernel.cosine(one, one)).isCloseTo(1, within(1e-15));
        assertThat(TangentKernel.cosine(one, all)).isCloseTo(Math.sqrt(0.5), within(1e-15));
    }
}
