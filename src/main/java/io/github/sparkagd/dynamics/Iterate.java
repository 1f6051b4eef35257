package io.github.sparkagd.dynamics;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Statistics;
import java.util.OptionalDouble;

/**
 * Where an algorithm stands at the end of an iteration.
 *
 * @param iteration t ≥ 0; 0 is the starting point
 * @param weights effective weights w_t, of length d
 * @param layers a₂ … a_L, of length L − 1; of length 0 in wide networks, which have no such thing
 * @param scale S = a₂·…·a_L; empty in wide networks
 * @param factor f, by which the weights differ from those that the last query asked about: w_t = f·w_asked
 * @param statistics gradient and moments at w_t
 */
public record Iterate(
        int iteration, Vec weights, Vec layers, OptionalDouble scale, double factor, Statistics statistics) {

    /** Of a network of width 1, whose scale is the product of its scalar layers. */
    Iterate(int iteration, Vec weights, Vec layers, double factor, Statistics statistics) {
        this(iteration, weights, layers, OptionalDouble.of(layers.product()), factor, statistics);
    }
}
