package io.github.sparkagd.blocks;

import io.github.sparkagd.kernels.Kernels;
import io.github.sparkagd.kernels.RowKernels;
import io.github.sparkagd.kernels.VectorPack;
import java.util.Optional;

/**
 * A {@link RowPass} and the arrays that measuring it takes beside its sums, kept from block to block: memory that is new to the
 * caches, or to the process, costs as much as reading the rows.
 *
 * <p>For one thread at a time.
 */
final class PassSpace {
    /** Most bytes of the weights and sums of sparse rows for several predictions at once, side by side. */
    private static final long MOST_SIDE_BY_SIDE = 128L << 20;

    private final RowPass pass;
    private DensePass dense;
    private SparsePass sparse;

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

    /**
     * The pass over sparse rows of {@code columns} values, where there are loops for several predictions at once and room for
     * their weights and sums.
     */
    Optional<SparsePass> sparse(int columns) {
        long groups = (pass.size() + VectorPack.GROUP - 1L) / VectorPack.GROUP;
        boolean room = 2 * groups * VectorPack.GROUP * Double.BYTES * columns <= MOST_SIDE_BY_SIDE;
        if (sparse == null && pass.size() > 1 && room) {
            RowKernels kernels = Kernels.best(columns);
            sparse = kernels.sparseLoops()
                    .map(loops -> new SparsePass(pass, columns, kernels, loops))
                    .orElse(null);
        }
        return Optional.ofNullable(sparse);
    }

    /** Completes the gradients of {@link RowBlock#measure} over all blocks so far; nothing where they are not asked for. */
    void store(double[][] gradients) {
        if (sparse != null && gradients != null) {
            sparse.store(gradients);
        }
    }
}
