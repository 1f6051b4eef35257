package io.github.sparkagd.theory;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.KrylovBasis;
import io.github.sparkagd.linalg.Vec;
import java.util.Optional;

/**
 * The spectral measure of the data as the labels see it: eigenvalues λᵢ of A = (1/n) X Xᵀ with the energies Eᵢ, the shares of
 * the explained labels that lie along them.
 *
 * <pre>  Eᵢ = λᵢ·w*ᵢ² / Σⱼ λⱼ·w*ⱼ²,   λᵢ·w*ᵢ² = βᵢ² / λᵢ,   β = b in the eigenbasis </pre>
 *
 * <p>The loss of all methods that go along gradients from zero follows from it and from mean y². With the nodes of a Gauss
 * quadrature in place of the eigenvalues it is exact to as many iterations as there are nodes.
 *
 * @param eigenvalues λ, rising
 * @param energies E, of sum 1 where anything is explained
 * @param explained bᵀA⁺b, the mean square of the labels that the features explain; from a quadrature, a lower bound of it
 */
public record SpectralMeasure(Vec eigenvalues, Vec energies, double explained) {
    /** A node this small beside the largest is zero but for rounding. */
    private static final double ZERO = 1e-14;
    /** Less energy than this on one side is no second part. */
    private static final double PART = 0.01;

    /**
     * Two parts of the measure with nothing between.
     *
     * @param below the largest eigenvalue of the lower part
     * @param above the smallest of the upper part
     * @param energyAbove of the upper part, 0 to 1
     */
    public record Gap(double below, double above, double energyAbove) {
        /** {@return how many times larger the upper part's is} */
        public double ratio() {
            return above / below;
        }
    }

    /**
     * {@return the measure of which {@code quadrature} is the quadrature, weighted by b's components}
     *
     * @param quadrature of A from b
     * @param correlationNorm ‖b‖
     */
    public static SpectralMeasure of(KrylovBasis.Quadrature quadrature, double correlationNorm) {
        Vec nodes = quadrature.nodes();
        double largest = nodes.size() == 0 ? 0 : nodes.get(nodes.size() - 1);
        double[] energies = new double[nodes.size()];
        double sum = 0;
        for (int i = 0; i < energies.length; i++) {
            boolean counts = nodes.get(i) > ZERO * largest;
            energies[i] = counts ? quadrature.weights().get(i) / nodes.get(i) : 0;
            sum += energies[i];
        }
        Vec shares = Vec.of(energies);
        return new SpectralMeasure(
                nodes, sum > 0 ? shares.times(1 / sum) : shares, correlationNorm * correlationNorm * sum);
    }

    /**
     * {@return the measure of eigenvalues that are known, everything being explained}
     *
     * @param eigenvalues λ, positive and rising
     * @param parts proportional to the energies, not negative
     */
    public static SpectralMeasure of(Vec eigenvalues, Vec parts) {
        Check.sameSize("energies", eigenvalues.size(), parts.size());
        double sum = parts.dot(Vec.constant(parts.size(), 1));
        return new SpectralMeasure(eigenvalues, parts.times(1 / Check.positive("sum of energies", sum)), 1);
    }

    /**
     * {@return the excess of the loss, as a share of that at zero, ΣE(1 − u)²}
     *
     * @param outputs u = w/w*, one for each eigenvalue
     */
    public double excess(Vec outputs) {
        Vec off = outputs.map(u -> 1 - u);
        return energies.times(off).dot(off);
    }

    /**
     * {@return that excess of gradient descent as η → 0, ΣE·e^(−2λt)}
     *
     * @param time t = η·iterations
     */
    public double shallowExcess(double time) {
        return energies.dot(eigenvalues.map(value -> Math.exp(-2 * value * time)));
    }

    /**
     * {@return the time at which gradient descent has an excess}
     *
     * @param excess as a share of that at zero, above 0 and at most 1
     */
    public double shallowTime(double excess) {
        Check.that(() -> excess > 0 && excess <= 1, "excess must be above 0 and at most 1, got " + excess);
        double low = 0;
        double high = 1 / eigenvalues.get(eigenvalues.size() - 1);
        while (shallowExcess(high) > excess) {
            low = high;
            high *= 2;
        }
        for (double middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2) {
            boolean early = shallowExcess(middle) > excess;
            low = early ? middle : low;
            high = early ? high : middle;
        }
        return high;
    }

    /** {@return the widest gap, by ratio, that has at least a hundredth of the energy on either side; empty for none} */
    public Optional<Gap> widestGap() {
        Optional<Gap> widest = Optional.empty();
        double below = 0;
        for (int i = 0; i + 1 < eigenvalues.size(); i++) {
            below += energies.get(i);
            Gap gap = new Gap(eigenvalues.get(i), eigenvalues.get(i + 1), 1 - below);
            boolean parts = below >= PART && 1 - below >= PART;
            if (parts && widest.map(best -> gap.ratio() > best.ratio()).orElse(true)) {
                widest = Optional.of(gap);
            }
        }
        return widest;
    }
}
