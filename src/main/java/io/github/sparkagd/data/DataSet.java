package io.github.sparkagd.data;

import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.mllib.regression.LabeledPoint;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * A surveyed data set: labelled vectors in a fixed order and a fixed partitioning.
 *
 * <p>Rows are numbered from 0 in the order of files and lines (blank lines and classes left out do not count); partition p
 * of P holds those with numbers in [p·n/P, (p+1)·n/P), training rows first. So the partitioning is a function of the data and
 * of P alone.
 */
public final class DataSet implements AutoCloseable {
    private static final int PIXEL_UNIT = 255;

    private final JavaRDD<LabelledRow> rows;
    private final DataFacts facts;
    private final Optional<Broadcast<SerializableConfiguration>> sent;

    DataSet(JavaRDD<LabelledRow> rows, DataFacts facts, Optional<Broadcast<SerializableConfiguration>> sent) {
        this.rows = rows;
        this.facts = facts;
        this.sent = sent;
    }

    /**
     * Lists, surveys and checks the data: one job.
     *
     * @throws DataException when the data are at fault; names the earliest fault by file and line
     */
    public static DataSet open(SparkSession session, DataOptions options) {
        return open(session, new Wanted(options, Optional.empty()), Split.BYTES);
    }

    /**
     * The same for a model, whose columns are found among those of the data.
     *
     * @throws DataException when the data are at fault, or have not what the model asks for
     */
    public static DataSet open(SparkSession session, DataOptions options, ColumnRequest request) {
        return open(session, new Wanted(options, Optional.of(request)), Split.BYTES);
    }

    /**
     * What to read.
     *
     * @param request what a model asks of the columns; empty to train on them
     */
    record Wanted(DataOptions options, Optional<ColumnRequest> request) {}

    static DataSet open(SparkSession session, DataOptions options, long splitBytes) {
        return open(session, new Wanted(options, Optional.empty()), splitBytes);
    }

    private static DataSet open(SparkSession session, Wanted wanted, long splitBytes) {
        if (wanted.options().data().isEmpty()) {
            return GeneratedSet.open(session, wanted, SyntheticSpec.EMBEDDED);
        }
        Broadcast<SerializableConfiguration> sent = DataReader.send(session);
        try {
            DataReader.Sets sets = new DataReader(session, wanted, sent, splitBytes).open();
            return SurveyedSet.open(session, wanted.options(), sets, sent);
        } catch (Exception failed) { // SparkException too, which is checked and not declared
            sent.destroy();
            throw failed;
        }
    }

    public Format format() {
        return facts.format();
    }

    /** What the data are, for people. */
    public String description() {
        return facts.description();
    }

    /** The number d of features. */
    public int dimension() {
        return facts.dimension();
    }

    public long trainRows() {
        return facts.trainRows();
    }

    public long testRows() {
        return facts.testRows();
    }

    public int partitions() {
        return facts.partitions();
    }

    /** Whether so few values are not zero that only those are worth storing. */
    public boolean sparse() {
        return facts.sparse();
    }

    /** Whether all labels are −1 or +1. */
    public boolean binaryLabels() {
        return facts.binaryLabels();
    }

    /** What the columns are called that are read. */
    public ColumnNames names() {
        return facts.columns().names();
    }

    /** Whether rows have labels; without one, a row's label is NaN. */
    public boolean labelled() {
        return facts.columns().labelled();
    }

    /** What the user should know of the columns that are read, a line each. */
    public List<String> notes() {
        return facts.columns().notes();
    }

    /** The two classes that −1 and +1 stand for; empty for labels as they are. */
    public Optional<ClassPair> classes() {
        return facts.classes();
    }

    /** By what a stored value is to be divided for the user's feature: 255 for pixels, 1 otherwise. */
    public double featureUnit() {
        return facts.format().images() ? PIXEL_UNIT : 1;
    }

    /** A hash of rows, labels and their order; neither of the path nor of the partitioning. */
    public String fingerprint() {
        return String.format("%016x", Mix.mix(facts.hash() ^ facts.dimension()));
    }

    /** The rows, in {@link #partitions} partitions. */
    public JavaRDD<LabelledRow> rows() {
        return rows;
    }

    /** The training rows as MLlib's labelled points. */
    public JavaRDD<LabeledPoint> training() {
        return rows.filter(row -> !row.test())
                .map(row ->
                        new LabeledPoint(row.label(), org.apache.spark.mllib.linalg.Vectors.fromML(row.features())));
    }

    @Override
    public void close() {
        sent.ifPresent(Broadcast::destroy);
    }
}
