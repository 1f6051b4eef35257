package io.github.sparkagd.cluster;

import io.github.sparkagd.train.PlanChooser;
import io.github.sparkagd.versions.ScalaCollections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.BlockManagerId;
import org.apache.spark.storage.RDDBlockId;
import scala.collection.Seq;

/** How a pass over an RDD is cut into tasks: it may change from pass to pass, as executors come and go. */
final class PassTasks<B> {
    /** More than of later passes, since what is read is not shared out evenly. */
    private static final int FILLING_TASKS_PER_CORE = 4;

    private final RDD<B> blocks;
    private final RDD<?> kept;
    private int cores;
    private TaskGroups<B> groups;

    private PassTasks(RDD<B> blocks, RDD<?> kept) {
        this.blocks = blocks;
        this.kept = kept;
    }

    /** A task for every partition. */
    static <B> PassTasks<B> forEach(RDD<B> blocks) {
        return new PassTasks<>(blocks, null);
    }

    /**
     * About {@link PlanChooser#TASKS_PER_CORE} tasks a core, each of which takes partitions that are kept on the same executor.
     *
     * @param kept the RDD in the cache that {@code blocks} are taken from, partition by partition
     */
    static <B> PassTasks<B> byCores(RDD<B> blocks, RDD<?> kept) {
        return new PassTasks<>(blocks, kept);
    }

    /**
     * About {@value #FILLING_TASKS_PER_CORE} tasks a core, each of which takes partitions that stand side by side: for a first
     * pass, which reads them from what the rows come from.
     */
    static <B> PassTasks<B> sideBySide(RDD<B> blocks) {
        PassTasks<B> tasks = forEach(blocks);
        int wanted = FILLING_TASKS_PER_CORE * Math.max(1, blocks.context().defaultParallelism());
        tasks.groups = new TaskGroups<>(blocks, TaskGroups.sideBySide(blocks.getNumPartitions(), wanted));
        return tasks;
    }

    /** The tasks for the cores that there are now. */
    synchronized TaskGroups<B> now() {
        int found = blocks.context().defaultParallelism();
        if (groups == null || (kept != null && found != cores)) {
            cores = found;
            groups = new TaskGroups<>(blocks, shared());
        }
        return groups;
    }

    private List<int[]> shared() {
        int partitions = blocks.getNumPartitions();
        int tasks = PlanChooser.TASKS_PER_CORE * Math.max(1, cores);
        return kept == null || partitions <= tasks
                ? TaskGroups.sideBySide(partitions, partitions)
                : TaskGroups.of(new PartitionTree(partitions), places(partitions), tasks);
    }

    /** The executors that keep the partitions; empty text for one that none keeps. */
    private List<String> places(int partitions) {
        BlockId[] ids = IntStream.range(0, partitions)
                .mapToObj(p -> new RDDBlockId(kept.id(), p))
                .toArray(BlockId[]::new);
        List<? extends Seq<BlockManagerId>> kept =
                ScalaCollections.asJava(SparkEnv.get().blockManager().master().getLocations(ids));
        return kept.stream()
                .map(at -> at.isEmpty() ? "" : at.head().executorId())
                .toList();
    }
}
