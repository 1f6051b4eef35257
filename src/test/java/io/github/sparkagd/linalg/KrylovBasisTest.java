package io.github.sparkagd.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class KrylovBasisTest {
    /** Some hundred roundings of numbers of order 1. */
    private static final double ROUNDING = 1e-13;

    /** λ_i = 1/i, of which the largest Ritz values converge soon: where Lanczos without orthogonality goes wrong. */
    private static KrylovBasis whole(int d) {
        double[] values = new double[d];
        for (int i = 0; i < d; i++) {
            values[i] = 1.0 / (i + 1);
        }
        Vec eigenvalues = Vec.of(values);
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
            double[] along = basis.coordinates(state.vectors().get(k)).toArray();
            along[k] -= 1;
            assertThat(Vec.of(along).norm()).as("vector %d", k).isLessThan(ROUNDING);
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

    /** Of a degree up to twice the steps less one. */
    @Test
    void itsQuadratureIsExactForPolynomials() {
        int d = 40;
        Vec eigenvalues = new Gaussian(8).vector(d).map(Math::abs);
        Vec start = new Gaussian(9).vector(d);
        KrylovBasis basis = new KrylovBasis(start, d);
        for (int k = 0; k < 4; k++) {
            basis.step(basis.newest().times(eigenvalues));
        }
        KrylovBasis.Quadrature quadrature = basis.quadrature();
        assertThat(quadrature.nodes().size()).isEqualTo(4);
        for (int power = 0; power <= 7; power++) {
            int degree = power;
            Vec unit = start.times(1 / start.norm());
            double moment = unit.dot(unit.times(eigenvalues.map(value -> Math.pow(value, degree))));
            double sum = quadrature.weights().dot(quadrature.nodes().map(node -> Math.pow(node, degree)));
            assertThat(sum).as("degree %d", degree).isCloseTo(moment, within(1e-12 * Math.max(1, moment)));
        }
        assertThat(basis.exhausted()).isFalse();
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
