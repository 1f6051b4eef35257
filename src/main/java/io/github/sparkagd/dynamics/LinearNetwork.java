package io.github.sparkagd.dynamics;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Matrix;
import io.github.sparkagd.linalg.Vec;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A deep linear network with one output and any hidden widths m₁ … m_{L−1}.
 *
 * <pre>  ŷ = w·x,   w = W₁·W₂·…·W_L,   W₁: d × m₁,  Wₗ: m_{l−1} × mₗ,  W_L: m_{L−1} × 1 </pre>
 *
 * <p>At depth 1 the one layer is the column w.
 *
 * @param layers W₁ … W_L
 */
public record LinearNetwork(List<Matrix> layers) {
    /**
     * Copies the list; refuses layers whose shapes do not fit together, and more than one output.
     *
     * @param layers W₁ … W_L
     */
    public LinearNetwork {
        layers = List.copyOf(layers);
        Check.atLeast("layers", 1, layers.size());
        for (int l = 1; l < layers.size(); l++) {
            Check.sameSize(
                    "input of layer " + (l + 1),
                    layers.get(l - 1).columns(),
                    layers.get(l).rows());
        }
        Check.sameSize("output of the network", 1, layers.get(layers.size() - 1).columns());
    }

    /** {@return L ≥ 1, the number of layers} */
    public int depth() {
        return layers.size();
    }

    /** {@return the end-to-end weights w = W₁·…·W_L, of length d} */
    public Vec weights() {
        return tails().get(0);
    }

    /** For l = 0 … L what follows the first l layers, W_{l+1}·…·W_L, of length mₗ; the number 1 after the last one. */
    List<Vec> tails() {
        Vec[] tails = new Vec[layers.size() + 1];
        tails[layers.size()] = Vec.constant(1, 1);
        for (int l = layers.size() - 1; l >= 0; l--) {
            tails[l] = layers.get(l).times(tails[l + 1]);
        }
        return List.of(tails);
    }

    /** True when all hidden layers have one unit. */
    boolean isNarrow() {
        return layers.stream().allMatch(layer -> layer.columns() == 1);
    }

    /** a₂ … a_L of a network of width 1, of length L − 1; of length 0 for wider ones. */
    Vec scalars() {
        return isNarrow()
                ? Vec.of(layers.stream()
                        .skip(1)
                        .mapToDouble(layer -> layer.get(0, 0))
                        .toArray())
                : Vec.zeros(0);
    }

    /** S = a₂·…·a_L of a network of width 1; empty for wider ones. */
    OptionalDouble scale() {
        return isNarrow() ? OptionalDouble.of(scalars().product()) : OptionalDouble.empty();
    }
}
