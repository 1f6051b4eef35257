package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.RowBlock;
import io.github.sparkagd.data.NumberedPartition;
import io.github.sparkagd.data.Sent;
import io.github.sparkagd.versions.ScalaCollections;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.Dependency;
import org.apache.spark.OneToOneDependency;
import org.apache.spark.Partition;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.RDD;
import org.apache.spark.serializer.SerializerInstance;
import org.apache.spark.storage.StorageLevel;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * The row blocks in the cache. How they are computed is sent once, not with the tasks of every pass.
 *
 * <p>Spark sends an RDD's whole lineage with every task, which reads it all before it takes a block from the cache: for rows from
 * a parquet file 40 KB of query plan, some milliseconds in a new JVM. Once the cache is filled, only a task whose block was lost
 * needs it.
 */
final class KeptBlocks extends RDD<Sent<RowBlock>> {
    private static final long serialVersionUID = 1L;
    private static final ClassTag<Sent<RowBlock>> BLOCKS = ClassTag$.MODULE$.apply(Sent.class);
    private static final ClassTag<Object> ANY = ClassTag$.MODULE$.apply(Object.class);
    /** Partitions that bring their rows, as those of a parallelized collection do, stay with their tasks. */
    private static final long MOST_LINEAGE_BYTES = 64L << 20;

    private final transient RDD<Sent<RowBlock>> parent;
    /** The parent, as it travels with every task; null once it was sent. */
    private RDD<Sent<RowBlock>> travelling;

    private Broadcast<Sent<Lineage>> sent;

    private KeptBlocks(RDD<Sent<RowBlock>> parent) {
        super(parent.context(), ScalaCollections.<Dependency<?>>asScala(List.of(new OnDriver(parent))), BLOCKS);
        this.parent = parent;
        this.travelling = parent;
    }

    /**
     * Marks blocks to be kept where they are computed: memory first, disk where memory is short.
     *
     * @param blocks partitions and order are kept
     * @param name what they are called in Spark's pages
     */
    static KeptBlocks of(JavaRDD<RowBlock> blocks, String name) {
        JavaRDD<Sent<RowBlock>> wrapped = Sent.wrapped(blocks);
        KeptBlocks kept = new KeptBlocks(wrapped.rdd());
        kept.setName(name);
        kept.persist(StorageLevel.MEMORY_AND_DISK());
        return kept;
    }

    /**
     * From now on tasks bring no lineage, if it is not large. To be called once nothing that the rows are read from is persisted:
     * a block that is computed again would persist that again.
     */
    void sendLineage() {
        sendLineage(MOST_LINEAGE_BYTES);
    }

    void sendLineage(long mostBytes) {
        if (sent == null) {
            Lineage.of(parent, mostBytes).ifPresent(lineage -> {
                sent = Sent.broadcast(JavaSparkContext.fromSparkContext(context()), lineage);
                travelling = null;
                Arrays.stream(partitions()).map(Own.class::cast).forEach(Own::forget);
            });
        }
    }

    /** Frees the cache; a second time does nothing. */
    void close() {
        unpersist(true);
        if (sent != null && sent.isValid()) {
            sent.destroy();
        }
    }

    @Override
    public Partition[] getPartitions() {
        return Arrays.stream(parent.partitions()).map(Own::new).toArray(Partition[]::new);
    }

    @Override
    public scala.collection.Iterator<Sent<RowBlock>> compute(Partition partition, TaskContext context) {
        Own own = (Own) partition;
        if (travelling != null) {
            return travelling.iterator(own.parent, context);
        }
        Lineage lineage = sent.value().value();
        return lineage.rdd().iterator(lineage.partition(own.index()), context);
    }

    /** A partition, with the parent's while that travels with it. */
    private static final class Own extends NumberedPartition {
        private static final long serialVersionUID = 1L;
        private Partition parent;

        Own(Partition parent) {
            super(parent.index());
            this.parent = parent;
        }

        void forget() {
            parent = null;
        }
    }

    /** An RDD and its partitions as Spark's tasks carry them, each to be read by the task that needs it. */
    private static final class Lineage implements Serializable {
        private static final long serialVersionUID = 1L;
        private final byte[] parent;
        private final byte[][] partitions;

        private Lineage(byte[] parent, byte[][] partitions) {
            this.parent = parent;
            this.partitions = partitions;
        }

        /** Empty where it takes more bytes. */
        static Optional<Lineage> of(RDD<?> parent, long mostBytes) {
            SerializerInstance serializer = serializer();
            byte[] itself = bytes(serializer, parent);
            Partition[] all = parent.partitions();
            byte[][] partitions = new byte[all.length][];
            long size = itself.length;
            for (int p = 0; p < all.length && size <= mostBytes; p++) {
                partitions[p] = bytes(serializer, all[p]);
                size += partitions[p].length;
            }
            return size <= mostBytes ? Optional.of(new Lineage(itself, partitions)) : Optional.empty();
        }

        @SuppressWarnings("unchecked") // as it was written
        RDD<Sent<RowBlock>> rdd() {
            return (RDD<Sent<RowBlock>>) object(parent);
        }

        Partition partition(int index) {
            return (Partition) object(partitions[index]);
        }

        private static byte[] bytes(SerializerInstance serializer, Object what) {
            ByteBuffer written = serializer.serialize(what, ANY);
            byte[] bytes = new byte[written.remaining()];
            written.get(bytes);
            return bytes;
        }

        private static Object object(byte[] bytes) {
            ClassLoader classes = Thread.currentThread().getContextClassLoader();
            return serializer().deserialize(ByteBuffer.wrap(bytes), classes, ANY);
        }

        private static SerializerInstance serializer() {
            return SparkEnv.get().closureSerializer().newInstance();
        }
    }

    /** A dependency that the driver plans by and no task needs. */
    private static final class OnDriver extends OneToOneDependency<Sent<RowBlock>> {
        private static final long serialVersionUID = 1L;

        OnDriver(RDD<Sent<RowBlock>> parent) {
            super(parent);
        }

        private Object writeReplace() {
            return new Absent();
        }
    }

    /** What a task has instead. */
    private static final class Absent extends Dependency<Object> {
        private static final long serialVersionUID = 1L;

        @Override
        public RDD<Object> rdd() {
            throw new IllegalStateException("a dependency that only the driver knows was asked for in a task");
        }
    }
}
