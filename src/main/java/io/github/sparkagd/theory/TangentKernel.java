package io.github.sparkagd.theory;

import io.github.sparkagd.dynamics.LinearNetwork;
import io.github.sparkagd.linalg.Matrix;
import io.github.sparkagd.linalg.Vec;
import java.util.ArrayList;
import java.util.List;

/**
 * The neural tangent kernel of a deep linear network on a few points, K = Σₗ K⁽ˡ⁾ (Atanasov, Bordelon and Pehlevan 2021).
 *
 * <pre>  K⁽ˡ⁾ᵢⱼ = ‖W_{l+1}·…·W_L‖² · ⟨hₗ(xᵢ), hₗ(xⱼ)⟩,   hₗ(x) = (W₁·…·W_{l−1})ᵀ x </pre>
 *
 * <p>Silent alignment: early in training from a small start K turns to its final direction while its norm is still small;
 * after that it changes in scale alone.
 */
public final class TangentKernel {
    private TangentKernel() {}

    /**
     * {@return the kernel K, n × n}
     *
     * @param network any depth and widths
     * @param points x₁ … xₙ, of length d each
     */
    public static Matrix of(LinearNetwork network, List<Vec> points) {
        int n = points.size();
        List<Vec> hidden = new ArrayList<>(points);
        Matrix kernel = Matrix.filled(n, n, () -> 0);
        for (int l = 0; l < network.depth(); l++) {
            Vec behind = tail(network, l + 1);
            double weight = behind.dot(behind);
            List<Vec> features = List.copyOf(hidden);
            int[] at = {0};
            kernel = kernel.plus(Matrix.filled(n, n, () -> {
                int entry = at[0]++;
                return weight * features.get(entry / n).dot(features.get(entry % n));
            }));
            for (int i = 0; i < n; i++) {
                hidden.set(i, network.layers().get(l).transposedTimes(hidden.get(i)));
            }
        }
        return kernel;
    }

    private static Vec tail(LinearNetwork network, int from) {
        Vec product = Vec.constant(1, 1);
        for (int l = network.depth() - 1; l >= from; l--) {
            product = network.layers().get(l).times(product);
        }
        return product;
    }

    /**
     * {@return the cosine of the angle between two kernels, as vectors of their entries}
     *
     * @param one n × n
     * @param other n × n
     */
    public static double cosine(Matrix one, Matrix other) {
        double sum = 0;
        for (int i = 0; i < one.rows(); i++) {
            for (int j = 0; j < one.columns(); j++) {
                sum = Math.fma(one.get(i, j), other.get(i, j), sum);
            }
        }
        return sum / (one.norm() * other.norm());
    }
}
