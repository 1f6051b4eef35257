package io.github.sparkagd.kernels;

/**
 * Eight rows of the lower triangle of a symmetric matrix, each as long as the longest of them and no shorter than the loops need;
 * what stands above the diagonal is zero.
 *
 * @param entries {@code width} for each row, row by row
 * @param first the number of the first row, a multiple of {@link #COUNT}
 * @param width a multiple of {@link RowKernels#LANES}
 */
public record LowerRows(Segment entries, int first, int width) {
    /** The number of rows. */
    public static final int COUNT = RowKernels.LANES;
}
