package io.github.sparkagd.linalg;

/**
 * Sums of products of rows about a pivot p, over some rows: a monoid under {@link #merge}.
 *
 * <pre>  Σ ω(x − p)(x − p)ᵀ (upper triangle),   Σ ω(x − p)(y − q),   Σ ω(y − q)² </pre>
 *
 * <p>One object sums training rows and another test rows.
 */
public final class GramSums implements Mergeable<GramSums> {
    private static final long serialVersionUID = 1L;
    /** Dense rows taken together, so that each entry of the sum is loaded and stored once for four of them. */
    private static final int ROWS_TOGETHER = 4;

    private final int columns;
    private final boolean test;
    private final double[] gram;
    private final double[] correlation;
    private double labelSquares;
    private long rows;
    private double weight;

    /**
     * @param columns d
     * @param test whether to sum the test rows, or else the training rows
     */
    public GramSums(int columns, boolean test) {
        this.columns = columns;
        this.test = test;
        this.gram = new double[packedSize(columns)];
        this.correlation = new double[columns];
    }

    /** The number of entries of a packed upper triangle of d rows: d(d+1)/2. */
    public static int packedSize(int columns) {
        return Math.toIntExact((long) columns * (columns + 1) / 2);
    }

    /** What is taken off every row and label before products are formed: p of length d, and q. */
    public record Pivot(Vec features, double label) implements java.io.Serializable {}

    /** Adds the rows of {@code block} when they are of the kind summed here. */
    public GramSums add(RowBlock block, Pivot pivot) {
        if (block.test() != test) {
            return this;
        }
        rows += block.rows();
        weight += block.weightSum();
        if (block instanceof SparseBlock sparse && pivot.features().isZero()) {
            addSparse(sparse, pivot.label());
        } else {
            addDense(block, pivot);
        }
        return this;
    }

    private void addDense(RowBlock block, Pivot pivot) {
        double[] p = pivot.features().array();
        double[][] group = new double[ROWS_TOGETHER][columns];
        double[] weights = new double[ROWS_TOGETHER];
        for (int first = 0; first < block.rows(); first += ROWS_TOGETHER) {
            for (int k = 0; k < ROWS_TOGETHER; k++) {
                int row = first + k;
                if (row < block.rows()) {
                    block.copyRow(row, group[k]);
                    center(group[k], p);
                    double label = block.label(row) - pivot.label();
                    weights[k] = block.weight(row);
                    Kernels.addMultiple(weights[k] * label, group[k], 0, correlation);
                    labelSquares = Math.fma(weights[k] * label, label, labelSquares);
                } else {
                    group[k] = new double[columns];
                }
            }
            addProducts(weights, group);
        }
    }

    private static void center(double[] row, double[] pivot) {
        for (int j = 0; j < row.length; j++) {
            row[j] -= pivot[j];
        }
    }

    private void addProducts(double[] weights, double[][] group) {
        int at = 0;
        double[] factors = new double[ROWS_TOGETHER];
        for (int i = 0; i < columns; i++) {
            for (int k = 0; k < ROWS_TOGETHER; k++) {
                factors[k] = weights[k] * group[k][i];
            }
            addRow(at - i, i, factors, group);
            at += columns - i;
        }
    }

    private void addRow(int at, int from, double[] factors, double[][] group) {
        double[] a = group[0];
        double[] b = group[1];
        double[] c = group[2];
        double[] d = group[3];
        double fa = factors[0];
        double fb = factors[1];
        double fc = factors[2];
        double fd = factors[3];
        double[] sums = gram;
        for (int j = from; j < columns; j++) {
            sums[at + j] = Math.fma(fd, d[j], Math.fma(fc, c[j], Math.fma(fb, b[j], Math.fma(fa, a[j], sums[at + j]))));
        }
    }

    private void addSparse(SparseBlock block, double labelPivot) {
        for (int row = 0; row < block.rows(); row++) {
            double weight = block.weight(row);
            double label = block.label(row) - labelPivot;
            labelSquares = Math.fma(weight * label, label, labelSquares);
            for (int e = block.start(row); e < block.start(row + 1); e++) {
                int i = block.index(e);
                double value = weight * block.value(e);
                int at = rowStart(i);
                correlation[i] = Math.fma(label, value, correlation[i]);
                for (int f = e; f < block.start(row + 1); f++) {
                    int place = at + block.index(f) - i;
                    gram[place] = Math.fma(value, block.value(f), gram[place]);
                }
            }
        }
    }

    private int rowStart(int i) {
        return (int) ((long) i * columns - (long) i * (i - 1) / 2);
    }

    @Override
    public GramSums merge(GramSums that) {
        RowSums.addTo(gram, that.gram);
        RowSums.addTo(correlation, that.correlation);
        labelSquares += that.labelSquares;
        rows += that.rows;
        weight += that.weight;
        return this;
    }

    public long rows() {
        return rows;
    }

    /** Σ ω: the number of rows where all weights are 1. */
    public double weight() {
        return weight;
    }

    /** Σ ω(y − q)². */
    public double labelSquares() {
        return labelSquares;
    }

    /** Σ ω(x − p)(y − q), of length d. */
    public Vec correlation() {
        return Vec.of(correlation);
    }

    /** The upper triangle of Σ ω(x − p)(x − p)ᵀ, packed by rows; not copied. */
    public PackedSymmetric gram() {
        return PackedSymmetric.owning(columns, gram);
    }
}
