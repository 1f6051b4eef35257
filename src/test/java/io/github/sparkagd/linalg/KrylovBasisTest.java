package io.github.sparkagd.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KrylovBasisTest {
    /** Some hundred roundings of numbers of order 1. */
    private static final double ROUNDING = 1e-13;

    /** λ_i = 1/i, of which the largest Ritz values converge soon: where Lanczos without orthogonality goes wrong. */
    private static KrylovBasis whole(int d) {
        Vec eigenvalues = Vec.constant(d, 1);
        for (int i = 1; i < d; i++) {
            eigenvalues = eigenvalues.plusAt(i, 1.0 / (i + 1) - 1);
        }
        KrylovBasis basis = new KrylovBasis(new Gaussian(3).vector(d), d);
        while (!basis.complete()) {
            basis.step(basis.newest().times(eigenvalues));
        }
        return basis;
    }

    @Test
    void staysOrthonormalToTheEnd() {
        KrylovBasis basis = whole(100);
        KrylovBasis.State state = basis.state();
        assertThat(state.vectors()).hasSize(100);
        for (int k = 0; k < 100; k++) {
            Vec along = basis.coordinates(state.vectors().get(k)).plusAt(k, -1);
            assertThat(along.norm()).as("vector %d", k).isLessThan(ROUNDING);
        }
    }

    @Test
    void itsMatrixHasTheEigenvalues() {
        KrylovBasis.State state = whole(60).state();
        Vec values = SymmetricEigenvalues.tridiagonal(
                        state.diagonal().toArray(), state.offDiagonal().toArray())
                .values();
        for (int i = 0; i < 60; i++) {
            assertThat(values.get(59 - i)).isCloseTo(1.0 / (i + 1), within(ROUNDING));
        }
    }

    /** Longer than a slice, so that sums are put together from several. */
    @Test
    void longVectorsComeBackFromTheirCoordinates() {
        Vec scales = new Gaussian(5).vector(5_000);
        KrylovBasis basis = new KrylovBasis(new Gaussian(4).vector(5_000), 7);
        for (int k = 0; k < 7; k++) {
            basis.step(basis.newest().times(scales));
        }
        assertThat(basis.complete()).isTrue();
        Vec coordinates = Vec.of(0.3, -1, 2, 0, 0.1, 0, 0);
        Vec vector = basis.combination(coordinates);
        assertThat(basis.coordinates(vector).minus(coordinates).norm()).isLessThan(ROUNDING);
        Vec image = basis.combination(basis.times(coordinates));
        assertThat(image.minus(vector.times(scales)).norm()).isLessThan(ROUNDING);
    }
}
