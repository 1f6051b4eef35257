package io.github.sparkagd.linalg;

/** Sums products of rows with themselves, Σ ω·x·xᵀ, some rows at a time. */
interface RowProducts {
    /**
     * Adds a row.
     *
     * @param row x, of length d. Not modified.
     * @param weight ω, how much its products count
     * @param upper the upper triangle of the sum by rows, d(d+1)/2 entries. May be modified.
     */
    void add(double[] row, double weight, double[] upper);

    /** Adds to {@code upper} what is not in it yet. */
    void flush(double[] upper);
}
