package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.Affine;
import io.github.sparkagd.blocks.BlockBuilder;
import io.github.sparkagd.blocks.ColumnMoments;
import io.github.sparkagd.blocks.GramSums;
import io.github.sparkagd.blocks.ResidualSums;
import io.github.sparkagd.blocks.RowBlock;
import io.github.sparkagd.data.Sent;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.GramLeastSquares;
import io.github.sparkagd.train.PlanChooser;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The rows of a cross-validation as blocks of one fold each, persisted while it is open.
 *
 * <p>Whatever the number of folds, one job fills the cache and measures the columns, one collects the Gram matrix of every
 * fold, and one measures any number of predictions on every fold. Training sets are summed from the folds that they hold,
 * in the order of the folds; nothing is ever subtracted.
 */
public final class FoldedData implements AutoCloseable {
    private final JavaRDD<Sent<FoldBlock>> kept;
    private final JavaRDD<FoldBlock> blocks;
    private final OrderedAggregate<FoldBlock> aggregate;
    private final int columns;
    private final int folds;
    private final PerFold<ColumnMoments> moments;

    /** Rows of one fold. */
    private record FoldBlock(int fold, RowBlock rows) implements Serializable {}

    private FoldedData(JavaRDD<Sent<FoldBlock>> kept, int folds, BlockedData.Layout layout) {
        this.kept = kept;
        this.blocks = kept.map(Sent::value);
        this.folds = folds;
        this.columns = layout.columns();
        this.aggregate = new OrderedAggregate<>(blocks, BlockedData.maxResultSize(blocks), layout.aggregationDepth());
        int d = columns;
        boolean features = layout.featureMoments();
        this.moments = aggregate.run((16L * (features ? d : 0) + 500) * folds, rows -> {
            PerFold<ColumnMoments> sums = PerFold.of(folds, fold -> new ColumnMoments(d, features));
            rows.forEachRemaining(block -> sums.of(block.fold()).add(block.rows()));
            return sums;
        });
    }

    /**
     * Cuts rows into blocks and fills the cache with them, in one job that also measures the columns of every fold.
     *
     * @param rows all of them; their order is kept within a fold
     * @param folds how many
     * @param layout the number of features, the storage and what to measure
     * @param name what the blocks are called in Spark's pages
     */
    public static FoldedData of(JavaRDD<FoldedRow> rows, int folds, BlockedData.Layout layout, String name) {
        JavaRDD<Sent<FoldBlock>> kept =
                Sent.persist(rows.mapPartitions(part -> new Blocks(part, folds, layout), true), name);
        try {
            return new FoldedData(kept, folds, layout);
        } catch (Exception failed) { // SparkException too, which is checked and not declared
            kept.unpersist(false);
            throw failed;
        }
    }

    /** The blocks of one partition, made as they are asked for; a fold's last one comes at the end. */
    private static final class Blocks implements Iterator<FoldBlock> {
        private final Iterator<FoldedRow> rows;
        private final BlockedData.Layout layout;
        private final BlockBuilder[] builders;
        private final Queue<FoldBlock> ready = new ArrayDeque<>();

        Blocks(Iterator<FoldedRow> rows, int folds, BlockedData.Layout layout) {
            this.rows = rows;
            this.layout = layout;
            this.builders = new BlockBuilder[folds];
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && rows.hasNext()) {
                FoldedRow next = rows.next();
                int fold = next.fold();
                if (builders[fold] != null && builders[fold].isFull()) {
                    end(fold);
                }
                if (builders[fold] == null) {
                    builders[fold] = new BlockBuilder(layout.columns(), false, layout.sparse(), layout.blockBytes());
                }
                BlockedData.append(next.row(), builders[fold]);
            }
            for (int fold = 0; ready.isEmpty() && fold < builders.length; fold++) {
                if (builders[fold] != null) {
                    end(fold);
                }
            }
            return !ready.isEmpty();
        }

        private void end(int fold) {
            ready.add(new FoldBlock(fold, builders[fold].build()));
            builders[fold] = null;
        }

        @Override
        public FoldBlock next() {
            if (!hasNext()) {
                throw new java.util.NoSuchElementException();
            }
            return ready.remove();
        }
    }

    public int folds() {
        return folds;
    }

    public int columns() {
        return columns;
    }

    /** The rows of all folds together. */
    public long rows() {
        return moments.sums().stream().mapToLong(ColumnMoments::rows).sum();
    }

    /** The moments of the rows of one fold. */
    public ColumnMoments moments(int fold) {
        return moments.of(fold);
    }

    /** The moments of all rows but those of the fold {@code out}; of all rows for an {@code out} that is no fold. */
    private ColumnMoments momentsWithout(int out) {
        ColumnMoments sum = new ColumnMoments(columns, moments.of(0).features());
        for (int fold = 0; fold < folds; fold++) {
            if (fold != out) {
                sum.merge(moments.of(fold));
            }
        }
        return sum;
    }

    /** Collects the Gram matrix of every fold, in one job. */
    public Grams grams(Preprocessing preprocessing) {
        List<GramSums.Pivot> pivots = new ArrayList<>();
        for (int fold = 0; fold < folds; fold++) {
            ColumnMoments own = moments.of(fold);
            pivots.add(
                    preprocessing.intercept()
                            ? new GramSums.Pivot(own.means(), own.labelMean())
                            : new GramSums.Pivot(Vec.zeros(columns), 0));
        }
        int d = columns;
        int count = folds;
        int tasks = PlanChooser.gramTasks(rows(), d, blocks.getNumPartitions());
        MemoryCheck.of(context(), tasks).require(MemoryCheck.Need.gram(d, GramPass.bytes(d, false) * folds));
        Broadcast<Sent<List<GramSums.Pivot>>> sent = Sent.broadcast(context(), pivots);
        try {
            PerFold<GramSums> sums = aggregate.inTasks(tasks).run(GramPass.bytes(d, false) * folds, rows -> {
                PerFold<GramSums> own = PerFold.of(count, fold -> new GramSums(d, false));
                rows.forEachRemaining(block -> own.of(block.fold())
                        .add(block.rows(), sent.value().value().get(block.fold())));
                return own;
            });
            return new Grams(sums, pivots, preprocessing);
        } finally {
            sent.destroy();
        }
    }

    /**
     * Measures predictions on the rows of every fold, in one job.
     *
     * @param predictions for each fold, as many for each
     * @return the sums for each fold
     */
    public List<ResidualSums> residuals(List<List<Affine>> predictions) {
        int each = predictions.get(0).size();
        int count = folds;
        Broadcast<Sent<List<List<Affine>>>> sent = Sent.broadcast(context(), predictions);
        Vec pivots = Vec.of(
                moments.sums().stream().mapToDouble(ColumnMoments::labelMean).toArray());
        try {
            return aggregate
                    .run(400L * each * folds, rows -> {
                        PerFold<ResidualSums> own = PerFold.of(count, fold -> new ResidualSums(each, pivots.get(fold)));
                        rows.forEachRemaining(block -> own.of(block.fold())
                                .add(block.rows(), sent.value().value().get(block.fold())));
                        return own;
                    })
                    .sums();
        } finally {
            sent.destroy();
        }
    }

    /** The context whose jobs work on the blocks. */
    public JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(blocks.context());
    }

    @Override
    public void close() {
        kept.unpersist(true);
    }

    /** The Gram matrices of all folds, each about its own rows' means where an intercept is fitted. */
    public final class Grams {
        private final PerFold<GramSums> sums;
        private final List<GramSums.Pivot> pivots;
        private final Preprocessing preprocessing;

        private Grams(PerFold<GramSums> sums, List<GramSums.Pivot> pivots, Preprocessing preprocessing) {
            this.sums = sums;
            this.pivots = pivots;
            this.preprocessing = preprocessing;
        }

        /** The training set of all rows but those of the fold {@code out}. */
        public FoldTrainingSet without(int out) {
            ColumnMoments own = momentsWithout(out);
            Coordinates coordinates = preprocessing.coordinates(own, 1);
            GramSums.Pivot pivot = GramLeastSquares.pivot(coordinates);
            GramSums sum = new GramSums(columns, false);
            for (int fold = 0; fold < folds; fold++) {
                if (fold != out) {
                    sum.mergeMoved(sums.of(fold), pivots.get(fold), pivot);
                }
            }
            return new FoldTrainingSet(coordinates, own, new GramLeastSquares(coordinates, sum, Optional.empty()));
        }

        /** The training set of all rows. */
        public FoldTrainingSet all() {
            return without(folds);
        }
    }
}
