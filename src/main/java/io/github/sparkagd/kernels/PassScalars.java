package io.github.sparkagd.kernels;

/**
 * The four sums over rows that a pass takes of one prediction beside the gradient, Σ ω·r², Σ ω·r·p, Σ ω·p² and Σ ω·r, out of their
 * array while rows are added.
 */
public final class PassScalars {
    /** How many they are. */
    public static final int COUNT = 4;

    private final Segment all;
    private final int step;
    private double residuals;
    private double alignments;
    private double outputs;
    private double sum;

    /**
     * @param scalars begins with those of the prediction, which are modified by {@link #store}
     * @param step from one to the next
     */
    public PassScalars(Segment scalars, int step) {
        this.all = scalars;
        this.step = step;
        residuals = all.get(0);
        alignments = all.get(step);
        outputs = all.get(2 * step);
        sum = all.get(3 * step);
    }

    /**
     * Adds a row of weight ω.
     *
     * @param weight ω ≥ 0
     * @param residual r
     * @param prediction p
     * @return ω·r
     */
    public double add(double weight, double residual, double prediction) {
        double weighted = weight * residual;
        residuals = Math.fma(weighted, residual, residuals);
        alignments = Math.fma(weighted, prediction, alignments);
        outputs = Math.fma(weight * prediction, prediction, outputs);
        sum += weighted;
        return weighted;
    }

    /** Puts the sums back. */
    public void store() {
        all.set(0, residuals);
        all.set(step, alignments);
        all.set(2 * step, outputs);
        all.set(3 * step, sum);
    }
}
