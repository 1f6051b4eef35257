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

    /** {@return the number of weights} */
    int dimension();

    /** {@return c, the label scale: losses are told in units of c², gradients in units of c} */
    default double labelScale() {
        return 1;
    }

    /**
     * Twice the loss, in units of c², below which rounding hides losses; 0 where losses are sums of squares.
     *
     * @return in the units of a loss; 0 where all losses are resolved
     */
    default double resolution() {
        return 0;
    }

    /**
     * The statistics for each query, in the order of the queries; one pass over the data at most.
     *
     * @param queries what is asked, all in one pass
     * @return an answer to each, in their order
     */
    List<Evaluation> evaluate(List<Query> queries);

    /** {@return the passes over the training data made so far, for whatever purpose} */
    long passes();
}
