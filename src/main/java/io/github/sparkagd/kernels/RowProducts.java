package io.github.sparkagd.kernels;

/** Sums products of rows with themselves, Σ ω·x·xᵀ, some rows at a time. */
public interface RowProducts {
    /**
     * Adds a row.
     *
     * @param row x, of length d. Not modified.
     * @param weight ω, how much its products count
     * @param upper the upper triangle of the sum by rows, d(d+1)/2 entries. May be modified.
     */
    void add(double[] row, double weight, double[] upper);

    /**
     * Adds to {@code upper} what is not in it yet.
     *
     * @param upper the upper triangle by rows. Modified.
     */
    void flush(double[] upper);

    /**
     * {@return the position of entry (i, i) among the stored ones of a matrix of {@code size} rows}
     *
     * @param size d
     * @param i 0-based
     */
    static int rowStart(int size, int i) {
        return (int) ((long) i * size - (long) i * (i - 1) / 2);
    }
}
