package io.github.sparkagd.lab;

import io.github.sparkagd.blocks.GramSums;
import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.GramLeastSquares;
import io.github.sparkagd.oracle.LocalLeastSquares;
import io.github.sparkagd.theory.Spectrum;
import java.util.List;

/**
 * A data set of a few points.
 *
 * @param name what it is called
 * @param xs x₁ … xₙ, of length d each
 * @param ys y, of length n
 */
record Points(String name, List<Vec> xs, Vec ys) {
    /** §3.1 and 3.2: one point, x = 1, y = 1. */
    static final Points POINT = new Points("point", List.of(Vec.of(1)), Vec.of(1));

    /** The same with y = −1, which a start near the identity is far from. */
    static final Points OPPOSITE = new Points("opposite point", List.of(Vec.of(1)), Vec.of(-1));

    /** §4.2: x₁ = (√2, 0), x₂ = (0, √0.02), y = (1, 1); eigenvalues 1 and 0.01. */
    static final Points D1 = diagonal("D1", Math.sqrt(2), Math.sqrt(2 * 0.01), Vec.of(1, 1));

    /** §4.4: x₁ = (√2, 0), x₂ = (0, 0.02·√2), y = (1, 1); eigenvalues 1 and 4e-4. */
    static final Points D2 = diagonal("D2", Math.sqrt(2), 0.02 * Math.sqrt(2), Vec.of(1, 1));

    /** D1 whitened: both eigenvalues 1. */
    static final Points WHITENED = diagonal("D1 whitened", Math.sqrt(2), Math.sqrt(2), Vec.of(1, 1));

    /** §3.3: x₁ = (1, 0), x₂ = (0, 1), y = (1, 0.1). */
    static final Points UNEQUAL = diagonal("unequal labels", 1, 1, Vec.of(1, 0.1));

    Points {
        xs = List.copyOf(xs);
        Check.atLeast("points", 1, xs.size());
        Check.sameSize("labels of " + name, xs.size(), ys.size());
    }

    private static Points diagonal(String name, double first, double second, Vec labels) {
        return new Points(name, List.of(Vec.of(first, 0), Vec.of(0, second)), labels);
    }

    int dimension() {
        return xs.get(0).size();
    }

    /** The problem, in this process's memory. */
    LocalLeastSquares local() {
        return LocalLeastSquares.ofPoints(xs, ys);
    }

    /** The eigenvalues of (1/n) X Xᵀ. */
    Spectrum spectrum() {
        return io.github.sparkagd.theory.SpectrumSolver.exact(gram().gram(), xs.size());
    }

    /** The problem by its Gram matrix, for what needs the matrix; not for losses, which it does not resolve. */
    GramLeastSquares gram() {
        GramSums sums = new GramSums(dimension());
        LocalLeastSquares problem = local();
        problem.blocks().forEach(block -> sums.add(block, GramLeastSquares.pivot(problem.coordinates())));
        return new GramLeastSquares(problem.coordinates(), sums, java.util.Optional.empty());
    }
}
