package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.Affine;
import io.github.sparkagd.blocks.BlockBuilder;
import io.github.sparkagd.blocks.BlockSurvey;
import io.github.sparkagd.blocks.ByPart;
import io.github.sparkagd.blocks.ColumnList;
import io.github.sparkagd.blocks.ColumnMoments;
import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.blocks.ResidualSums;
import io.github.sparkagd.blocks.RowBlock;
import io.github.sparkagd.blocks.Sliceable;
import io.github.sparkagd.data.LabelledRow;
import io.github.sparkagd.data.Sent;
import io.github.sparkagd.linalg.Vec;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
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
    private final Layout layout;
    private final BlockSurvey survey;
    /** What training needs, where that is less than all d columns. */
    private final Optional<OccurringColumns> occurring;

    private final JavaRDD<RowBlock> blocks;
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

        /** Whether partitions may hold so few of the columns that numbers are kept for those alone. */
        boolean mayBeNarrow() {
            return sparse && ColumnList.pays(columns);
        }

        /** The same without the features' moments. */
        private Layout ofLabels() {
            return new Layout(columns, sparse, false, blockBytes, aggregationDepth, folds);
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

        /** About the bytes of the moments of all parts, where {@code width} columns are measured. */
        private long momentsBytes(long width) {
            return IntStream.range(0, parts())
                    .mapToLong(part -> 16 * (measures(part) ? width : 0) + 250)
                    .sum();
        }
    }

    private BlockedData(JavaRDD<Sent<RowBlock>> kept, Layout layout) {
        this.kept = kept;
        this.layout = layout;
        this.occurring = Optional.empty();
        this.blocks = kept.map(Sent::value);
        OrderedAggregate<RowBlock> filling = aggregate(blocks, layout);
        boolean inTwo = layout.featureMoments() && layout.mayBeNarrow();
        this.survey = survey(filling, inTwo ? layout.ofLabels() : layout, layout.columns());
        this.aggregate = filling.byCores(kept.rdd());
        this.moments = inTwo ? momentsOfOccurring() : survey.moments();
    }

    private static OrderedAggregate<RowBlock> aggregate(JavaRDD<RowBlock> blocks, Layout layout) {
        return new OrderedAggregate<>(blocks, maxResultSize(blocks), layout.aggregationDepth());
    }

    /** @param width about the columns of a partition */
    private static BlockSurvey survey(OrderedAggregate<RowBlock> aggregate, Layout what, long width) {
        int columns = what.columns();
        OrderedAggregate.PartitionSum<RowBlock, BlockSurvey> measure =
                rows -> BlockSurvey.of(columns, ByPart.of(what.parts(), what::moments), rows);
        return what.mayBeNarrow()
                ? aggregate.runBySlices(what.momentsBytes(width) + 4 * width, columns, measure)
                : aggregate.run(what.momentsBytes(width), measure);
    }

    /** Once it is known how many columns occur, and so how much their moments take. */
    private ByPart<ColumnMoments> momentsOfOccurring() {
        requireMoments(blocks, survey.occurring().map(ColumnList::size).orElse(layout.columns()));
        return survey(aggregate, layout, survey.widths() / partitions() + 1).moments();
    }

    private static void requireMoments(JavaRDD<?> rows, long columns) {
        MemoryCheck.of(JavaSparkContext.fromSparkContext(rows.context()), rows.getNumPartitions())
                .require(MemoryCheck.Need.moments(columns));
    }

    private BlockedData(BlockedData all, OccurringColumns occurring) {
        this.kept = all.kept;
        this.layout = all.layout;
        this.survey = all.survey;
        this.occurring = Optional.of(occurring);
        this.blocks = occurring.blocks();
        this.aggregate = aggregate(blocks, layout).byCores(kept.rdd());
        this.moments = ByPart.of(layout.parts(), part -> all.moments(part).of(occurring.columns()));
    }

    /**
     * The same rows where the columns that occur are all the columns there are, if the data are sparse and those are clearly
     * fewer than d; closing either closes both.
     *
     * @param more columns that are needed too
     */
    BlockedData withoutAbsentColumns(ColumnList more) {
        return survey.occurring()
                .map(more::union)
                .filter(columns -> ColumnList.pays(columns.size(), layout.columns()))
                .map(columns -> new BlockedData(this, new OccurringColumns(kept, columns)))
                .orElse(this);
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
        if (layout.featureMoments() && !layout.mayBeNarrow()) {
            requireMoments(rows, layout.columns());
        }
        JavaRDD<Sent<RowBlock>> kept =
                Sent.persist(rows.mapPartitions(part -> new PartitionBlocks(part, layout), true), name);
        try {
            return new BlockedData(kept, layout);
        } catch (Exception failed) { // SparkException too, which is checked and not declared
            kept.unpersist(false);
            throw failed;
        }
    }

    /** The columns that there are for training: d, or those that occur; see {@link #occurring}. */
    public int columns() {
        return occurring.map(some -> some.columns().size()).orElse(layout.columns());
    }

    /** The number d of features, whether they occur or not. */
    public int features() {
        return layout.columns();
    }

    /** The features that the columns are, where they are not all. */
    public Optional<ColumnList> occurring() {
        return occurring.map(OccurringColumns::columns);
    }

    /** The most columns that a task keeps numbers for. */
    long widest() {
        return survey.widest();
    }

    /**
     * Sums of numbers for columns; large ones by slices where partitions hold few of the columns.
     *
     * @param by how sums are added
     * @param kinds numbers of a column
     * @param others bytes of what belongs to no column
     * @param sum of one partition
     */
    <T extends Sliceable<T>> T sumByColumns(
            OrderedAggregate<RowBlock> by, long kinds, long others, OrderedAggregate.PartitionSum<RowBlock, T> sum) {
        if (survey.widest() >= columns()) {
            return by.run(8 * kinds * columns() + others, sum);
        }
        long width = survey.widths() / partitions() + 1;
        return by.runBySlices((8 * kinds + 4) * width + others, columns(), sum);
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
        return bytes / ((double) rows() * features());
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
        occurring.ifPresent(OccurringColumns::close);
        kept.unpersist(true);
    }
}
