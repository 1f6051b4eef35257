package io.github.sparkagd.theory;

import io.github.sparkagd.linalg.SymmetricEigenvalues;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.GramLeastSquares;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.oracle.Query;
import java.util.List;
import java.util.Optional;

/**
 * What a problem's eigenvalues and solution are, as far as they can be had.
 *
 * @param spectrum the extreme eigenvalues of A
 * @param solution w*, of least norm, of length d; empty where it is not resolved
 */
public record Solved(Spectrum spectrum, Optional<Vec> solution) {
    /** To how much of itself Lanczos knows λ_min^eff. */
    private static final double LANCZOS_ACCURACY = 0.01;

    /**
     * {@return spectrum and solution by all eigenvectors of the Gram matrix}
     *
     * @param problem stated by its Gram matrix
     */
    public static Solved of(GramLeastSquares problem) {
        SymmetricEigenvalues.Decomposition parts = SymmetricEigenvalues.decompose(problem.gram());
        Vec zero = Vec.zeros(problem.dimension());
        Vec correlation =
                problem.evaluate(List.of(Query.gradient(zero))).get(0).train().gradient();
        Spectrum spectrum = Spectrum.of(problem.size(), parts.values(), "eigenvectors of the Gram matrix");
        return new Solved(spectrum, Optional.of(LeastNormSolution.exact(parts, correlation, problem.size())));
    }

    /**
     * {@return spectrum and solution by passes over the data}
     *
     * @param problem whose solution is wanted
     * @param spectrum found before
     */
    public static Solved of(LeastSquares problem, Spectrum spectrum) {
        return new Solved(spectrum, LeastNormSolution.iterative(problem, spectrum));
    }

    /**
     * {@return ρ^eff(I − ηA); where λ_min^eff is known to 1 % only, at the end that makes the radius larger} Empty
     * where it is not known at all.
     *
     * @param rate η
     */
    public Optional<Double> radius(double rate) {
        if (!spectrum.resolved()) {
            return Optional.empty();
        }
        double smallest =
                spectrum.rank().isPresent() ? spectrum.smallest() : spectrum.smallest() * (1 - LANCZOS_ACCURACY);
        return Optional.of(Math.max(Math.abs(1 - rate * spectrum.largest()), Math.abs(1 - rate * smallest)));
    }
}
