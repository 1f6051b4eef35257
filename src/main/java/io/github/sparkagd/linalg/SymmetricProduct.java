package io.github.sparkagd.linalg;

import java.util.ArrayList;
import java.util.List;

/**
 * Products of a packed symmetric matrix with several vectors at once, by the kernels for dense rows.
 *
 * <p>M = U + Uᵀ, U being the upper triangle with half the diagonal. A few rows of U at a time are copied into the cache; their
 * inner products with the vectors are their part of U·v, and their multiples their part of Uᵀ·v. All runs backwards, from the
 * last row and column to the first, so that rows begin at the same column and grow. Each product has the same bits whatever the
 * others are, with any kernel.
 */
final class SymmetricProduct {
    /** Rows of U taken at once: beside the vectors they stay in a second cache for d up to some thousands. */
    private static final int ROWS = 8;

    private final int size;
    private final double[] upper;
    private final RowKernels kernels;

    /**
     * @param size d
     * @param upper the upper triangle by rows, d(d+1)/2 entries. Not modified.
     * @param kernels do the sums
     */
    SymmetricProduct(int size, double[] upper, RowKernels kernels) {
        this.size = size;
        this.upper = upper;
        this.kernels = kernels;
    }

    /** M·v of each of K vectors, of length d. */
    List<Vec> times(List<Vec> vectors) {
        int k = vectors.size();
        Vectors backwards = kernels.vectors(k, size);
        for (int v = 0; v < k; v++) {
            backwards.set(v, reversed(vectors.get(v).array()));
        }
        Vectors products = kernels.vectors(k, size);
        Vectors factors = kernels.perRow(k, ROWS);
        Vectors inner = kernels.perRow(k, ROWS);
        Segment rows = kernels.segment(Math.multiplyExact(ROWS, size));
        for (int first = 0; first < size; first += ROWS) {
            int count = Math.min(ROWS, size - first);
            Strip strip = new Strip(rows, first + count).move(0, count);
            fill(rows, first, count);
            for (int v = 0; v < k; v++) {
                for (int i = 0; i < count; i++) {
                    factors.set(v, i, backwards.get(v, first + i));
                }
            }
            kernels.predict(strip, backwards, inner);
            kernels.accumulate(strip, factors, products);
            for (int v = 0; v < k; v++) {
                for (int i = 0; i < count; i++) {
                    products.set(v, first + i, products.get(v, first + i) + inner.get(v, i));
                }
            }
        }
        List<Vec> images = new ArrayList<>();
        for (int v = 0; v < k; v++) {
            images.add(Vec.owning(reversed(products.copy(v))));
        }
        return images;
    }

    /** @param rows Modified: {@code count} rows of U backwards, from the row {@code first} before the last on */
    private void fill(Segment rows, int first, int count) {
        double[] into = rows.array();
        int columns = first + count;
        for (int r = 0; r < count; r++) {
            int back = first + r;
            int diagonal = PackedSymmetric.rowStart(size, size - 1 - back);
            int at = rows.first() + r * columns;
            for (int j = 0; j < back; j++) {
                into[at + j] = upper[diagonal + back - j];
            }
            into[at + back] = upper[diagonal] / 2;
            for (int j = back + 1; j < columns; j++) {
                into[at + j] = 0;
            }
        }
    }

    private static double[] reversed(double[] values) {
        double[] back = new double[values.length];
        for (int i = 0; i < back.length; i++) {
            back[i] = values[values.length - 1 - i];
        }
        return back;
    }
}
