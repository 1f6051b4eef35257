package io.github.sparkagd.blocks;

import dev.ludovic.netlib.blas.BLAS;
import io.github.sparkagd.kernels.RowProducts;
import java.util.Arrays;

/** {@link RowProducts} by a BLAS: {@code dsyrk} of some hundred rows at a time into a full matrix. */
final class BlasProducts implements RowProducts {
    /** What OpenBLAS takes at once on processors with AVX-512: of 128 to 1024 rows the fastest, or within a hundredth of it. */
    private static final int ROWS = 384;

    private final int columns;
    private final BLAS blas;
    private final double[] rows;
    private final double[] products;
    private int count;

    BlasProducts(int columns, BLAS blas) {
        this.columns = columns;
        this.blas = blas;
        this.rows = new double[Math.multiplyExact(ROWS, columns)];
        this.products = new double[Math.multiplyExact(columns, columns)];
    }

    @Override
    public void add(double[] row, double weight, double[] upper) {
        double root = Math.sqrt(weight);
        int at = count * columns;
        for (int j = 0; j < columns; j++) {
            rows[at + j] = root * row[j];
        }
        if (++count == ROWS) {
            multiply();
        }
    }

    /** By columns the rows are X, d × count, and the upper triangle of X·Xᵀ the one that OpenBLAS fills faster. */
    private void multiply() {
        blas.dsyrk("U", "N", columns, count, 1, rows, columns, 1, products, columns);
        count = 0;
    }

    @Override
    public void flush(double[] upper) {
        if (count > 0) {
            multiply();
        }
        for (int j = 0; j < columns; j++) {
            for (int i = 0; i <= j; i++) {
                upper[RowProducts.rowStart(columns, i) + j - i] += products[j * columns + i];
            }
        }
        Arrays.fill(products, 0);
    }
}
