package io.github.sparkagd.linalg;

/**
 * Sums of products of rows about a pivot p, over some rows: a monoid under {@link #merge}.
 *
 * <pre>  Σ (x − p)(x − p)ᵀ (upper triangle),   Σ (x − p)(y − q),   Σ (y − q)² </pre>
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
        for (int first = 0; first < block.rows(); first += ROWS_TOGETHER) {
            for (int k = 0; k < ROWS_TOGETHER; k++) {
                int row = first + k;
                if (row < block.rows()) {
                    block.copyRow(row, group[k]);
                    center(group[k], p);
                    double label = block.label(row) - pivot.label();
                    Kernels.addMultiple(label, group[k], 0, correlation);
                    labelSquares = Math.fma(label, label, labelSquares);
                } else {
                    group[k] = new double[columns];
                }
            }
            addProducts(group[0], group[1], group[2], group[3]);
        }
    }

    private static void center(double[] row, double[] pivot) {
        for (int j = 0; j < row.length; j++) {
            row[j] -= pivot[j];
        }
    }

    private void addProducts(double[] a, double[] b, double[] c, double[] d) {
        int at = 0;
        for (int i = 0; i < columns; i++) {
            addRow(at - i, i, new double[] {a[i], b[i], c[i], d[i]}, a, b, c, d);
            at += columns - i;
        }
    }

    private void addRow(int at, int from, double[] factors, double[] a, double[] b, double[] c, double[] d) {
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
            double label = block.label(row) - labelPivot;
            labelSquares = Math.fma(label, label, labelSquares);
            for (int e = block.start(row); e < block.start(row + 1); e++) {
                int i = block.index(e);
                double value = block.value(e);
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
        return this;
    }

    public long rows() {
        return rows;
    }

    /** Σ (y − q)². */
    public double labelSquares() {
        return labelSquares;
    }

    /** Σ (x − p)(y − q), of length d. */
    public Vec correlation() {
        return Vec.of(correlation);
    }

    /** The upper triangle of Σ (x − p)(x − p)ᵀ, packed by rows; not copied. */
    public PackedSymmetric gram() {
        return PackedSymmetric.owning(columns, gram);
    }
}
