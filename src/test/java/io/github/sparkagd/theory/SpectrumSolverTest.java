package io.github.sparkagd.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.linalg.Gaussian;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LocalLeastSquares;
import io.github.sparkagd.testing.PointProblems;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectrumSolverTest {
    private static final SpectrumSolver SOLVER = new SpectrumSolver(3, 1_000_000);

    /** Points along the axes, so that the eigenvalues of (1/n) X Xᵀ are known: λ_j = x_j²/n. */
    private static LocalLeastSquares axes(double... eigenvalues) {
        List<Vec> points = new ArrayList<>();
        int d = eigenvalues.length;
        for (int j = 0; j < d; j++) {
            double[] point = new double[d];
            point[j] = Math.sqrt(d * eigenvalues[j]);
            points.add(Vec.of(point));
        }
        return LocalLeastSquares.ofPoints(points, Vec.constant(d, 1));
    }

    @Test
    void d1HasTheEigenvaluesOfThePaper() {
        Spectrum spectrum = SOLVER.resolve(PointProblems.d1());
        assertThat(spectrum.largest()).isCloseTo(1, within(1e-14));
        assertThat(spectrum.smallest()).isCloseTo(0.01, within(1e-14));
        assertThat(spectrum.optimalRate()).isCloseTo(2 / 1.01, within(1e-13));
        assertThat(spectrum.effectiveRadius(2 / 1.01)).isCloseTo(0.99 / 1.01, within(1e-13));
    }

    @Test
    void zeroEigenvaluesDoNotCount() {
        Spectrum spectrum = SOLVER.resolve(axes(4, 1, 0.5, 0, 0));
        assertThat(spectrum.resolved()).isTrue();
        assertThat(spectrum.largest()).isCloseTo(4, within(1e-12));
        assertThat(spectrum.smallest()).isCloseTo(0.5, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void lanczosFindsTheExtremesOfADenseMatrix(long seed) {
        Gaussian random = new Gaussian(seed);
        List<Vec> points = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            points.add(random.vector(20));
        }
        LocalLeastSquares problem = LocalLeastSquares.ofPoints(points, random.vector(60));
        // The power method, run far beyond need, for λ_max; and shifted by it, for λ_min.
        double largest = power(problem, 0);
        double smallest = largest - power(problem, largest);

        Spectrum spectrum = new SpectrumSolver(seed, 1_000_000).resolve(problem);

        assertThat(spectrum.largest()).isCloseTo(largest, within(1e-10));
        assertThat(spectrum.smallest()).isCloseTo(smallest, within(1e-2 * smallest));
    }

    /** The largest eigenvalue of A, or of shift·I − A. */
    private static double power(LocalLeastSquares problem, double shift) {
        Vec v = new Gaussian(99).vector(problem.dimension());
        double value = 0;
        for (int i = 0; i < 20_000; i++) {
            Vec unit = v.times(1 / v.norm());
            Vec image = problem.products(List.of(unit)).get(0);
            v = shift == 0 ? image : unit.times(shift).minus(image);
            value = v.norm();
        }
        return value;
    }

    @Test
    void dataThatAreAllZeroHaveTheRateOne() {
        Spectrum spectrum = SOLVER.forOptimalRate(axes(0, 0, 0));
        assertThat(spectrum.largest()).isZero();
        assertThat(spectrum.optimalRate()).isEqualTo(1);
    }

    @Test
    void aSmallestEigenvalueBelowAMillionthNeedNotBeResolvedForTheRate() {
        Spectrum spectrum = SOLVER.forOptimalRate(axes(1, 0.5, 0.1, 1e-9));
        assertThat(spectrum.optimalRate()).isCloseTo(2, within(1e-5));
    }
}
