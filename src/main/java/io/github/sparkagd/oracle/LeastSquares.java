package io.github.sparkagd.oracle;

import io.github.sparkagd.linalg.Vec;
import java.util.List;

/**
 * The least-squares problem min 1/(2n) ‖y − Xᵀw‖², as a first-order oracle over its data.
 *
 * <p>X is d × n, a column per example. Weights and statistics are in the coordinates trained in ({@link Coordinates}):
 * centred, standardised and with scaled labels as the coordinates say. Whatever the number of queries, an answer costs
 * one pass over the data at most, and does not depend on the other queries of the call.
 */
public interface LeastSquares extends Objective {

    /** {@return the coordinates in which this problem is stated} */
    Coordinates coordinates();

    /** The number of weights: d, the number of features, or fewer where {@link #project} says so. */
    @Override
    int dimension();

    @Override
    default double labelScale() {
        return coordinates().labelScale();
    }

    /**
     * {@return weights of this problem from weights in {@link #coordinates}, of length d: the same, unless the problem
     * is stated in a basis of a subspace in which the whole of a training takes place}
     *
     * @param weights in {@link #coordinates}, of length d
     */
    default Vec project(Vec weights) {
        return weights;
    }

    /**
     * {@return weights in {@link #coordinates}, of length d, from weights of this problem}
     *
     * @param weights of this problem
     */
    default Vec embed(Vec weights) {
        return weights;
    }

    /**
     * The same problem in all coordinates, for eigenvalues: itself, but for a problem that does not know all of its own yet.
     *
     * @return the problem that it stands for
     */
    default LeastSquares whole() {
        return this;
    }

    /**
     * The number n of training examples.
     *
     * @return n
     */
    long size();

    /** {@return the number of test examples, 0 for none} */
    long testSize();

    /**
     * {@return the products (1/n) X Xᵀ v, of length d each, in the order given; one pass over the data at most}
     *
     * @param vectors the v, of length d each
     */
    List<Vec> products(List<Vec> vectors);
}
