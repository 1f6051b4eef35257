package io.github.sparkagd.kernels;

/** What the predictions of some rows are compared with: y less what is taken off every label, and the rows' weights ω. */
public final class Targets {
    private final double[] labels;
    private final double[] weights;
    private int count;

    /** @param most rows */
    public Targets(int most) {
        labels = new double[most];
        weights = new double[most];
    }

    /** Leaves all rows out. */
    public void clear() {
        count = 0;
    }

    /**
     * Adds a row.
     *
     * @param label y
     * @param weight ω ≥ 0
     */
    public void add(double label, double weight) {
        labels[count] = label;
        weights[count] = weight;
        count++;
    }

    /** The number of rows. */
    int count() {
        return count;
    }

    /** One per row, and others after them. */
    double[] labels() {
        return labels;
    }

    /** As {@link #labels}. */
    double[] weights() {
        return weights;
    }
}
