package io.github.sparkagd.cluster;

import io.github.sparkagd.oracle.DualLeastSquares;
import io.github.sparkagd.oracle.GramLeastSquares;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.theory.Spectrum;
import io.github.sparkagd.theory.SpectrumSolver;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Finds the spectrum of a training problem when it is first asked for, in the cheapest way that is exact enough.
 *
 * <p>Up to {@link #EXACT_COLUMNS} features, or rows, all eigenvalues come from the Gram matrix or its dual, one job; beyond
 * that Lanczos takes a job a step, its vectors limited to {@code spark.agd.spectrum.memory} (default 256m).
 */
public final class SpectrumFinder {
    /** Above this many features the eigenvalues of the Gram matrix would take minutes. */
    public static final int EXACT_COLUMNS = 1024;

    private static final String MEMORY = "spark.agd.spectrum.memory";

    private final TrainingProblem problem;
    private final LeastSquares oracle;
    private final SpectrumSolver solver;
    private Optional<Spectrum> found = Optional.empty();
    private Optional<Double> largest = Optional.empty();
    private long passes;

    /**
     * @param problem the data
     * @param oracle how the training gets its statistics; its Gram matrix is used when it has one
     * @param seed of the start of Lanczos
     */
    public SpectrumFinder(TrainingProblem problem, LeastSquares oracle, long seed) {
        this.problem = problem;
        this.oracle = oracle;
        long bytes = problem.blocks().context().getConf().getSizeAsBytes(MEMORY, "256m");
        this.solver = new SpectrumSolver(seed, bytes / 8);
    }

    /** Takes what was found earlier, and the passes that it took, so that it is not looked for again. */
    public void know(Optional<Spectrum> earlier, long itsPasses) {
        found = earlier;
        passes = itsPasses;
    }

    /** As much of the spectrum as the optimal rate needs. */
    public Spectrum get() {
        if (found.isEmpty()) {
            found = Optional.of(exact().orElseGet(() -> counted(() -> solver.forOptimalRate(oracle))));
        }
        return found.get();
    }

    /** The spectrum as far as it can be resolved. */
    public Spectrum resolved() {
        if (found.isEmpty()) {
            found = Optional.of(exact().orElseGet(() -> counted(() -> solver.resolve(oracle))));
        }
        return found.get();
    }

    /** λ_max alone. */
    public double largest() {
        if (largest.isEmpty()) {
            largest = found.or(this::exact)
                    .map(Spectrum::largest)
                    .or(() -> Optional.of(counted(() -> solver.largest(oracle))));
        }
        return largest.get();
    }

    /** What has been found so far. */
    public Optional<Spectrum> found() {
        return found;
    }

    /** Passes over the data that went into the spectrum. */
    public long passes() {
        return passes;
    }

    private Optional<Spectrum> exact() {
        if (oracle instanceof DualLeastSquares dual) {
            found = Optional.of(SpectrumSolver.exact(dual));
        } else if (oracle.dimension() <= EXACT_COLUMNS) {
            GramLeastSquares gram = oracle instanceof GramLeastSquares known ? known : collect();
            found = Optional.of(SpectrumSolver.exact(gram.gram(), gram.size()));
        } else if (DualForm.fits(problem.blocks())) {
            describe("dual Gram matrix");
            passes++;
            found = Optional.of(
                    SpectrumSolver.exact(DualForm.collect(problem.blocks(), problem.coordinates(), List.of())));
        }
        return found;
    }

    private GramLeastSquares collect() {
        describe("Gram matrix");
        passes++;
        return GramPass.run(problem.blocks(), problem.coordinates(), false);
    }

    private <T> T counted(java.util.function.Supplier<T> work) {
        describe("Lanczos");
        long before = oracle.passes();
        T result = work.get();
        passes += oracle.passes() - before;
        return result;
    }

    private void describe(String what) {
        JavaSparkContext context = problem.blocks().context();
        context.setJobDescription("spectrum: " + what);
    }
}
