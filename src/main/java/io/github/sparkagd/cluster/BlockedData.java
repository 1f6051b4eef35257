package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.BlockBuilder;
import io.github.sparkagd.blocks.ColumnMoments;
import io.github.sparkagd.blocks.RowBlock;
import io.github.sparkagd.data.LabelledRow;
import io.github.sparkagd.data.Sent;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.SparseVector;

/**
 * A data set as row blocks, persisted while it is open: memory first, disk where memory is short.
 */
public final class BlockedData implements AutoCloseable {
    /** The warning where the rows given are persisted themselves. */
    public static final String CACHED_TWICE =
            "The training data are cached already; their row blocks are cached besides while training. "
                    + "Maybe unpersist the input, if nothing else needs it.";

    private final JavaRDD<Sent<RowBlock>> kept;
    private final JavaRDD<RowBlock> blocks;
    private final int columns;
    private final boolean sparse;
    private final OrderedAggregate<RowBlock> aggregate;
    private final ColumnMoments moments;

    /**
     * How rows become blocks, and how blocks are summed.
     *
     * @param columns d
     * @param sparse whether to store only entries that are not zero
     * @param featureMoments whether to measure the features' means and deviations
     * @param blockBytes about the size of a block
     * @param aggregationDepth of the tree by which executors sum, where they do
     */
    public record Layout(int columns, boolean sparse, boolean featureMoments, long blockBytes, int aggregationDepth)
            implements Serializable {

        /** Of the usual sizes. */
        public Layout(int columns, boolean sparse, boolean featureMoments) {
            this(columns, sparse, featureMoments, BlockBuilder.TARGET_BYTES, 2);
        }
    }

    private BlockedData(JavaRDD<Sent<RowBlock>> kept, Layout layout) {
        this.kept = kept;
        this.blocks = kept.map(Sent::value);
        this.columns = layout.columns();
        this.sparse = layout.sparse();
        this.aggregate = new OrderedAggregate<>(blocks, maxResultSize(blocks), layout.aggregationDepth());
        int d = columns;
        boolean features = layout.featureMoments();
        this.moments = aggregate.run(16L * (features ? d : 0) + 500, rows -> {
            ColumnMoments sums = new ColumnMoments(d, features);
            rows.forEachRemaining(sums::add);
            return sums;
        });
    }

    static long maxResultSize(JavaRDD<?> blocks) {
        return blocks.context().getConf().getSizeAsBytes("spark.driver.maxResultSize", "1g");
    }

    /**
     * Cuts rows into blocks and fills the cache with them, in one job that also measures the columns.
     *
     * @param rows training and test rows; their partitions and order are kept
     * @param layout the number of features, the storage and what to measure
     * @param name what the blocks are called in Spark's pages
     * @throws IllegalArgumentException when the features' moments do not fit in memory
     */
    public static BlockedData of(JavaRDD<LabelledRow> rows, Layout layout, String name) {
        if (layout.featureMoments()) {
            MemoryCheck.of(JavaSparkContext.fromSparkContext(rows.context()), rows.getNumPartitions())
                    .require(MemoryCheck.Need.moments(layout.columns()));
        }
        JavaRDD<Sent<RowBlock>> kept = Sent.persist(rows.mapPartitions(part -> new Blocks(part, layout), true), name);
        try {
            return new BlockedData(kept, layout);
        } catch (Exception failed) { // SparkException too, which is checked and not declared
            kept.unpersist(false);
            throw failed;
        }
    }

    /** Adds a row to the block being made. */
    static void append(LabelledRow row, BlockBuilder builder) {
        builder.row(row.label(), row.weight());
        if (row.features() instanceof SparseVector vector) {
            for (int i = 0; i < vector.indices().length; i++) {
                builder.set(vector.indices()[i], vector.values()[i]);
            }
        } else {
            double[] values = ((DenseVector) row.features()).values();
            for (int j = 0; j < values.length; j++) {
                builder.set(j, values[j]);
            }
        }
    }

    /** The blocks of one partition, made as they are asked for. */
    private static final class Blocks implements Iterator<RowBlock> {
        private final Iterator<LabelledRow> rows;
        private final Layout layout;
        private final Queue<RowBlock> ready = new ArrayDeque<>();
        private BlockBuilder builder;

        Blocks(Iterator<LabelledRow> rows, Layout layout) {
            this.rows = rows;
            this.layout = layout;
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && rows.hasNext()) {
                add(rows.next());
            }
            if (ready.isEmpty() && builder != null) {
                ready.add(builder.build());
                builder = null;
            }
            return !ready.isEmpty();
        }

        private void add(LabelledRow row) {
            if (builder != null && (builder.isFull() || builder.test() != row.test())) {
                ready.add(builder.build());
                builder = null;
            }
            if (builder == null) {
                builder = new BlockBuilder(layout.columns(), row.test(), layout.sparse(), layout.blockBytes());
            }
            append(row, builder);
        }

        @Override
        public RowBlock next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }
    }

    public int columns() {
        return columns;
    }

    /** Means and deviations of the training rows, and the numbers of rows. */
    public ColumnMoments moments() {
        return moments;
    }

    /** How values are stored: {@code sparse}, {@code float64}, {@code float32}, {@code int16}, {@code uint8}, or {@code mixed}. */
    public String storage() {
        if (sparse) {
            return "sparse";
        }
        double bytes = bytesPerValue();
        return bytes == 8 ? "float64" : bytes == 4 ? "float32" : bytes == 2 ? "int16" : bytes == 1 ? "uint8" : "mixed";
    }

    /** Bytes stored per row and feature, on average over all rows. */
    public double bytesPerValue() {
        double values = (double) (moments.rows() + moments.testRows()) * columns;
        return moments.bytes() / values;
    }

    /** Tasks of a pass. */
    public int partitions() {
        return blocks.getNumPartitions();
    }

    /** The context whose jobs work on the blocks. */
    public JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(blocks.context());
    }

    OrderedAggregate<RowBlock> aggregate() {
        return aggregate;
    }

    /** All blocks in the driver, in their order; for data that are small. */
    public List<RowBlock> collect() {
        return Sent.collect(blocks);
    }

    @Override
    public void close() {
        kept.unpersist(true);
    }
}
