package io.github.sparkagd.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.dynamics.Initialisation.Shape;
import io.github.sparkagd.linalg.Matrix;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LocalLeastSquares;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.oracle.Statistics;
import io.github.sparkagd.testing.PointProblems;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeepGradientDescentTest {
    private static final double RATE = 0.05;
    private static final double SHIFT = 1e-6;

    private static LocalLeastSquares points() {
        return LocalLeastSquares.ofPoints(
                List.of(Vec.of(1, 2, -1), Vec.of(0.5, -1, 3), Vec.of(2, 0, 1), Vec.of(-1, 1, 1)),
                Vec.of(1, -1, 0.5, 2));
    }

    private static Statistics at(Vec weights) {
        return points().evaluate(List.of(Query.gradient(weights))).get(0).train();
    }

    /** Every entry of every layer moves by −η times the derivative of the loss, taken as a difference quotient. */
    @ParameterizedTest
    @CsvSource({"1,1", "1,2", "1,5", "2,2", "3,3", "4,2", "2,4"})
    void everyEntryMovesAlongMinusItsDerivative(int width, int depth) {
        LinearNetwork start = Initialisation.normal().network(new Shape(3, width, depth), 7);
        DeepGradientDescent dynamics = new DeepGradientDescent(RATE, start);
        DeepGradientDescent.State state = dynamics.start(Vec.zeros(3));

        LinearNetwork moved = dynamics.step(state, at(dynamics.query(state).weights()))
                .state()
                .network();

        for (int l = 0; l < depth; l++) {
            Matrix layer = start.layers().get(l);
            for (int i = 0; i < layer.rows(); i++) {
                for (int j = 0; j < layer.columns(); j++) {
                    double derivative = (loss(start, l, i, j, SHIFT) - loss(start, l, i, j, -SHIFT)) / (2 * SHIFT);
                    double move = moved.layers().get(l).get(i, j) - layer.get(i, j);
                    // A difference quotient of order 2 at shift 1e-6 is good to about 1e-8 of the loss's size.
                    assertThat(move).isCloseTo(-RATE * derivative, within(1e-7 * (1 + Math.abs(derivative))));
                }
            }
        }
    }

    private static double loss(LinearNetwork network, int layer, int row, int column, double shift) {
        List<Matrix> layers = new ArrayList<>(network.layers());
        Matrix old = layers.get(layer);
        Vec rows = unit(old.rows(), row);
        layers.set(layer, old.plusOuter(shift, rows, unit(old.columns(), column)));
        return at(new LinearNetwork(layers).weights()).moments().loss();
    }

    private static Vec unit(int size, int at) {
        double[] entries = new double[size];
        entries[at] = 1;
        return Vec.of(entries);
    }

    @Test
    void depthOneIsShallowDescentBitForBit() {
        LinearNetwork start = Initialisation.constant(0).network(new Shape(2, 1, 1), 1);
        DeepGradientDescent deep = new DeepGradientDescent(RATE, start);
        GradientDescent shallow = new GradientDescent(RATE, Vec.zeros(2));
        DeepGradientDescent.State one = deep.start(Vec.zeros(2));
        GradientDescent.State other = shallow.start(Vec.zeros(2));
        for (int t = 0; t < 100; t++) {
            assertThat(deep.query(one)).isEqualTo(shallow.query(other));
            Statistics told =
                    PointProblems.d1().evaluate(List.of(deep.query(one))).get(0).train();
            one = deep.step(one, told).state();
            other = shallow.step(other, told).state();
        }
    }

    @Test
    void aWideNetworkHasNoScale() {
        LinearNetwork wide = Initialisation.normal().network(new Shape(3, 2, 3), 1);
        LinearNetwork narrow = Initialisation.constant(2).network(new Shape(3, 1, 3), 1);

        assertThat(wide.scale()).isEmpty();
        assertThat(narrow.scale()).hasValue(4);
        assertThat(narrow.scalars()).isEqualTo(Vec.of(2, 2));
    }

    /** Arora, Cohen and Hazan 2018, Theorem 1: to first order in η, balanced layers move w as one preconditioned step. */
    @Test
    void balancedLayersMoveAsTheEndToEndFormSays() {
        Vec w = Vec.of(0.3, -0.2, 0.1);
        int depth = 3;
        LinearNetwork start = Initialisation.balancedAt(new Shape(3, 1, depth), w);
        double rate = 1e-6;
        DeepGradientDescent dynamics = new DeepGradientDescent(rate, start);
        Vec g = at(start.weights()).gradient();

        Vec moved = dynamics.step(dynamics.start(Vec.zeros(3)), at(start.weights()))
                .state()
                .network()
                .weights();

        double norm = w.norm();
        double factor = Math.pow(norm, 2 - 2.0 / depth);
        Vec along = w.times(w.dot(g) / (norm * norm));
        Vec expected = g.plus(depth - 1, along).times(factor);
        Vec slope = moved.minus(start.weights()).times(1 / rate);
        // The rest is of order η, and the difference loses ten digits of sixteen.
        assertThat(slope.minus(expected).norm()).isLessThan(1e-5 * expected.norm());
    }
}
