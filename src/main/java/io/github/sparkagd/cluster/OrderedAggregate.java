package io.github.sparkagd.cluster;

import io.github.sparkagd.linalg.Mergeable;
import io.github.sparkagd.linalg.RowBlock;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * One deterministic {@code treeAggregate} over the blocks of an RDD.
 *
 * <p>Rows are summed in the order of their block, blocks in the order of their partition, partitions by the fixed {@link
 * PartitionTree}. The same blocks give the same bits on any number of executors and in any order of tasks.
 */
final class OrderedAggregate {
    /** Above this many bytes of partial sums they are merged on the executors, not in the driver. */
    private static final long DRIVER_BYTES = 64L << 20;

    private final JavaRDD<RowBlock> blocks;
    private final long driverBytes;
    private final int depth;

    /** Sums a partition's blocks, in their order. */
    interface PartitionSum<T> extends Serializable {
        T sum(Iterator<RowBlock> blocks);
    }

    /**
     * @param blocks the rows
     * @param maxResultSize spark.driver.maxResultSize in bytes, 0 for unlimited
     */
    OrderedAggregate(JavaRDD<RowBlock> blocks, long maxResultSize) {
        this(blocks, maxResultSize, DRIVER_BYTES);
    }

    OrderedAggregate(JavaRDD<RowBlock> blocks, long maxResultSize, long driverBytes) {
        this(blocks, maxResultSize > 0 ? Math.min(driverBytes, maxResultSize / 4) : driverBytes, 2);
    }

    private OrderedAggregate(JavaRDD<RowBlock> blocks, long driverBytes, int depth) {
        this.blocks = blocks;
        this.driverBytes = driverBytes;
        this.depth = depth;
    }

    /** The same with a tree of another depth where the executors sum; the bits of the sum do not depend on it. */
    OrderedAggregate withDepth(int levels) {
        return new OrderedAggregate(blocks, driverBytes, levels);
    }

    /**
     * Runs one job.
     *
     * @param bytes about the size of one partition's sum
     * @param sum sums one partition
     * @return the sum over all partitions
     */
    <T extends Mergeable<T>> T run(long bytes, PartitionSum<T> sum) {
        PartitionTree tree = new PartitionTree(blocks.getNumPartitions());
        JavaRDD<PartialSums<T>> leaves = blocks.mapPartitionsWithIndex(
                (partition, rows) -> List.of(PartialSums.ofPartition(tree, partition, sum.sum(rows)))
                        .iterator(),
                true);
        boolean onExecutors = bytes * tree.partitions() > driverBytes;
        PartialSums<T> none = PartialSums.empty(tree);
        return leaves.treeAggregate(none, PartialSums::merge, PartialSums::merge, onExecutors ? depth : 1, onExecutors)
                .total();
    }
}
