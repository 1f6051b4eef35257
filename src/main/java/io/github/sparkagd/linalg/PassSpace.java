package io.github.sparkagd.linalg;

/**
 * A {@link RowPass} and the arrays that measuring it takes beside its sums, kept from block to block: memory that is new to the
 * caches, or to the process, costs as much as reading the rows.
 *
 * <p>For one thread at a time.
 */
final class PassSpace {
    private final RowPass pass;
    private DensePass dense;

    PassSpace(RowPass pass) {
        this.pass = pass;
    }

    RowPass pass() {
        return pass;
    }

    /** The pass over dense rows of {@code columns} values. */
    DensePass dense(int columns) {
        if (dense == null || dense.columns() != columns) {
            dense = new DensePass(pass, columns, Kernels.best(columns));
        }
        return dense;
    }
}
