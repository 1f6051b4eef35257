package io.github.sparkagd.linalg;

import dev.ludovic.netlib.blas.BLAS;

/** {@link RowProducts} by a BLAS: {@code dsyrk} of some hundred rows at a time into a full matrix. */
final class BlasProducts implements RowProducts {
    private static final int ROWS = 256;

    private final int columns;
    private final BLAS blas;
    private final double[] rows;
    private final double[] lower;
    private int count;

    BlasProducts(int columns, BLAS blas) {
        this.columns = columns;
        this.blas = blas;
        this.rows = new double[Math.multiplyExact(ROWS, columns)];
        this.lower = new double[Math.multiplyExact(columns, columns)];
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

    /** By columns the rows are X, d × count, and the lower triangle of X·Xᵀ by columns is the upper one by rows. */
    private void multiply() {
        blas.dsyrk("L", "N", columns, count, 1, rows, columns, 1, lower, columns);
        count = 0;
    }

    @Override
    public void flush(double[] upper) {
        if (count > 0) {
            multiply();
        }
        int at = 0;
        for (int i = 0; i < columns; i++) {
            for (int j = i; j < columns; j++) {
                upper[at++] += lower[i * columns + j];
                lower[i * columns + j] = 0;
            }
        }
    }
}
