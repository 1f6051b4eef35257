package io.github.sparkagd.blocks;

import io.github.sparkagd.kernels.Kernels;
import io.github.sparkagd.kernels.RowProducts;
import io.github.sparkagd.linalg.PackedSymmetric;
import io.github.sparkagd.linalg.Vec;
import java.io.IOException;
import java.io.ObjectOutputStream;

/**
 * Sums of products of rows about a pivot p, over some rows: a monoid under {@link #merge}.
 *
 * <pre>  Σ ω(x − p)(x − p)ᵀ (upper triangle),   Σ ω(x − p)(y − q),   Σ ω(y − q)² </pre>
 */
public final class GramSums implements Mergeable<GramSums> {
    private static final long serialVersionUID = 1L;
    private final int columns;
    private final Blas blas;
    private final double[] gram;
    private final double[] correlation;
    private double labelSquares;
    private long rows;
    private double weight;
    /** Dense rows whose products are not all in {@link #gram} yet. */
    private transient RowProducts products;

    /**
     * Zero sums, whose products will be taken by the loops of this package.
     *
     * @param columns d
     */
    public GramSums(int columns) {
        this(columns, Blas.JAVA);
    }

    /**
     * Begins as {@link #GramSums(int)} does, and has the products of dense rows formed by {@code blas}.
     *
     * @param columns d
     * @param blas multiplies the dense rows
     */
    public GramSums(int columns, Blas blas) {
        this.columns = columns;
        this.blas = blas;
        this.gram = new double[packedSize(columns)];
        this.correlation = new double[columns];
    }

    /** The number of entries of a packed upper triangle of d rows: d(d+1)/2. */
    static int packedSize(int columns) {
        return Math.toIntExact((long) columns * (columns + 1) / 2);
    }

    /** What is taken off every row and label before products are formed: p of length d, and q. */
    public record Pivot(Vec features, double label) implements java.io.Serializable {}

    /**
     * Adds the rows of {@code block}.
     *
     * @param block of d columns
     * @param pivot what is taken off the rows: the same at every call
     * @return this sum
     */
    public GramSums add(RowBlock block, Pivot pivot) {
        rows += block.rows();
        weight += block.weightSum();
        if (block instanceof SparseBlock sparse && pivot.features().isZero()) {
            addSparse(sparse, pivot.label());
        } else {
            addDense(block, pivot);
        }
        return this;
    }

    /** Zero sums, with the loops for dense rows given. */
    static GramSums with(RowProducts products, int columns) {
        GramSums sums = new GramSums(columns);
        sums.products = products;
        return sums;
    }

    private void addDense(RowBlock block, Pivot pivot) {
        double[] p = pivot.features().array();
        double[] row = new double[columns];
        if (products == null) {
            products = blas.products(columns);
        }
        for (int i = 0; i < block.rows(); i++) {
            block.copyRow(i, row);
            center(row, p);
            double label = block.label(i) - pivot.label();
            double weighted = block.weight(i) * label;
            Kernels.addMultiple(weighted, row, 0, correlation);
            labelSquares = Math.fma(weighted, label, labelSquares);
            products.add(row, block.weight(i), gram);
        }
    }

    /** Puts all products into the sums, and lets their scratch space go. */
    private void flush() {
        if (products != null) {
            products.flush(gram);
            products = null;
        }
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        flush();
        out.defaultWriteObject();
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
                int at = RowProducts.rowStart(columns, i);
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
        flush();
        that.flush();
        RowSums.addTo(gram, that.gram);
        RowSums.addTo(correlation, that.correlation);
        labelSquares += that.labelSquares;
        rows += that.rows;
        weight += that.weight;
        return this;
    }

    /**
     * Adds sums over other rows that were taken about those rows' own mean m, or about the same pivot p as these.
     *
     * <pre>  Σ ω(x − p)(x − p)ᵀ = Σ ω(x − m)(x − m)ᵀ + W(m − p)(m − p)ᵀ,   W = Σ ω,   for Σ ω(x − m) = 0 </pre>
     *
     * <p>Nothing is subtracted from a sum, so no digits are lost.
     *
     * @param that Not modified.
     * @param mean what {@code that} was summed about
     * @param pivot what these are summed about
     * @return this sum
     */
    public GramSums mergeMoved(GramSums that, Pivot mean, Pivot pivot) {
        merge(that);
        double[] apart = mean.features().minus(pivot.features()).array();
        double label = mean.label() - pivot.label();
        if (Vec.of(apart).isZero() && label == 0) {
            return this;
        }
        Kernels.addMultiple(that.weight * label, apart, 0, correlation);
        labelSquares = Math.fma(that.weight * label, label, labelSquares);
        int at = 0;
        for (int i = 0; i < columns; i++) {
            double factor = that.weight * apart[i];
            for (int j = i; j < columns; j++) {
                gram[at] = Math.fma(factor, apart[j], gram[at]);
                at++;
            }
        }
        return this;
    }

    /** {@return the number n of rows, weighted or not} */
    public long rows() {
        return rows;
    }

    /** {@return Σ ω: the number of rows where all weights are 1} */
    public double weight() {
        return weight;
    }

    /** {@return Σ ω(y − q)²} */
    public double labelSquares() {
        return labelSquares;
    }

    /** {@return Σ ω(x − p)(y − q), of length d} */
    public Vec correlation() {
        return Vec.of(correlation);
    }

    /** {@return the upper triangle of Σ ω(x − p)(x − p)ᵀ, packed by rows; not copied} */
    public PackedSymmetric gram() {
        flush();
        return PackedSymmetric.owning(columns, gram);
    }
}
