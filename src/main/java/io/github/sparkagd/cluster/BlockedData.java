package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.Affine;
import io.github.sparkagd.blocks.BlockBuilder;
import io.github.sparkagd.blocks.ByPart;
import io.github.sparkagd.blocks.ColumnMoments;
import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.blocks.ResidualSums;
import io.github.sparkagd.blocks.RowBlock;
import io.github.sparkagd.data.LabelledRow;
import io.github.sparkagd.data.Sent;
import io.github.sparkagd.linalg.Vec;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

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
    private final Layout layout;
    private final OrderedAggregate<RowBlock> aggregate;
    private final ByPart<ColumnMoments> moments;

    /**
     * How rows become blocks, and how blocks are summed.
     *
     * @param columns d
     * @param sparse whether to store only entries that are not zero
     * @param featureMoments whether to measure the features' means and deviations, where rows are trained on
     * @param blockBytes about the size of a block
     * @param aggregationDepth of the tree by which executors sum, where they do
     * @param folds how many the rows are cut into; 0 for training and test rows
     */
    public record Layout(
            int columns, boolean sparse, boolean featureMoments, long blockBytes, int aggregationDepth, int folds)
            implements Serializable {

        /** Of the usual sizes, for training and test rows. */
        public Layout(int columns, boolean sparse, boolean featureMoments) {
            this(columns, sparse, featureMoments, BlockBuilder.TARGET_BYTES, 2, 0);
        }

        int parts() {
            return folds > 0 ? folds : 2;
        }

        private boolean measures(int part) {
            return featureMoments && (folds > 0 || part == Part.TRAINING);
        }

        private ColumnMoments moments(int part) {
            return new ColumnMoments(columns, measures(part));
        }

        /** About the bytes of the moments of all parts. */
        private long momentsBytes() {
            return IntStream.range(0, parts())
                    .mapToLong(part -> 16L * (measures(part) ? columns : 0) + 250)
                    .sum();
        }
    }

    private BlockedData(JavaRDD<Sent<RowBlock>> kept, Layout layout) {
        this.kept = kept;
        this.blocks = kept.map(Sent::value);
        this.layout = layout;
        OrderedAggregate<RowBlock> filling =
                new OrderedAggregate<>(blocks, maxResultSize(blocks), layout.aggregationDepth());
        this.moments = filling.run(layout.momentsBytes(), rows -> {
            ByPart<ColumnMoments> sums = ByPart.of(layout.parts(), layout::moments);
            rows.forEachRemaining(block -> sums.of(block.part()).add(block));
            return sums;
        });
        this.aggregate = filling.byCores(kept.rdd());
    }

    static long maxResultSize(JavaRDD<?> blocks) {
        return blocks.context().getConf().getSizeAsBytes("spark.driver.maxResultSize", "1g");
    }

    /**
     * Cuts rows into blocks and fills the cache with them, in one job that also measures the columns.
     *
     * @param rows of all parts; their partitions are kept, and within a part their order
     * @param layout the number of features, the storage, the parts and what to measure
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

    /** The blocks of one partition, made as they are asked for; the last ones of each part come at the end. */
    private static final class Blocks implements Iterator<RowBlock> {
        private final Iterator<LabelledRow> rows;
        private final Layout layout;
        private final BlockBuilder[] builders;
        private final Queue<RowBlock> ready = new ArrayDeque<>();

        Blocks(Iterator<LabelledRow> rows, Layout layout) {
            this.rows = rows;
            this.layout = layout;
            this.builders = new BlockBuilder[layout.parts()];
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && rows.hasNext()) {
                add(rows.next());
            }
            for (int part = 0; ready.isEmpty() && part < builders.length; part++) {
                end(part);
            }
            return !ready.isEmpty();
        }

        private void add(LabelledRow row) {
            int part = row.part();
            if (builders[part] != null && builders[part].isFull()) {
                end(part);
            }
            if (builders[part] == null) {
                builders[part] = new BlockBuilder(layout.columns(), part, layout.sparse(), layout.blockBytes());
            }
            row.addTo(builders[part]);
        }

        private void end(int part) {
            if (builders[part] != null) {
                ready.add(builders[part].build());
                builders[part] = null;
            }
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
        return layout.columns();
    }

    /** Means and deviations of the training rows. */
    public ColumnMoments moments() {
        return moments(Part.TRAINING);
    }

    /** Means and deviations of the rows of a part; of test rows those of the labels alone. */
    public ColumnMoments moments(int part) {
        return moments.of(part);
    }

    /** The number of test rows. */
    public long testRows() {
        return moments(Part.TEST).rows();
    }

    /** The rows of all parts together. */
    public long rows() {
        return moments.sums().stream().mapToLong(ColumnMoments::rows).sum();
    }

    /** How values are stored: {@code sparse}, {@code float64}, {@code float32}, {@code int16}, {@code uint8}, or {@code mixed}. */
    public String storage() {
        if (layout.sparse()) {
            return "sparse";
        }
        double bytes = bytesPerValue();
        return bytes == 8 ? "float64" : bytes == 4 ? "float32" : bytes == 2 ? "int16" : bytes == 1 ? "uint8" : "mixed";
    }

    /** Bytes stored per row and feature, on average over all rows. */
    public double bytesPerValue() {
        double bytes = moments.sums().stream().mapToLong(ColumnMoments::bytes).sum();
        return bytes / ((double) rows() * columns());
    }

    /** The leaves of every sum; a task may take several. */
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

    /**
     * Measures predictions on the rows of every part, in one job.
     *
     * @param predictions for each part, as many for each
     * @return the sums of each part
     */
    public ByPart<ResidualSums> residuals(List<List<Affine>> predictions) {
        int each = predictions.get(0).size();
        Vec pivots = Vec.of(
                moments.sums().stream().mapToDouble(ColumnMoments::labelMean).toArray());
        Broadcast<Sent<List<List<Affine>>>> sent = Sent.broadcast(context(), predictions);
        try {
            return aggregate.run(400L * each * pivots.size(), rows -> {
                ByPart<ResidualSums> sums = ByPart.of(pivots.size(), part -> new ResidualSums(each, pivots.get(part)));
                rows.forEachRemaining(block ->
                        sums.of(block.part()).add(block, sent.value().value().get(block.part())));
                return sums;
            });
        } finally {
            sent.destroy();
        }
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
