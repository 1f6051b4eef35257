package io.github.sparkagd.linalg;

import io.github.sparkagd.kernels.Kernels;
import io.github.sparkagd.kernels.RowProducts;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * A symmetric d × d matrix of which the upper triangle is stored by rows: entry (i, j), i ≤ j, at i·d − i(i−1)/2 + (j − i); a
 * second time, laid out for it, from the first product on.
 */
public final class PackedSymmetric {
    private final int size;
    private final double[] upper;
    /** Made for the first product. */
    private SymmetricProduct product;

    private PackedSymmetric(int size, double[] upper) {
        Check.sameSize("upper triangle", Math.toIntExact((long) size * (size + 1) / 2), upper.length);
        this.size = size;
        this.upper = upper;
    }

    /**
     * A matrix over an array that is not copied.
     *
     * @param size d
     * @param upper the upper triangle by rows, d(d+1)/2 entries; not to be modified any more
     * @return the matrix
     */
    public static PackedSymmetric owning(int size, double[] upper) {
        return new PackedSymmetric(size, upper);
    }

    /** The number d of rows. */
    int size() {
        return size;
    }

    /**
     * {@return the entry at row {@code i} and column {@code j}, in either order}
     *
     * @param i 0-based
     * @param j 0-based
     */
    public double get(int i, int j) {
        return i <= j ? upper[start(i) + j] : upper[start(j) + i];
    }

    /** The position of entry (i, 0), were it stored. */
    private int start(int i) {
        return RowProducts.rowStart(size, i) - i;
    }

    /**
     * {@return the matrix D·M·D·factor for the diagonal matrix D}
     *
     * @param diagonal the entry of D at a 0-based position
     * @param factor on every entry
     */
    public PackedSymmetric scaled(IntToDoubleFunction diagonal, double factor) {
        double[] scaled = new double[upper.length];
        for (int i = 0; i < size; i++) {
            int at = start(i);
            double row = diagonal.applyAsDouble(i) * factor;
            for (int j = i; j < size; j++) {
                scaled[at + j] = upper[at + j] * row * diagonal.applyAsDouble(j);
            }
        }
        return new PackedSymmetric(size, scaled);
    }

    /** The product M·v, each entry summed in a fixed order. */
    Vec times(Vec v) {
        return times(List.of(v)).get(0);
    }

    /**
     * {@return the products M·v of several vectors, reading the matrix once for some of them; each has the same bits as
     * alone}
     *
     * @param vectors of length d each
     */
    public List<Vec> times(List<Vec> vectors) {
        vectors.forEach(v -> Check.sameSize("vector", size, v.size()));
        return product().times(vectors);
    }

    private synchronized SymmetricProduct product() {
        if (product == null) {
            product = new SymmetricProduct(size, upper, Kernels.best(size));
        }
        return product;
    }

    /** All entries, column by column, as LAPACK takes them; d² of them. */
    double[] toFull() {
        double[] full = new double[Math.multiplyExact(size, size)];
        for (int i = 0; i < size; i++) {
            int at = start(i);
            for (int j = i; j < size; j++) {
                full[i * size + j] = upper[at + j];
                full[j * size + i] = upper[at + j];
            }
        }
        return full;
    }
}
