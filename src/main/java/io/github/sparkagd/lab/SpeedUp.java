package io.github.sparkagd.lab;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.theory.SpectralMeasure;

/** How many times as many iterations gradient descent needs as depth, for the same loss at the same rate. */
final class SpeedUp {
    private SpeedUp() {}

    /**
     * Between two runs that were made; NaN where the shallow one does not get there.
     *
     * @param shallow losses of iterations 0, 1, …, falling
     * @param deep the same of the deep run
     * @param t at whose loss both are compared, from 1
     */
    static double of(Vec shallow, Vec deep, int t) {
        return t < deep.size() ? reaching(shallow, deep.get(t)) / t : Double.NaN;
    }

    /** The iterations, not whole ones, to a loss; NaN where it is not reached. */
    static double reaching(Vec losses, double loss) {
        for (int k = 1; k < losses.size(); k++) {
            if (losses.get(k) <= loss) {
                return k - (loss - losses.get(k)) / (losses.get(k - 1) - losses.get(k));
            }
        }
        return Double.NaN;
    }

    /**
     * The iterations, not whole ones, that gradient descent needs to an excess: where ΣE(1 − ηλ)^2t falls to it.
     *
     * @param rate η, at most 1/λ_max
     * @param excess of the loss, as a share of that at zero
     */
    static double shallowIterations(SpectralMeasure measure, double rate, double excess) {
        Vec logarithms = measure.eigenvalues().map(value -> 2 * Math.log1p(-rate * value));
        double low = 0;
        double high = 1;
        while (excess(measure, logarithms, high) > excess) {
            low = high;
            high *= 2;
        }
        for (double middle = (low + high) / 2; low < middle && middle < high; middle = (low + high) / 2) {
            boolean early = excess(measure, logarithms, middle) > excess;
            low = early ? middle : low;
            high = early ? high : middle;
        }
        return high;
    }

    private static double excess(SpectralMeasure measure, Vec logarithms, double iterations) {
        return measure.energies().dot(logarithms.map(logarithm -> Math.exp(logarithm * iterations)));
    }
}
