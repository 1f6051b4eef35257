package io.github.sparkagd.train;

import io.github.sparkagd.oracle.DualLeastSquares;
import io.github.sparkagd.oracle.ExplicitLeastSquares;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.theory.Spectrum;
import io.github.sparkagd.theory.SpectrumSolver;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the spectrum of a training set when it is first asked for, in the cheapest way that is exact enough: all eigenvalues
 * of a matrix where that is small enough, in one pass at most, and otherwise Lanczos, a pass a step.
 */
public final class SpectrumFinder {
    private final TrainingSet set;
    private final LeastSquares oracle;
    private final TrainingObserver observer;
    private final SpectrumSolver solver;
    private Optional<Spectrum> found = Optional.empty();
    private Optional<Double> largest = Optional.empty();
    private long passes;

    /**
     * @param set the data
     * @param oracle how the training gets its statistics; its matrix is used when it has one
     * @param seed of the start of Lanczos
     * @param observer is told of the phases
     */
    public SpectrumFinder(TrainingSet set, LeastSquares oracle, long seed, TrainingObserver observer) {
        this.set = set;
        this.oracle = oracle;
        this.observer = observer;
        this.solver = new SpectrumSolver(seed, set.eigenvectorNumbers());
    }

    /** Takes what was found earlier, and the passes that it took, so that it is not looked for again. */
    void know(Optional<Spectrum> earlier, long itsPasses) {
        found = earlier;
        passes = itsPasses;
    }

    /** {@return as much of the spectrum as the optimal rate needs} */
    public Spectrum get() {
        if (found.isEmpty()) {
            found = Optional.of(exact().orElseGet(() -> counted(() -> solver.forOptimalRate(oracle))));
        }
        return found.get();
    }

    /** {@return the spectrum as far as it can be resolved} */
    public Spectrum resolved() {
        if (found.isEmpty()) {
            found = Optional.of(exact().orElseGet(() -> counted(() -> solver.resolve(oracle))));
        }
        return found.get();
    }

    /** {@return λ_max alone} */
    public double largest() {
        if (largest.isEmpty()) {
            largest = found.or(this::exact)
                    .map(Spectrum::largest)
                    .or(() -> Optional.of(counted(() -> solver.largest(oracle))));
        }
        return largest.get();
    }

    /** {@return what has been found so far; empty for nothing} */
    public Optional<Spectrum> found() {
        return found;
    }

    /** {@return the number of passes over the data that went into the spectrum} */
    public long passes() {
        return passes;
    }

    private Optional<Spectrum> exact() {
        Optional<ExplicitLeastSquares> known =
                oracle instanceof ExplicitLeastSquares matrix && isSmall(matrix) ? Optional.of(matrix) : collected();
        known.ifPresent(matrix -> found = Optional.of(SpectrumSolver.exact(matrix)));
        return found;
    }

    private static boolean isSmall(ExplicitLeastSquares matrix) {
        return matrix instanceof DualLeastSquares || matrix.dimension() <= TrainingSet.MOST_EIGENVALUES;
    }

    private Optional<ExplicitLeastSquares> collected() {
        observer.phaseBegins(Phase.SPECTRUM, "Gram matrix");
        Optional<ExplicitLeastSquares> matrix = set.explicit();
        passes += matrix.isPresent() ? 1 : 0;
        return matrix;
    }

    private <T> T counted(Supplier<T> work) {
        observer.phaseBegins(Phase.SPECTRUM, "Lanczos");
        long before = oracle.passes();
        T result = work.get();
        passes += oracle.passes() - before;
        return result;
    }
}
