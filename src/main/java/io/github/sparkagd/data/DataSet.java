package io.github.sparkagd.data;

import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * A surveyed data set: labelled vectors in a fixed order and a fixed partitioning.
 *
 * <p>Rows are numbered from 0 in the order of files and lines (blank lines and classes left out do not count); partition p
 * of P holds those with numbers in [p·n/P, (p+1)·n/P), training rows first. So the partitioning is a function of the data and
 * of P alone.
 *
 * @param rows in {@code partitions} partitions
 * @param description what the data are, for people
 * @param dimension the number d of features
 * @param sparse whether so few values are not zero that only those are worth storing
 * @param binaryLabels whether all labels are −1 or +1
 * @param fingerprint a hash of rows, labels and their order; neither of the path nor of the partitioning
 * @param columns which are read
 * @param order what the order of rows follows from
 * @param classes the two that −1 and +1 stand for; empty for labels as they are
 * @param held what the rows need; empty for generated rows
 */
public record DataSet(
        JavaRDD<LabelledRow> rows,
        Format format,
        String description,
        int dimension,
        long trainRows,
        long testRows,
        int partitions,
        boolean sparse,
        boolean binaryLabels,
        String fingerprint,
        ColumnsRead columns,
        RowOrder order,
        Optional<ClassPair> classes,
        Optional<Held> held)
        implements AutoCloseable {

    /**
     * What a data set holds on the cluster.
     *
     * @param read the rows as they were read, persisted
     * @param hadoop the configuration that tasks read with
     */
    record Held(JavaRDD<Sent<RunPiece>> read, Broadcast<SerializableConfiguration> hadoop) {}

    /**
     * Lists, reads and checks the data: one job.
     *
     * @param session of the application
     * @param options which data, and how they are read
     * @return the data set, its rows not in the cache
     * @throws DataException when the data are at fault; names the earliest fault by file and line
     */
    public static DataSet open(SparkSession session, DataOptions options) {
        return open(LazySession.of(session), options);
    }

    /**
     * As {@link #open(SparkSession, DataOptions)}, where the SQL session may not be needed.
     *
     * @param session of the application
     * @param options which data, and how they are read
     * @return the data set, its rows not in the cache
     */
    public static DataSet open(LazySession session, DataOptions options) {
        return open(session, new Wanted(options, Optional.empty()), Split.BYTES);
    }

    /**
     * The same for a model, whose columns are found among those of the data.
     *
     * @param session of the application
     * @param options which data, and how they are read
     * @param request what the model asks for
     * @return the data set, its rows not in the cache
     * @throws DataException when the data are at fault, or have not what the model asks for
     */
    public static DataSet open(LazySession session, DataOptions options, ColumnRequest request) {
        return open(session, new Wanted(options, Optional.of(request)), Split.BYTES);
    }

    static DataSet open(SparkSession session, DataOptions options, long splitBytes) {
        return open(LazySession.of(session), new Wanted(options, Optional.empty()), splitBytes);
    }

    /**
     * What to read.
     *
     * @param request what a model asks of the columns; empty to train on them
     */
    record Wanted(DataOptions options, Optional<ColumnRequest> request) {}

    private static DataSet open(LazySession session, Wanted wanted, long splitBytes) {
        return wanted.options().data().isEmpty()
                ? Formats.SYNTHETIC.generate(session, wanted, SyntheticSpec.EMBEDDED)
                : DataReader.open(session, wanted, splitBytes);
    }

    static String fingerprint(long hash, int dimension) {
        return String.format("%016x", Mix.mix(hash ^ dimension));
    }

    /** {@return the names of the columns that are read} */
    public ColumnNames names() {
        return columns.names();
    }

    /** {@return whether rows have labels; without one, a row's label is NaN} */
    public boolean labelled() {
        return columns.labelled();
    }

    /** {@return a line on each thing that the user should know of the columns that are read} */
    public List<String> notes() {
        return columns.notes();
    }

    /** {@return by what a stored value is to be divided for the user's feature: 255 for pixels, 1 otherwise} */
    public double featureUnit() {
        return format.featureUnit();
    }

    /** Lets the cache go; {@link #rows} are read anew if they are asked for again. */
    public void release() {
        held.ifPresent(what -> what.read().unpersist(false));
    }

    @Override
    public void close() {
        release();
        held.ifPresent(what -> what.hadoop().destroy());
    }
}
