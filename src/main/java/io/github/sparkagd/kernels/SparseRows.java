package io.github.sparkagd.kernels;

/**
 * Some consecutive rows in compressed sparse row form.
 *
 * @param starts row i has the entries {@code starts[i]} (inclusive) to {@code starts[i + 1]}
 * @param indices 0-based columns, rising within a row
 * @param values the values at those columns
 * @param first the first of the rows
 * @param count how many
 */
@SuppressWarnings("ArrayRecordComponent") // a view that is never compared
public record SparseRows(int[] starts, int[] indices, double[] values, int first, int count) {}
