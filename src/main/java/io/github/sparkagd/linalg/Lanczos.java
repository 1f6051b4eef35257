package io.github.sparkagd.linalg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The Lanczos iteration for a symmetric operator, with full reorthogonalisation.
 *
 * <p>After m steps its Ritz values are those of the operator on the space of v, Av, …, A^(m−1)v. Each lies within its bound
 * of an eigenvalue; none is below the smallest eigenvalue of the space that v generates.
 *
 * <p>Memory: a vector of length d per step.
 */
public final class Lanczos {
    /** A step whose new direction is this small beside the operator has used up the space. */
    private static final double EXHAUSTED = 1e-14;

    private final UnaryOperator<Vec> operator;
    private final List<Vec> basis = new ArrayList<>();
    private double[] diagonal = new double[0];
    private double[] offDiagonal = new double[0];
    private double largest;
    private boolean exhausted;

    /**
     * Begins at {@code start}.
     *
     * @param operator v ↦ A·v, symmetric
     * @param start not zero
     */
    public Lanczos(UnaryOperator<Vec> operator, Vec start) {
        this.operator = operator;
        double norm = start.norm();
        Check.positive("norm of the start vector", norm);
        basis.add(start.times(1 / norm));
    }

    /** {@return the number of steps made} */
    public int steps() {
        return diagonal.length;
    }

    /**
     * {@return whether the space that the start vector generates is used up: the Ritz values are then its eigenvalues}
     */
    public boolean exhausted() {
        return exhausted;
    }

    /** Makes one step: one product with the operator. */
    public void step() {
        Check.that(() -> !exhausted, "the Krylov space is exhausted");
        int m = steps();
        Vec current = basis.get(m);
        Vec next = operator.apply(current);
        double alpha = next.dot(current);
        // Twice is enough (Kahan, Parlett).
        for (int round = 0; round < 2; round++) {
            for (Vec earlier : basis) {
                next = next.plus(-next.dot(earlier), earlier);
            }
        }
        double beta = next.norm();
        diagonal = Arrays.copyOf(diagonal, m + 1);
        offDiagonal = Arrays.copyOf(offDiagonal, m + 1);
        diagonal[m] = alpha;
        offDiagonal[m] = beta;
        largest = Math.max(largest, Math.abs(alpha) + beta);
        exhausted = beta <= EXHAUSTED * largest || m + 1 == current.size();
        if (!exhausted) {
            basis.add(next.times(1 / beta));
        }
    }

    /**
     * The Ritz values, rising, with their bounds.
     *
     * @param values the Ritz values
     * @param bounds for each, how far the nearest eigenvalue is at most
     */
    public record Ritz(Vec values, Vec bounds) {
        /** {@return the smallest Ritz value, which is not below the smallest eigenvalue} */
        public double smallest() {
            return values.get(0);
        }

        /** {@return the largest Ritz value, which is not above the largest eigenvalue} */
        public double largest() {
            return values.get(values.size() - 1);
        }

        /** {@return how far the largest value may be from an eigenvalue} */
        public double largestBound() {
            return bounds.get(bounds.size() - 1);
        }

        /** {@return how far the smallest value may be from an eigenvalue} */
        public double smallestBound() {
            return bounds.get(0);
        }
    }

    /** {@return the Ritz values after the steps so far, at least one} */
    public Ritz ritz() {
        SymmetricEigenvalues.Tridiagonal solved = SymmetricEigenvalues.tridiagonal(diagonal, offDiagonal);
        double beta = exhausted ? 0 : offDiagonal[steps() - 1];
        return new Ritz(solved.values(), solved.lastEntries().map(entry -> Math.abs(entry * beta)));
    }
}
