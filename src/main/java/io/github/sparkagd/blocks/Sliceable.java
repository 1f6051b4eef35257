package io.github.sparkagd.blocks;

import java.util.List;

/**
 * A sum that holds numbers for columns, and can be cut by them: slices of sums over the same rows are merged each by itself, in
 * another place, and are the sum when joined.
 */
public interface Sliceable<T extends Sliceable<T>> extends Mergeable<T> {

    /**
     * The numbers of the columns {@code from} (inclusive) to {@code to} (exclusive), and all that belongs to no column.
     *
     * @param from first column, inclusive
     * @param to last column, exclusive
     * @return a copy
     */
    T slice(int from, int to);

    /**
     * The slices together, in the order of their columns, of which this is the first.
     *
     * @param slices all of them, this one too
     * @return the sum
     */
    T joinedWith(List<T> slices);
}
