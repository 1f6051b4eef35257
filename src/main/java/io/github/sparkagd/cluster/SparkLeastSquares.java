package io.github.sparkagd.cluster;

import io.github.sparkagd.linalg.Affine;
import io.github.sparkagd.linalg.RowPass;
import io.github.sparkagd.linalg.RowSums;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.RowLeastSquares;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * A least-squares problem whose rows are the blocks of an RDD: every pass is one broadcast of the weights and one ordered
 * {@code treeAggregate} over training and test rows together.
 */
public final class SparkLeastSquares extends RowLeastSquares {
    private final BlockedData data;

    /**
     * @param data persisted blocks; they stay the caller's to close
     * @param coordinates the coordinates trained in
     */
    public SparkLeastSquares(BlockedData data, Coordinates coordinates) {
        super(coordinates, data.moments().rows(), data.moments().testRows());
        this.data = data;
    }

    @Override
    protected RowSums pass(RowPass pass) {
        Broadcast<RowPass> sent = data.context().broadcast(pass);
        try {
            int columns = data.columns();
            return data.aggregate().run(bytes(pass), rows -> {
                RowPass asked = sent.value();
                RowSums sums = new RowSums(asked, columns);
                rows.forEachRemaining(block -> sums.add(block, asked));
                return sums;
            });
        } finally {
            sent.destroy();
        }
    }

    private long bytes(RowPass pass) {
        long gradients = pass.predictions().stream().filter(Affine::gradient).count();
        return 8 * gradients * data.columns() + 64L * pass.size() + 500;
    }

    /** The context whose jobs the passes are. */
    public JavaSparkContext context() {
        return data.context();
    }
}
