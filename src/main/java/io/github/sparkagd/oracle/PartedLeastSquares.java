package io.github.sparkagd.oracle;

import io.github.sparkagd.linalg.Vec;
import java.util.Optional;

/** A least-squares problem that can be asked about training and test examples apart, each with gradients and products. */
public interface PartedLeastSquares extends LeastSquares {

    /**
     * What holds for the training examples and, where there are some, for the test examples.
     *
     * @param train of the training examples
     * @param test the same of the test examples; empty where there are none
     */
    record Both<T>(T train, Optional<T> test) {}

    /** {@return the statistics at w = 0, with b of the test examples too; one pass at most} */
    Both<Statistics> atZero();

    /**
     * {@return the products (1/n) X Xᵀ v with the examples of each kind; one pass at most}
     *
     * @param vector v, of length d
     */
    Both<Vec> product(Vec vector);
}
