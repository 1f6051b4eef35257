package io.github.sparkagd.linalg;

/** What the predictions of some rows are compared with: y less what is taken off every label, and the rows' weights ω. */
final class Targets {
    private final double[] labels;
    private final double[] weights;
    private int count;

    /** @param most rows */
    Targets(int most) {
        labels = new double[most];
        weights = new double[most];
    }

    /** Leaves all rows out. */
    void clear() {
        count = 0;
    }

    void add(double label, double weight) {
        labels[count] = label;
        weights[count] = weight;
        count++;
    }

    /** The number of rows. */
    int count() {
        return count;
    }

    /** One per row, and others behind them. */
    double[] labels() {
        return labels;
    }

    /** As {@link #labels}. */
    double[] weights() {
        return weights;
    }
}
