package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.Affine;
import io.github.sparkagd.blocks.ByPart;
import io.github.sparkagd.blocks.Mergeable;
import io.github.sparkagd.blocks.RowBlock;
import io.github.sparkagd.blocks.RowPass;
import io.github.sparkagd.blocks.RowSums;
import io.github.sparkagd.data.Sent;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.RowLeastSquares;
import java.io.Serializable;
import java.util.Iterator;
import java.util.function.Function;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * A least-squares problem whose rows are the blocks of an RDD: every pass sends the weights and is one ordered tree
 * aggregation over training and test rows together.
 */
public final class SparkLeastSquares extends RowLeastSquares {
    /** Weights up to this size travel with the task's code, which Spark broadcasts anyway, not in a broadcast of their own. */
    private static final long WITH_TASK_BYTES = 64L << 10;

    private final BlockedData data;
    private final OrderedAggregate<RowBlock> aggregate;

    /**
     * @param data persisted blocks; they stay the caller's to close
     * @param coordinates the coordinates trained in
     */
    public SparkLeastSquares(BlockedData data, Coordinates coordinates) {
        this(data, coordinates, data.aggregate());
    }

    private SparkLeastSquares(BlockedData data, Coordinates coordinates, OrderedAggregate<RowBlock> aggregate) {
        super(coordinates, data.moments().rows(), data.testRows());
        this.data = data;
        this.aggregate = aggregate;
    }

    /** The same problem with every pass a call of Spark's {@code treeAggregate}, for the literal round robin. */
    SparkLeastSquares literally() {
        return new SparkLeastSquares(data, coordinates(), aggregate.literally());
    }

    /** What a pass does with a partition of rows with so many columns. */
    private interface Measure<S> extends Serializable {
        S sum(RowPass pass, int columns, Iterator<RowBlock> blocks);
    }

    @Override
    protected RowSums pass(RowPass pass) {
        return sent(pass, RowSums::of, sum -> data.sumByColumns(aggregate, gradients(pass), others(pass), sum));
    }

    @Override
    protected ByPart<RowSums> passByPart(RowPass pass) {
        long bytes = 8 * gradients(pass) * Math.min(data.widest(), data.columns()) + others(pass);
        return sent(pass, RowSums::byPart, sum -> aggregate.run(2 * bytes, sum));
    }

    /** Sends the weights and has the sums over partitions added. */
    private <S extends Mergeable<S>> S sent(
            RowPass pass, Measure<S> measure, Function<OrderedAggregate.PartitionSum<RowBlock, S>, S> added) {
        int columns = data.columns();
        if (8L * pass.size() * columns <= WITH_TASK_BYTES) {
            return added.apply(blocks -> measure.sum(pass, columns, blocks));
        }
        Broadcast<Sent<RowPass>> sent = Sent.broadcast(data.context(), pass);
        try {
            return added.apply(blocks -> measure.sum(sent.value().value(), columns, blocks));
        } finally {
            sent.destroy();
        }
    }

    private static long gradients(RowPass pass) {
        return pass.predictions().stream().filter(Affine::gradient).count();
    }

    /** About the bytes of a sum that belong to no column. */
    private static long others(RowPass pass) {
        return 64L * pass.size() + 500;
    }

    /** The rows. */
    BlockedData data() {
        return data;
    }

    /** {@return the context whose jobs the passes are} */
    public JavaSparkContext context() {
        return data.context();
    }
}
