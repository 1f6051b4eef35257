package io.github.sparkagd.theory;

import io.github.sparkagd.dynamics.Iterate;
import io.github.sparkagd.linalg.Vec;

/**
 * The spectra of I − (η⁽ˡ⁾/n)·K⁽ˡ⁾ of a network of width 1, K⁽ˡ⁾ being the kernel of layer l alone (§4, §4.4).
 *
 * <pre>
 *   K⁽¹⁾ = S²·XᵀX             eigenvalues 1 − η⁽¹⁾·S²·λᵢ
 *   K⁽ˡ⁾ = ŶŶᵀ/aₗ²            eigenvalues 1 and 1 − η⁽ˡ⁾·σ/aₗ²
 * </pre>
 *
 * <p>A layer whose spectrum leaves [−1, 1] at the rate it really uses is unstable there.
 */
public final class LayerSpectrum {
    private LayerSpectrum() {}

    /**
     * The eigenvalues of the first layer.
     *
     * @param rate η⁽¹⁾, the rate that the layer uses: η/S² for aligned gradient descent, η for plain
     * @param scale S
     * @param eigenvalues λ of (1/n) X Xᵀ
     * @return one for each of {@code eigenvalues}, in their order
     */
    public static Vec first(double rate, double scale, Vec eigenvalues) {
        return eigenvalues.map(value -> 1 - rate * scale * scale * value);
    }

    /**
     * The one eigenvalue of layer l ≥ 2 that is not 1.
     *
     * @param rate η⁽ˡ⁾: ½aₗ² for aligned gradient descent, η for plain
     * @param at where the network stands
     * @param layer l, from 2
     * @return the eigenvalue
     */
    public static double scalar(double rate, Iterate at, int layer) {
        double a = at.layers().get(layer - 2);
        return 1 - rate * at.statistics().moments().output() / (a * a);
    }
}
