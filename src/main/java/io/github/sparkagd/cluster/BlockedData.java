package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.Affine;
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
import java.util.List;
import java.util.Optional;
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

    private final KeptBlocks kept;
    private final BlockLayout layout;
    private final BlockSurvey survey;
    /** What training needs, where that is less than all d columns. */
    private final Optional<OccurringColumns> occurring;

    private final JavaRDD<RowBlock> blocks;
    private final OrderedAggregate<RowBlock> aggregate;
    private final ByPart<ColumnMoments> moments;

    private BlockedData(KeptBlocks kept, BlockLayout layout) {
        this.kept = kept;
        this.layout = layout;
        this.occurring = Optional.empty();
        this.blocks = kept.toJavaRDD().map(Sent::value);
        OrderedAggregate<RowBlock> sums = aggregate(blocks, layout);
        boolean inTwo = layout.featureMoments() && layout.mayBeNarrow();
        this.survey = survey(sums.filling(), inTwo ? layout.ofLabels() : layout, layout.columns());
        this.aggregate = sums.byCores(kept);
        this.moments = inTwo ? momentsOfOccurring() : survey.moments();
    }

    private static OrderedAggregate<RowBlock> aggregate(JavaRDD<RowBlock> blocks, BlockLayout layout) {
        return new OrderedAggregate<>(blocks, maxResultSize(blocks), layout.aggregationDepth());
    }

    /** @param width about the columns of a partition */
    private static BlockSurvey survey(OrderedAggregate<RowBlock> aggregate, BlockLayout what, long width) {
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
        this.aggregate = aggregate(blocks, layout).byCores(kept);
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
                .map(columns -> new BlockedData(this, new OccurringColumns(kept.toJavaRDD(), columns)))
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
     * @return the blocks, all in the cache
     * @throws IllegalArgumentException when the features' moments do not fit in memory
     */
    public static BlockedData of(JavaRDD<LabelledRow> rows, BlockLayout layout, String name) {
        if (layout.featureMoments() && !layout.mayBeNarrow()) {
            requireMoments(rows, layout.columns());
        }
        KeptBlocks kept = KeptBlocks.of(rows.mapPartitions(part -> new PartitionBlocks(part, layout), true), name);
        try {
            return new BlockedData(kept, layout);
        } catch (Exception failed) { // SparkException too, which is checked and not declared
            kept.unpersist(false);
            throw failed;
        }
    }

    /**
     * The columns that there are for training: d, or those that occur; see {@link #occurring}.
     *
     * @return their number
     */
    public int columns() {
        return occurring.map(some -> some.columns().size()).orElse(layout.columns());
    }

    /**
     * The number d of features, whether they occur or not.
     *
     * @return d
     */
    public int features() {
        return layout.columns();
    }

    /**
     * The features that the columns are, where they are not all.
     *
     * @return rising column numbers; empty for all d
     */
    public Optional<ColumnList> occurring() {
        return occurring.map(OccurringColumns::columns);
    }

    /** The doubles in a register of the loops that pass over these rows; 1 for loops in plain Java. */
    int registerWidth() {
        return survey.registerWidth();
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

    /**
     * Means and deviations of the training rows.
     *
     * @return of the columns trained in
     */
    public ColumnMoments moments() {
        return moments(Part.TRAINING);
    }

    /**
     * {@return means and deviations of the rows of a part; of test rows those of the labels alone}
     *
     * @param part of the rows, as {@link io.github.sparkagd.blocks.Part} names them
     */
    public ColumnMoments moments(int part) {
        return moments.of(part);
    }

    /** {@return the number of test rows} */
    public long testRows() {
        return moments(Part.TEST).rows();
    }

    /** {@return the number of rows of all parts together} */
    public long rows() {
        return moments.sums().stream().mapToLong(ColumnMoments::rows).sum();
    }

    /**
     * {@return how values are stored: {@code sparse}, {@code float64}, {@code float32}, {@code int16}, {@code uint8},
     * or {@code mixed}}
     */
    public String storage() {
        if (layout.sparse()) {
            return "sparse";
        }
        double bytes = bytesPerValue();
        return bytes == 8 ? "float64" : bytes == 4 ? "float32" : bytes == 2 ? "int16" : bytes == 1 ? "uint8" : "mixed";
    }

    /** {@return bytes stored per row and feature, on average over all rows} */
    public double bytesPerValue() {
        double bytes = moments.sums().stream().mapToLong(ColumnMoments::bytes).sum();
        return bytes / ((double) rows() * features());
    }

    /**
     * The leaves of every sum; a task may take several.
     *
     * @return their number
     */
    public int partitions() {
        return blocks.getNumPartitions();
    }

    /** {@return the context whose jobs work on the blocks} */
    public JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(blocks.context());
    }

    /** Says that what the rows were read from is persisted no longer: see {@link KeptBlocks#sendLineage}. */
    void sendLineage() {
        kept.sendLineage();
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

    /** {@return all blocks in the driver, in their order; for data that are small} */
    public List<RowBlock> collect() {
        return Sent.collect(blocks);
    }

    @Override
    public void close() {
        occurring.ifPresent(OccurringColumns::close);
        kept.close();
    }
}
