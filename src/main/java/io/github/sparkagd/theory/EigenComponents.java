package io.github.sparkagd.theory;

import io.github.sparkagd.linalg.SymmetricEigenvalues;
import io.github.sparkagd.linalg.Vec;

/**
 * Outputs and errors along the eigenvectors uᵢ of XᵀX, from weights alone (§4.3).
 *
 * <pre>
 *   Ŷ(i) = √(nλᵢ)·vᵢ·w      Y(i) = √(n/λᵢ)·vᵢ·b      E(i) = Y(i) − Ŷ(i) </pre>
 *
 * <p>with vᵢ the eigenvectors of A = (1/n) X Xᵀ; components of eigenvalues that count as zero are 0. The sign of each uᵢ is
 * that which makes Y(i) ≥ 0. Largest eigenvalue first.
 */
public final class EigenComponents {
    private final SymmetricEigenvalues.Decomposition parts;
    private final long size;
    private final Vec labels;

    /**
     * @param parts A's decomposition, d × d
     * @param correlation b, of length d
     * @param size n
     */
    public EigenComponents(SymmetricEigenvalues.Decomposition parts, Vec correlation, long size) {
        this.parts = parts;
        this.size = size;
        this.labels = along(correlation, -0.5);
    }

    private Vec along(Vec vector, double power) {
        int d = vector.size();
        double threshold = Spectrum.threshold(size, d, parts.values().get(d - 1));
        Vec inCoordinates = parts.vectors().transposedTimes(vector);
        double[] components = new double[d];
        for (int i = 0; i < d; i++) {
            double value = parts.values().get(d - 1 - i);
            components[i] = value > threshold
                    ? Math.sqrt((double) size) * Math.pow(value, power) * inCoordinates.get(d - 1 - i)
                    : 0;
        }
        return Vec.of(components);
    }

    /** Y(i) ≥ 0, of length d. */
    Vec labels() {
        return labels.map(Math::abs);
    }

    /**
     * {@return Ŷ(i) at {@code weights}, of length d}
     *
     * @param weights w, of length d
     */
    public Vec outputs(Vec weights) {
        return along(weights, 0.5).times(labels.map(label -> label < 0 ? -1 : 1));
    }

    /**
     * {@return E(i) at {@code weights}, of length d}
     *
     * @param weights w, of length d
     */
    public Vec errors(Vec weights) {
        return labels().minus(outputs(weights));
    }
}
