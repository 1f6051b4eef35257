package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.Mergeable;
import io.github.sparkagd.blocks.Sliceable;
import io.github.sparkagd.data.Sent;
import io.github.sparkagd.versions.ScalaCollections;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.HashPartitioner;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;
import scala.Option;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * One deterministic tree aggregation over the blocks of an RDD, which are row blocks or hold one.
 *
 * <p>Rows are summed in the order of their block, blocks in the order of their partition, partitions by the fixed {@link
 * PartitionTree}. The same blocks give the same bits on any number of executors and in any order of tasks.
 *
 * <p>Large sums are merged on the executors by Spark's {@code treeAggregate}. Small ones are merged in the driver, as a {@code
 * treeAggregate} of depth 1 does, but through {@code runJob} with functions that are classes: for the lambdas inside {@code
 * treeAggregate} Spark's closure cleaner reads the bytecode of {@code RDD} again at every job, which took more of the driver's
 * time than the rest of a job. {@link #literally()} does without that short cut.
 */
final class OrderedAggregate<B> {
    /** Above this many bytes of partial sums they are merged on the executors, not in the driver. */
    private static final long DRIVER_BYTES = 64L << 20;

    private final JavaRDD<B> blocks;
    private final PassTasks<B> tasks;
    private final long driverBytes;
    private final int depth;
    private final boolean literal;

    /** Sums a partition's blocks, in their order. */
    interface PartitionSum<B, T> extends Serializable {
        T sum(Iterator<B> blocks);
    }

    /**
     * @param blocks the rows
     * @param maxResultSize spark.driver.maxResultSize in bytes, 0 for unlimited
     * @param depth of the tree where the executors sum; the bits of the sum do not depend on it
     */
    OrderedAggregate(JavaRDD<B> blocks, long maxResultSize, int depth) {
        this(blocks, PassTasks.forEach(blocks.rdd()), driverBytes(maxResultSize), depth, false);
    }

    /** How many bytes of results may come to the driver at once. */
    static long driverBytes(long maxResultSize) {
        return maxResultSize > 0 ? Math.min(DRIVER_BYTES, maxResultSize / 4) : DRIVER_BYTES;
    }

    private OrderedAggregate(JavaRDD<B> blocks, PassTasks<B> tasks, long driverBytes, int depth, boolean literal) {
        this.blocks = blocks;
        this.tasks = tasks;
        this.driverBytes = driverBytes;
        this.depth = depth;
        this.literal = literal;
    }

    /** The same by calls of {@code treeAggregate} alone: the same bits, more time. */
    OrderedAggregate<B> literally() {
        return new OrderedAggregate<>(blocks, tasks, driverBytes, depth, true);
    }

    /**
     * The same with tasks that take several partitions where there are many more than cores, where the sums are small: the
     * same bits, less time.
     *
     * @param kept the RDD in the cache that the blocks are taken from, partition by partition
     */
    OrderedAggregate<B> byCores(RDD<?> kept) {
        return new OrderedAggregate<>(blocks, PassTasks.byCores(blocks.rdd(), kept), driverBytes, depth, literal);
    }

    /** The same for a first pass, in tasks that take several partitions side by side where there are many more than cores. */
    OrderedAggregate<B> filling() {
        return new OrderedAggregate<>(blocks, PassTasks.sideBySide(blocks.rdd()), driverBytes, depth, literal);
    }

    /**
     * The same over fewer tasks, each of which takes partitions that stand side by side, in their order, into one sum.
     *
     * @param tasks at least 1; as many as there are partitions, or more, change nothing
     */
    OrderedAggregate<B> inTasks(int tasks) {
        if (tasks >= blocks.getNumPartitions()) {
            return this;
        }
        RDD<B> joined = blocks.rdd().coalesce(tasks, false, Option.apply(new ConsecutivePartitions()), null);
        JavaRDD<B> fewer = JavaRDD.fromRDD(joined, blocks.classTag());
        return new OrderedAggregate<>(fewer, PassTasks.forEach(joined), driverBytes, depth, literal);
    }

    /**
     * Runs one job.
     *
     * @param bytes about the size of one partition's sum
     * @param sum sums one partition
     * @return the sum over all partitions
     */
    <T extends Mergeable<T>> T run(long bytes, PartitionSum<B, T> sum) {
        PartitionTree tree = new PartitionTree(blocks.getNumPartitions());
        boolean onExecutors = bytes * tree.partitions() > driverBytes;
        PartialSums<T> all = onExecutors || literal ? byTreeAggregate(tree, sum, onExecutors) : inDriver(tree, sum);
        return all.total();
    }

    /**
     * As {@link #run}, where partitions hold numbers of few of the columns: large sums are cut by columns, and each slice is
     * merged in a place of its own, so that none holds the numbers of all partitions. Each column's numbers are added by the
     * same tree: the bits are those of {@link #run}.
     *
     * @param bytes about the size of one partition's sum, on average
     * @param columns d
     */
    <T extends Sliceable<T>> T runBySlices(long bytes, int columns, PartitionSum<B, T> sum) {
        PartitionTree tree = new PartitionTree(blocks.getNumPartitions());
        if (literal || tree.partitions() == 1 || bytes * tree.partitions() <= driverBytes) {
            return run(bytes, sum);
        }
        ColumnSlices slices = ColumnSlices.of(bytes * tree.partitions(), tree.partitions(), columns);
        TaskGroups<B> groups = tasks.now();
        JavaRDD<Sent<T>> merged = JavaRDD.fromRDD(groups, groups.elementClassTag())
                .mapPartitionsToPair(members -> slices.cut(PartialSums.of(tree, members, sum)), true)
                .partitionBy(new HashPartitioner(slices.count()))
                .mapPartitions(parts -> {
                    PartialSums<T> all = PartialSums.empty(tree);
                    parts.forEachRemaining(part -> all.merge(part._2().value()));
                    return List.of(new Sent<>(all.total())).iterator();
                });
        List<T> joined = merged.collect().stream().map(Sent::value).toList();
        return joined.get(0).joinedWith(joined);
    }

    private <T extends Mergeable<T>> PartialSums<T> byTreeAggregate(
            PartitionTree tree, PartitionSum<B, T> sum, boolean onExecutors) {
        JavaRDD<Sent<PartialSums<T>>> leaves = blocks.mapPartitionsWithIndex(
                (partition, rows) -> List.of(new Sent<>(PartialSums.ofPartition(tree, partition, sum.sum(rows))))
                        .iterator(),
                true);
        Sent<PartialSums<T>> none = new Sent<>(PartialSums.empty(tree));
        return leaves.treeAggregate(
                        none, OrderedAggregate::merged, OrderedAggregate::merged, onExecutors ? depth : 1, onExecutors)
                .value();
    }

    private static <T extends Mergeable<T>> Sent<PartialSums<T>> merged(
            Sent<PartialSums<T>> left, Sent<PartialSums<T>> right) {
        left.value().merge(right.value());
        return left;
    }

    private <T extends Mergeable<T>> PartialSums<T> inDriver(PartitionTree tree, PartitionSum<B, T> sum) {
        PartialSums<T> all = PartialSums.empty(tree);
        TaskGroups<B> groups = tasks.now();
        List<Object> numbers = IntStream.range(0, groups.getNumPartitions())
                .<Object>mapToObj(i -> i)
                .toList();
        groups.context()
                .runJob(
                        groups,
                        new OneTask<>(tree, sum),
                        ScalaCollections.asScala(numbers),
                        new Collect<>(all),
                        ClassTag$.MODULE$.apply(Sent.class));
        return all;
    }

    /** What a task does. */
    private static final class OneTask<B, T extends Mergeable<T>>
            extends AbstractFunction2<
                    TaskContext, scala.collection.Iterator<TaskGroups.Member<B>>, Sent<PartialSums<T>>>
            implements Serializable {
        private static final long serialVersionUID = 1L;
        private final PartitionTree tree;
        private final PartitionSum<B, T> sum;

        OneTask(PartitionTree tree, PartitionSum<B, T> sum) {
            this.tree = tree;
            this.sum = sum;
        }

        @Override
        public Sent<PartialSums<T>> apply(TaskContext task, scala.collection.Iterator<TaskGroups.Member<B>> members) {
            return new Sent<>(PartialSums.of(tree, ScalaCollections.asJava(members), sum));
        }
    }

    /** What the driver does with a task's result: Spark calls it for one result at a time. */
    private static final class Collect<T extends Mergeable<T>>
            extends AbstractFunction2<Object, Sent<PartialSums<T>>, BoxedUnit> {
        private final PartialSums<T> all;

        Collect(PartialSums<T> all) {
            this.all = all;
        }

        @Override
        public BoxedUnit apply(Object partition, Sent<PartialSums<T>> part) {
            all.merge(part.value());
            return BoxedUnit.UNIT;
        }
    }
}
