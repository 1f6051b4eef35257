package io.github.sparkagd.testing;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LocalLeastSquares;
import java.util.List;

/** The two-point data sets of the paper. */
public final class PointProblems {
    private PointProblems() {}

    /** §4.2: x₁ = (√2, 0), x₂ = (0, √0.02), y = (1, 1); eigenvalues 1 and 0.01. */
    public static LocalLeastSquares d1() {
        return diagonal(Math.sqrt(2), Math.sqrt(2 * 0.01), 1);
    }

    /** §4.4: x₁ = (√2, 0), x₂ = (0, 0.02·√2), y = (1, 1); eigenvalues 1 and 4e-4. */
    public static LocalLeastSquares d2() {
        return diagonal(Math.sqrt(2), 0.02 * Math.sqrt(2), 1);
    }

    /** D1 with labels {@code label} instead of 1. */
    public static LocalLeastSquares d1WithLabels(double label) {
        return diagonal(Math.sqrt(2), Math.sqrt(2 * 0.01), label);
    }

    private static LocalLeastSquares diagonal(double first, double second, double label) {
        return LocalLeastSquares.ofPoints(List.of(Vec.of(first, 0), Vec.of(0, second)), Vec.of(label, label));
    }
}
