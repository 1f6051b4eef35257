package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.data.LabelledRow;
import io.github.sparkagd.data.Sent;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.mllib.regression.LabeledPoint;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rows of a caller's RDD as examples to train on: read as an estimator reads a Dataset, in their partitions and order.
 *
 * <p>A row that breaks {@link RowRules} is named by its partition and its place there.
 *
 * @param <T> what the caller's rows are
 */
final class RddRows<T> {
    private static final Logger LOG = LoggerFactory.getLogger(RddRows.class);

    private final JavaRDD<T> rdd;
    private final Reading<T> reading;
    private final boolean weighted;

    /** Makes a row of the caller's row, which is not null; the features may be null. */
    private interface Reading<T> extends Function<T, LabelledRow>, Serializable {}

    private RddRows(JavaRDD<T> rdd, boolean weighted, Reading<T> reading) {
        this.rdd = rdd;
        this.weighted = weighted;
        this.reading = reading;
    }

    /** Of MLlib's points. */
    static RddRows<LabeledPoint> ofPoints(JavaRDD<LabeledPoint> points) {
        return new RddRows<>(points, false, point -> {
            Vector features = point.features() == null ? null : point.features().asML();
            return new LabelledRow(0, Part.TRAINING, point.label(), features);
        });
    }

    /** Of labelled rows. */
    static RddRows<LabelledRow> ofRows(JavaRDD<LabelledRow> rows) {
        return new RddRows<>(rows, true, row -> row);
    }

    /**
     * Fills the cache with the rows.
     *
     * @throws RowFault when one of them cannot be trained on; nothing is left persisted then
     */
    ClusterTrainingSet open(Preprocessing preprocessing) {
        if (!StorageLevel.NONE().equals(rdd.getStorageLevel())) {
            LOG.warn(BlockedData.CACHED_TWICE);
        }
        JavaSparkContext context = JavaSparkContext.fromSparkContext(rdd.context());
        String description = context.getLocalProperty("spark.job.description");
        try {
            context.setJobDescription("prepare: first rows");
            RowShape shape = RowShape.of(first(), new Place(0), weighted);
            // Checkpoints of other data are recognised by the features' moments, so these are always measured.
            BlockLayout layout = new BlockLayout(shape.dimension(), shape.sparse(), true);
            context.setJobDescription("prepare: row blocks");
            // What starts are to come is not known.
            Preparation all = Preparation.ofAll(preprocessing);
            return ClusterTrainingSet.of(checked(shape.dimension()), layout, "agd blocks of an RDD", all);
        } catch (Exception failed) { // SparkException too, which is checked and not declared
            Optional<RowFault> fault = RowFault.in(failed);
            if (fault.isPresent()) {
                throw fault.get();
            }
            throw failed;
        } finally {
            context.setJobDescription(description);
        }
    }

    /** The sizes of the first rows whose weight is not 0; wrong weights are found by the one who reads all rows. */
    private List<RowShape.Size> first() {
        Reading<T> read = reading;
        JavaRDD<RowShape.Size> sizes = rdd.mapPartitionsWithIndex(
                        (partition, rows) -> new Rows<>(partition, rows, read, -1), true)
                .filter(row -> row.weight() != 0)
                .map(row -> RowShape.Size.of(row.features()));
        return Sent.first(sizes, RowShape.SAMPLE);
    }

    private JavaRDD<LabelledRow> checked(int dimension) {
        Reading<T> read = reading;
        return rdd.mapPartitionsWithIndex((partition, rows) -> new Rows<>(partition, rows, read, dimension), true)
                .filter(row -> row.weight() > 0);
    }

    /** Names the parts of a row by where it is; a place of 0 stands for any row. */
    private static final class Place implements RowRules.Names {
        private static final long serialVersionUID = 1L;

        private final int partition;
        private long place;

        Place(int partition) {
            this.partition = partition;
        }

        String row() {
            return "row " + place + " of partition " + partition;
        }

        private String of(String part) {
            return place == 0 ? part : part + " of " + row();
        }

        @Override
        public String label() {
            return of("label");
        }

        @Override
        public String features() {
            return of("features");
        }

        @Override
        public String weight() {
            return of("weight");
        }
    }

    /** The rows of one partition, each checked as it is read unless {@code dimension} is negative. */
    private static final class Rows<T> implements Iterator<LabelledRow> {
        private final Iterator<T> rows;
        private final Reading<T> reading;
        private final Place at;
        private final RowRules rules;

        Rows(int partition, Iterator<T> rows, Reading<T> reading, int dimension) {
            this.rows = rows;
            this.reading = reading;
            this.at = new Place(partition);
            this.rules = new RowRules(at, dimension, "Maybe drop such rows with filter, or fill them.");
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public LabelledRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            T given = rows.next();
            at.place++;
            if (given == null) {
                throw new RowFault(at.row() + " must not be null. " + rules.remedy());
            }
            LabelledRow row = reading.apply(given);
            if (row.part() != Part.TRAINING && row.part() != Part.TEST) {
                throw new RowFault(at.row() + " must be a training or a test row, got part " + row.part()
                        + ". Maybe Part.TRAINING.");
            }
            boolean counts = rules.dimension() < 0 ? row.weight() != 0 : rules.counts(row.weight());
            if (counts) {
                rules.requirePresent(row.features() != null, at.features());
            }
            if (counts && rules.dimension() >= 0) {
                rules.label(row.label(), row.weight());
                rules.features(row.features(), row.weight());
            }
            return row;
        }
    }
}
