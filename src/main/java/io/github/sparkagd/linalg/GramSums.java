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
        return add(block, pivot, Kernels.best());
    }

    /** As {@link #add(RowBlock, Pivot)}, with the inner loops given. */
    GramSums add(RowBlock block, Pivot pivot, RowKernels kernels) {
        if (block.test() != test) {
            return this;
        }
        rows += block.rows();
        weight += block.weightSum();
        if (block instanceof SparseBlock sparse && pivot.features().isZero()) {
            addSparse(sparse, pivot.label());
        } else {
            addDense(block, pivot, kernels);
        }
        return this;
    }

    private void addDense(RowBlock block, Pivot pivot, RowKernels kernels) {
        double[] p = pivot.features().array();
        double[] row = new double[columns];
        GramPanels panels = new GramPanels(columns, block.rows());
        for (int i = 0; i < block.rows(); i++) {
            block.copyRow(i, row);
            center(row, p);
            double label = block.label(i) - pivot.label();
            double weighted = block.weight(i) * label;
            Kernels.addMultiple(weighted, row, 0, correlation);
            labelSquares = Math.fma(weighted, label, labelSquares);
            panels.add(row, block.weight(i));
            if (panels.isFull()) {
                panels.flush(kernels, gram);
            }
        }
        if (!panels.isEmpty()) {
            panels.flush(kernels, gram);
        }
    }

    private static void center(double[] row, double[] pivot) {
        for (int j = 0; j < row.length; j++) {
            row[j] -= pivot[j];
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
                int at = PackedSymmetric.rowStart(columns, i);
                correlation[i] = Math.fma(label, value, correlation[i]);
                for (int f = e; f < block.start(row + 1); f++) {
                    int place = at + block.index(f) - i;
                    gram[place] = Math.fma(value, block.value(f), gram[place]);
                }
            }
        }
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
