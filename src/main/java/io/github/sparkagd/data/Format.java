package io.github.sparkagd.data;

import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.SparkSession;

/** A format of data: all that is known of it. Those that there are stand in {@link Formats}. */
public abstract class Format {
    /** The settings that only some formats take. */
    static final String HEADER = "header";

    static final String SEPARATOR = "separator";
    static final String LABEL = "label";
    static final String WEIGHT = "weight";
    static final String DATA_OPTION = "data-option";

    private final String label;

    Format(String label) {
        this.label = label;
    }

    /** {@return the name that users type} */
    public final String label() {
        return label;
    }

    /** Writes rows as files. */
    public interface Writer {
        /**
         * Writes the rows.
         *
         * @param session of the application
         * @param rows in the order of the files
         * @param folder that does not exist yet; as many files as partitions, in their order
         */
        void write(SparkSession session, JavaRDD<LabelledRow> rows, String folder);

        /** {@return whether values that are 0 need not be written} */
        default boolean sparse() {
            return true;
        }

        /** {@return the largest number of features that files of this format can hold} */
        default int mostFeatures() {
            return Integer.MAX_VALUE;
        }
    }

    /** {@return what writes this format; empty where it can only be read} */
    public Optional<Writer> writer() {
        return Optional.empty();
    }

    /** {@return whether rows are made instead of read} */
    public boolean generated() {
        return false;
    }

    /** Whether rows stand in files that we list; else Spark is to find them. */
    boolean inFiles() {
        return true;
    }

    /** By what a stored value is to be divided for the user's feature. */
    double featureUnit() {
        return 1;
    }

    /** Whether a file or folder is of this format by its name, given in lower case. */
    boolean isNamed(String name) {
        return false;
    }

    /** Whether a file whose name says nothing begins as this format does. */
    boolean begins(InputFile file, Configuration configuration) {
        return false;
    }

    /** Which of the settings that only some formats take mean something here. */
    Set<String> options() {
        return Set.of();
    }

    /** Whether rows are those of a table, which has columns. */
    final boolean table() {
        return options().contains(LABEL);
    }

    /** The classes that are kept where the user names none. */
    Optional<ClassPair> usualClasses() {
        return Optional.empty();
    }

    /**
     * The label of a class that the user names.
     *
     * @throws DataException when it is no class
     */
    double classLabel(String name) {
        return Numbers.finite(name)
                .orElseThrow(() ->
                        new DataException("{classes}: %s is not a label. Maybe name label values such as 3,8.", name));
    }

    /**
     * Finds the rows.
     *
     * @throws DataException when files are missing, or options or columns do not fit
     */
    abstract RowSource.Sets open(FormatInput input);

    /** The same where stages of a model make the features. */
    RowSource.Sets openStaged(FormatInput input) {
        throw StagedTables.unnamed(input, this, "none. Maybe csv with {header}, or parquet.");
    }
}
