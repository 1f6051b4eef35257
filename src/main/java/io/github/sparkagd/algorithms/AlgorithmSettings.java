package io.github.sparkagd.algorithms;

import io.github.sparkagd.linalg.Vec;
import java.util.function.DoubleSupplier;

/**
 * What a run is made of, beside its algorithm.
 *
 * @param rate η, positive and finite; NaN for an algorithm without a rate
 * @param origin starting weights in the coordinates trained in, of length d
 * @param literal whether aligned gradient descent asks the data once per layer, as Algorithm 1 is printed, and not once per
 *     iteration
 * @param momentum β of heavy ball; asked for only where a run needs it
 * @param deep where deep gradient descent starts
 */
public record AlgorithmSettings(double rate, Vec origin, boolean literal, DoubleSupplier momentum, DeepStart deep) {

    /**
     * {@return the settings of a run from {@code origin} in the usual form, where heavy ball has no momentum}
     *
     * @param rate η, positive and finite; NaN for an algorithm without a rate
     * @param origin starting weights, of length d
     */
    public static AlgorithmSettings of(double rate, Vec origin) {
        return new AlgorithmSettings(rate, origin, false, () -> 0, DeepStart.DEFAULT);
    }
}
