package io.github.sparkagd.algorithms;

import io.github.sparkagd.dynamics.Initialisation;
import io.github.sparkagd.dynamics.LinearNetwork;
import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Matrix;
import io.github.sparkagd.linalg.Vec;
import java.util.ArrayList;
import java.util.List;

/** Where deep gradient descent starts. */
public interface DeepStart {
    /** As Algorithm 1 starts. */
    DeepStart DEFAULT = new Initialised(Initialisation.zerosOnes(), 1, 1);

    /**
     * {@return the network of {@code depth} layers}
     *
     * @param origin weights to start from, of length d; where they are not zero they are the first layer, all others 1
     * @param depth L ≥ 1
     */
    LinearNetwork network(Vec origin, int depth);

    /**
     * {@return a start at {@code network}, whatever the origin}
     *
     * @param network to start from
     */
    static DeepStart at(LinearNetwork network) {
        return (origin, depth) -> network;
    }

    /**
     * By a rule.
     *
     * @param initialisation of all layers
     * @param width units in every hidden layer
     * @param seed of a random start
     */
    record Initialised(Initialisation initialisation, int width, long seed) implements DeepStart {
        /**
         * Refuses a width below 1.
         *
         * @param initialisation of all layers
         * @param width units in every hidden layer
         * @param seed of a random start
         */
        public Initialised {
            Check.atLeast("width", 1, width);
        }

        @Override
        public LinearNetwork network(Vec origin, int depth) {
            if (origin.isZero()) {
                return initialisation.network(new Initialisation.Shape(origin.size(), width, depth), seed);
            }
            Check.that(() -> width == 1, "width must be 1 where weights to start from are given, got " + width);
            List<Matrix> layers = new ArrayList<>();
            layers.add(Matrix.column(origin));
            for (int l = 2; l <= depth; l++) {
                layers.add(Matrix.identity(1, 1));
            }
            return new LinearNetwork(layers);
        }
    }
}
