package io.github.sparkagd.kernels;

/** The inner loops over sparse rows for eight weight vectors side by side ({@link VectorPack}). Bits are those of one vector. */
public interface SparseLoops {
    /**
     * Inner products of some rows with eight vectors.
     *
     * @param rows which rows. Not modified.
     * @param weights d × 8. Not modified.
     * @param products 8 per row. Modified.
     */
    void predict(SparseRows rows, Segment weights, Segment products);

    /**
     * Adds multiples of some rows, in their order, to eight sums.
     *
     * @param rows which rows. Not modified.
     * @param factors 8 per row. Not modified.
     * @param sums d × 8. Modified.
     */
    void accumulate(SparseRows rows, Segment factors, Segment sums);
}
