package io.github.sparkagd.kernels;

/** Both uses of a row, one right after the other: the sums of one quartet's multiples and the inner products of the next. */
public interface QuartetLoops {
    /**
     * Adds the rows of quartet {@code i} − 1, times {@link Quartets#four}, to {@link Quartets#sums}, and puts the lanes of the
     * inner products of the rows of quartet {@code i} with {@link Quartets#weights} into {@link Quartets#lanes}: columns in whole
     * groups of lanes, the rest is {@link Quartets#advanceTail}. Bits are those of {@link RowKernels}.
     *
     * @param values the rows. Not modified.
     * @param quartets which rows. Modified.
     * @param i from 0, where the factors are zero, to the number of quartets, where the products mean nothing
     */
    void advance(double[] values, Quartets quartets, int i);

    /**
     * As {@link #advance(double[], Quartets, int)} for floats.
     *
     * @param values rows of the block. Not modified.
     * @param quartets of the pass. Modified.
     * @param i 0-based number of the quartet
     */
    void advance(float[] values, Quartets quartets, int i);

    /**
     * As {@link #advance(double[], Quartets, int)} for shorts.
     *
     * @param values rows of the block. Not modified.
     * @param quartets of the pass. Modified.
     * @param i 0-based number of the quartet
     */
    void advance(short[] values, Quartets quartets, int i);

    /**
     * As {@link #advance(double[], Quartets, int)} for whole numbers from 0 to 255, less
     * {@link StoredValues#BYTE_BIAS}.
     *
     * @param values rows of the block. Not modified.
     * @param quartets of the pass. Modified.
     * @param i 0-based number of the quartet
     */
    void advance(byte[] values, Quartets quartets, int i);
}
