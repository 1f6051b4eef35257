package io.github.sparkagd.oracle;

import io.github.sparkagd.linalg.PackedSymmetric;

/** A least-squares problem whose matrix is at hand, so that all its eigenvalues can be computed without a pass. */
public interface ExplicitLeastSquares extends LeastSquares {

    /**
     * {@return a symmetric matrix of {@link #dimension} rows whose eigenvalues that are not zero are those of
     * A = (1/n) X Xᵀ, in the coordinates trained in}
     */
    PackedSymmetric gram();
}
