package io.github.sparkagd.cluster;

import io.github.sparkagd.linalg.GramSums;
import io.github.sparkagd.linalg.Mergeable;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.GramLeastSquares;
import java.util.Optional;
import org.apache.spark.broadcast.Broadcast;

/** Collects a problem's Gram matrix in one ordered {@code treeAggregate}. */
public final class GramPass {
    private GramPass() {}

    /** The sums over training and, where wanted, test rows. */
    private record Both(GramSums train, GramSums test) implements Mergeable<Both> {
        @Override
        public Both merge(Both that) {
            train.merge(that.train);
            if (test != null) {
                test.merge(that.test);
            }
            return this;
        }
    }

    /** The bytes of one partition's sums over d features, for training rows and, where there are any, test rows. */
    public static long bytes(int columns, boolean test) {
        return 8L * columns * (columns + 3L) / 2 * (test ? 2 : 1) + 1000;
    }

    /**
     * Runs one job.
     *
     * @param data the blocks
     * @param coordinates the coordinates trained in
     * @param withTest whether to collect the test rows' sums too
     */
    public static GramLeastSquares run(BlockedData data, Coordinates coordinates, boolean withTest) {
        int columns = data.columns();
        GramSums.Pivot pivot = GramLeastSquares.pivot(coordinates);
        boolean test = withTest && data.moments().testRows() > 0;
        Broadcast<GramSums.Pivot> sent = data.context().broadcast(pivot);
        try {
            Both both = data.aggregate().run(bytes(columns, test), rows -> {
                Both sums = new Both(new GramSums(columns, false), test ? new GramSums(columns, true) : null);
                rows.forEachRemaining(block -> {
                    sums.train().add(block, sent.value());
                    if (test) {
                        sums.test().add(block, sent.value());
                    }
                });
                return sums;
            });
            return new GramLeastSquares(coordinates, both.train(), Optional.ofNullable(both.test()));
        } finally {
            sent.destroy();
        }
    }
}
