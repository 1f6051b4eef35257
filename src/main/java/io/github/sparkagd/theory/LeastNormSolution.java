package io.github.sparkagd.theory;

import io.github.sparkagd.linalg.SymmetricEigenvalues;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.oracle.Query;
import java.util.List;
import java.util.Optional;

/**
 * The weights w* of least norm among those that minimise the loss, A·w* = b within the span of the data.
 *
 * <p>Where Y^sol = Xᵀw* is the projection of y on the row space of X (Definition 2), so that E^sol = Xᵀ(w* − w).
 */
public final class LeastNormSolution {
    /** How far Xᵀw* may be from Y^sol, as a share of ‖y‖. */
    private static final double ACCURACY = 1e-10;

    private static final int MOST_STEPS = 2000;

    private LeastNormSolution() {}

    /**
     * The solution from the eigenvectors of A, leaving out those whose eigenvalue counts as zero.
     *
     * @param gram A's decomposition, d × d
     * @param correlation b, of length d
     * @param size n
     * @return w*, of length d
     */
    public static Vec exact(SymmetricEigenvalues.Decomposition gram, Vec correlation, long size) {
        int d = correlation.size();
        double threshold = Spectrum.threshold(size, d, gram.values().get(d - 1));
        Vec inCoordinates = gram.vectors().transposedTimes(correlation);
        double[] divided = new double[d];
        for (int i = 0; i < d; i++) {
            double value = gram.values().get(i);
            divided[i] = value > threshold ? inCoordinates.get(i) / value : 0;
        }
        return gram.vectors().times(Vec.of(divided));
    }

    /**
     * By conjugate gradients from w = 0, one pass a step; their iterates stay in the span of the data.
     *
     * @param problem the data
     * @param spectrum its extreme eigenvalues
     * @return empty where λ_min^eff is not resolved or the steps allowed do not reach the accuracy
     */
    public static Optional<Vec> iterative(LeastSquares problem, Spectrum spectrum) {
        if (!spectrum.resolved() || spectrum.largest() == 0) {
            return Optional.empty();
        }
        Vec zero = Vec.zeros(problem.dimension());
        var start = problem.evaluate(List.of(Query.gradient(zero))).get(0).train();
        double unit = Math.sqrt(start.moments().residual());
        double enough = ACCURACY * unit * Math.sqrt(spectrum.smallest());
        Vec weights = zero;
        Vec residual = start.gradient();
        Vec direction = residual;
        for (int k = 0; k < MOST_STEPS && residual.norm() > enough; k++) {
            Vec image = problem.products(List.of(direction)).get(0);
            double squared = residual.dot(residual);
            double step = squared / direction.dot(image);
            weights = weights.plus(step, direction);
            residual = residual.plus(-step, image);
            direction = residual.plus(residual.dot(residual) / squared, direction);
        }
        Vec gradient = problem.evaluate(List.of(Query.gradient(weights)))
                .get(0)
                .train()
                .gradient();
        return gradient.norm() <= enough ? Optional.of(weights) : Optional.empty();
    }
}
