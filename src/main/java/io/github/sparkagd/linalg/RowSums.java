package io.github.sparkagd.linalg;

/**
 * The sums of one {@link RowPass} over some rows: a monoid under {@link #merge}.
 *
 * <p>Per prediction, over training rows: Σ r·x (where asked for), Σ r², Σ r·p, Σ p², Σ r; over test rows: Σ r², Σ r·p,
 * Σ p². Nothing is divided by the number of rows.
 */
public final class RowSums implements Mergeable<RowSums> {
    private static final long serialVersionUID = 1L;
    private static final int SCALARS = 4;

    private final double[][] gradients;
    private final double[] train;
    private final double[] test;
    private long trainRows;
    private long testRows;

    /** Zero sums for {@code pass} over rows of {@code columns} features. */
    public RowSums(RowPass pass, int columns) {
        gradients = new double[pass.size()][];
        for (int k = 0; k < gradients.length; k++) {
            gradients[k] = new double[pass.predictions().get(k).gradient() ? columns : 0];
        }
        train = new double[SCALARS * pass.size()];
        test = new double[SCALARS * pass.size()];
    }

    /** Adds the rows of {@code block}, in their order. */
    public RowSums add(RowBlock block, RowPass pass) {
        boolean isTest = block.test();
        double[] scalars = new double[train.length];
        block.measure(pass, isTest ? null : gradients, scalars);
        addTo(isTest ? test : train, scalars);
        if (isTest) {
            testRows += block.rows();
        } else {
            trainRows += block.rows();
        }
        return this;
    }

    @Override
    public RowSums merge(RowSums that) {
        for (int k = 0; k < gradients.length; k++) {
            addTo(gradients[k], that.gradients[k]);
        }
        addTo(train, that.train);
        addTo(test, that.test);
        trainRows += that.trainRows;
        testRows += that.testRows;
        return this;
    }

    static void addTo(double[] sums, double[] terms) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += terms[i];
        }
    }

    /** Σ r·x over the training rows for prediction {@code k}; of length 0 where not asked for. */
    public Vec gradient(int k) {
        return Vec.of(gradients[k]);
    }

    /** Σ r², Σ r·p, Σ p², Σ r over the training rows for prediction {@code k}. */
    public Vec train(int k) {
        return Vec.ofRange(train, SCALARS * k, SCALARS * (k + 1));
    }

    /** Σ r², Σ r·p, Σ p², Σ r over the test rows for prediction {@code k}. */
    public Vec test(int k) {
        return Vec.ofRange(test, SCALARS * k, SCALARS * (k + 1));
    }

    public long trainRows() {
        return trainRows;
    }

    public long testRows() {
        return testRows;
    }

    /** Adds one row's residual and prediction to the four scalars of prediction {@code k}. */
    static void count(double[] scalars, int k, double residual, double prediction) {
        int at = SCALARS * k;
        scalars[at] = Math.fma(residual, residual, scalars[at]);
        scalars[at + 1] = Math.fma(residual, prediction, scalars[at + 1]);
        scalars[at + 2] = Math.fma(prediction, prediction, scalars[at + 2]);
        scalars[at + 3] += residual;
    }
}
