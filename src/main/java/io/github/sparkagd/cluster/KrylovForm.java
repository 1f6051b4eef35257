package io.github.sparkagd.cluster;

import io.github.sparkagd.oracle.KrylovLeastSquares;
import io.github.sparkagd.settings.Refusal;
import io.github.sparkagd.train.TrainingRequest;
import java.util.Optional;

/** The Krylov form of problems: whether its basis has room in the driver, and in a checkpoint. */
final class KrylovForm {
    /** A checkpoint is one array, written with what else a training holds. */
    private static final long MOST_IN_CHECKPOINT = 1L << 30;
    /** A checkpoint as it is packed, as it is put together and as it is written. */
    private static final int COPIES_IN_CHECKPOINT = 4;
    /** Vectors beside the basis: b and an image of training and of test rows, and what a step makes of them. */
    private static final int BESIDE = 8;

    private KrylovForm() {}

    /** Whether all runs of a training stay in one Krylov space and there is room for its basis. */
    static boolean serves(BlockedData data, TrainingRequest request) {
        return request.staysInKrylovSpace()
                && Size.of(data, request).obstacle(MemoryCheck.of(data)).isEmpty();
    }

    /** Refuses a basis that there is no room for, and names what is too small. */
    static void require(BlockedData data, TrainingRequest request) {
        Size.of(data, request).obstacle(MemoryCheck.of(data)).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /**
     * How large a basis may become.
     *
     * @param columns d
     * @param vectors at most
     * @param testRows 0 for none
     * @param checkpoints whether it goes into checkpoints
     */
    record Size(int columns, int vectors, long testRows, boolean checkpoints) {
        static Size of(BlockedData data, TrainingRequest request) {
            int vectors = KrylovLeastSquares.dimension(
                    request.iterations(), data.moments().rows(), data.columns());
            return new Size(data.columns(), vectors, data.testRows(), request.checkpoints());
        }

        /** Why there is no room for it; empty where there is. */
        Optional<Refusal> obstacle(MemoryCheck memory) {
            long vector = 8L * columns;
            long bytes = vectors * vector;
            String basis = "a Krylov basis of " + vectors + " vectors of " + columns + " features takes "
                    + MemoryCheck.megabytes(bytes) + " in the driver";
            if (checkpoints && bytes > MOST_IN_CHECKPOINT) {
                return Optional.of(new Refusal(basis + ", too much for a checkpoint, of at most "
                        + MemoryCheck.megabytes(MOST_IN_CHECKPOINT)
                        + ". Maybe {plan=fused}, or train without checkpoints."));
            }
            long sums = testRows > 0 ? 2 * vector : vector;
            int copies = checkpoints ? 1 + COPIES_IN_CHECKPOINT : 1;
            return memory.refusal(new MemoryCheck.Need(
                    basis, sums, copies * bytes + BESIDE * vector, 2 * sums, vector, true, "{plan=fused}"));
        }
    }
}
