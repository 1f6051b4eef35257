package io.github.sparkagd.oracle;

import java.util.List;

/**
 * A loss of effective weights w, as a first-order oracle over data: what a dynamics needs that follows gradients alone.
 *
 * <p>An {@link Evaluation} holds, at the weights asked about, the direction of steepest descent g = −∇loss, of length d, and
 * moments of which the residual ρ is twice the loss; κ = mean r·ŷ and σ = mean ŷ² are those of the predictions, as ever.
 * What else is true of statistics, such as {@link Statistics#rescaled}, is true of {@link LeastSquares} alone.
 */
public interface Objective {

    /** The number of weights. */
    int dimension();

    /** c: losses are told in units of c², gradients in units of c. */
    default double labelScale() {
        return 1;
    }

    /** Twice the loss, in units of c², up to which none can be told from zero; 0 where losses are sums of squares. */
    default double resolution() {
        return 0;
    }

    /** The statistics for each query, in the order of the queries; one pass over the data at most. */
    List<Evaluation> evaluate(List<Query> queries);

    /** The passes over the training data made so far, for whatever purpose. */
    long passes();
}
