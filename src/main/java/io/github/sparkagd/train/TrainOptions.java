package io.github.sparkagd.train;

import io.github.sparkagd.blocks.Blas;
import java.util.OptionalDouble;

/**
 * What all runs of a training have in common.
 *
 * @param plan how statistics are got
 * @param blas who multiplies the rows of a Gram matrix
 * @param seed of the start of an eigenvalue iteration
 * @param momentum β of heavy ball; empty for the value that follows from the spectrum
 */
public record TrainOptions(Plan plan, Blas blas, long seed, OptionalDouble momentum) {

    /**
     * {@return options for the loops of this project, with what follows from the spectrum}
     *
     * @param plan how statistics are got
     */
    public static TrainOptions of(Plan plan) {
        return new TrainOptions(plan, Blas.JAVA, 1, OptionalDouble.empty());
    }
}
