package io.github.sparkagd.kernels;

/**
 * What rows of a symmetric matrix are multiplied with, and what becomes of it: one vector, or a panel of {@link VectorPack#PANEL} of which
 * eight entries of each stand together ({@link VectorPack#inPanels}).
 *
 * @param count 1 or {@link VectorPack#PANEL}
 * @param vectors v. Not modified.
 * @param products L·v, in the layout of the vectors; every row fills its own entry
 * @param sums Lᵀ·v, in the same layout; rows are added to it
 * @param lanes scratch space of eight lanes for each of eight rows and {@code count} vectors
 */
public record SymmetricOperands(int count, Segment vectors, Segment products, Segment sums, Segment lanes) {
    /**
     * Writes the sums of the lanes over the products of eight rows from {@code first} on.
     *
     * @param first 0-based number of the first of them
     */
    public void finish(int first) {
        double[] into = products.array();
        int at = products.first() + first * count;
        for (int i = 0; i < LowerRows.COUNT * count; i++) {
            into[at + i] = RowKernels.sumOfLanes(lanes.array(), lanes.first() + i * RowKernels.LANES);
        }
    }
}
