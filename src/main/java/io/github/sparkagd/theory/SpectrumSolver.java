package io.github.sparkagd.theory;

import io.github.sparkagd.linalg.Gaussian;
import io.github.sparkagd.linalg.Lanczos;
import io.github.sparkagd.linalg.PackedSymmetric;
import io.github.sparkagd.linalg.SymmetricEigenvalues;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.DualLeastSquares;
import io.github.sparkagd.oracle.ExplicitLeastSquares;
import io.github.sparkagd.oracle.LeastSquares;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Finds the {@link Spectrum} of a problem: exactly from its Gram matrix, or by Lanczos with one pass a step.
 *
 * <p>Lanczos starts in the range of A = (1/n) X Xᵀ, so that eigenvalues that are zero play no part.
 */
public final class SpectrumSolver {
    /** Below this share of λ_max the smallest eigenvalue no longer matters for the optimal rate. */
    private static final double NEGLIGIBLE = 1e-6;

    private static final double LARGEST_ACCURACY = 1e-12;
    private static final double SMALLEST_ACCURACY = 1e-2;

    private final long seed;
    private final long mostDoubles;

    /**
     * @param seed of the start vector
     * @param mostDoubles how many doubles the Lanczos vectors may take together
     */
    public SpectrumSolver(long seed, long mostDoubles) {
        this.seed = seed;
        this.mostDoubles = mostDoubles;
    }

    /**
     * {@return the spectrum from all eigenvalues of A, or of the dual matrix where the problem is stated in the space
     * of its examples}
     *
     * @param problem with its matrix at hand
     */
    public static Spectrum exact(ExplicitLeastSquares problem) {
        return problem instanceof DualLeastSquares dual ? exact(dual) : exact(problem.gram(), problem.size());
    }

    /**
     * {@return the spectrum from all eigenvalues of A}
     *
     * @param gram A = (1/n) X Xᵀ, d × d
     * @param size n
     */
    public static Spectrum exact(PackedSymmetric gram, long size) {
        return Spectrum.of(size, SymmetricEigenvalues.of(gram), "eigenvalues of the Gram matrix");
    }

    /**
     * {@return the spectrum from all eigenvalues of A that are not zero, found in the space of the examples}
     *
     * @param dual the problem stated in that space
     */
    public static Spectrum exact(DualLeastSquares dual) {
        Vec found = SymmetricEigenvalues.of(dual.gram());
        double[] all = new double[Math.max(found.size(), dual.coordinates().dimension())];
        for (int i = 0; i < found.size(); i++) {
            all[all.length - found.size() + i] = Math.max(0, found.get(i));
        }
        return Spectrum.of(dual.size(), Vec.of(all), "eigenvalues of the dual Gram matrix");
    }

    /**
     * Iterates until λ_min^eff is known to 1 %, or is known not to matter, or the memory is used up.
     *
     * @param problem whose A is meant
     * @return what is then known of the spectrum
     */
    public Spectrum resolve(LeastSquares problem) {
        return solve(problem, false);
    }

    /**
     * Iterates as long as the optimal rate needs: a smallest eigenvalue below 1e-6·λ_max counts as found.
     *
     * @param problem whose A is meant
     * @return what is then known of the spectrum
     */
    public Spectrum forOptimalRate(LeastSquares problem) {
        return solve(problem, true);
    }

    /**
     * {@return λ_max to about 12 digits}
     *
     * @param problem whose A is meant
     */
    public double largest(LeastSquares problem) {
        Vec start = start(problem);
        if (start.isZero()) {
            return 0;
        }
        Lanczos lanczos = new Lanczos(operator(problem), start);
        Lanczos.Ritz ritz;
        do {
            lanczos.step();
            ritz = lanczos.ritz();
        } while (!lanczos.exhausted()
                && lanczos.steps() < mostSteps(problem)
                && ritz.largestBound() > LARGEST_ACCURACY * ritz.largest());
        return ritz.largest();
    }

    private Spectrum solve(LeastSquares problem, boolean rateOnly) {
        Vec start = start(problem);
        if (start.isZero()) {
            return Spectrum.of(problem.size(), Vec.zeros(problem.dimension()), "all features are zero");
        }
        Lanczos lanczos = new Lanczos(operator(problem), start);
        int most = mostSteps(problem);
        Lanczos.Ritz ritz;
        int looked = 0;
        do {
            lanczos.step();
            boolean look = lanczos.steps() >= looked + Math.max(1, looked / 10);
            if (!look && !lanczos.exhausted() && lanczos.steps() < most) {
                continue;
            }
            looked = lanczos.steps();
            ritz = lanczos.ritz();
            if (done(ritz, lanczos, rateOnly, problem) || looked >= most) {
                return spectrum(problem, lanczos, ritz);
            }
        } while (true);
    }

    private static boolean done(Lanczos.Ritz ritz, Lanczos lanczos, boolean rateOnly, LeastSquares problem) {
        if (lanczos.exhausted()) {
            return true;
        }
        if (ritz.largestBound() > LARGEST_ACCURACY * ritz.largest()) {
            return false;
        }
        if (rateOnly && ritz.smallest() < NEGLIGIBLE * ritz.largest()) {
            return true;
        }
        double threshold = Spectrum.threshold(problem.size(), problem.dimension(), ritz.largest());
        return ritz.smallest() > threshold && ritz.smallestBound() <= SMALLEST_ACCURACY * ritz.smallest();
    }

    private static Spectrum spectrum(LeastSquares problem, Lanczos lanczos, Lanczos.Ritz ritz) {
        double threshold = Spectrum.threshold(problem.size(), problem.dimension(), ritz.largest());
        int first = 0;
        while (first < ritz.values().size() - 1 && ritz.values().get(first) <= threshold) {
            first++;
        }
        double smallest = ritz.values().get(first);
        boolean resolved = smallest > threshold && ritz.bounds().get(first) <= SMALLEST_ACCURACY * smallest;
        String method = "Lanczos, " + lanczos.steps() + " steps" + (lanczos.exhausted() ? ", space exhausted" : "");
        return new Spectrum(
                problem.size(), problem.dimension(), ritz.largest(), smallest, OptionalInt.empty(), resolved, method);
    }

    private int mostSteps(LeastSquares problem) {
        return (int) Math.max(2, Math.min(problem.dimension(), mostDoubles / problem.dimension()));
    }

    private Vec start(LeastSquares problem) {
        return operator(problem).apply(new Gaussian(seed).vector(problem.dimension()));
    }

    private static UnaryOperator<Vec> operator(LeastSquares problem) {
        return vector -> problem.products(List.of(vector)).get(0);
    }
}
