package io.github.sparkagd.data;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * What a format is to open.
 *
 * @param lazy the application, for formats that Spark's SQL reads
 * @param hadoop the configuration for tasks
 * @param wanted what the user says, and what a model asks of the columns
 * @param data what {@code --data} names
 * @param test what {@code --test} names
 * @param splitBytes how long the parts are that files are read in
 */
record FormatInput(
        LazySession lazy,
        Broadcast<SerializableConfiguration> hadoop,
        DataSet.Wanted wanted,
        Named data,
        Optional<Named> test,
        long splitBytes) {

    SparkSession session() {
        return lazy.get();
    }

    DataOptions options() {
        return wanted.options();
    }

    Optional<ColumnRequest> request() {
        return wanted.request();
    }

    /**
     * Data as a user names them.
     *
     * @param uri as it was typed
     * @param files that it names; none where Spark is to find the rows
     */
    record Named(String uri, List<InputFile> files) {
        private static final int LONGEST = 120;

        /** For messages: without secrets, and a query in one line. */
        String shown() {
            return shown(uri);
        }

        static String shown(String uri) {
            String safe = Secrets.hidden(uri);
            if (QueryFormat.of(uri).isEmpty()) {
                return safe;
            }
            String line = safe.strip().replaceAll("\\s*\\R\\s*", " ");
            return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + " …";
        }
    }

    /** The data as messages name them. */
    String uri() {
        return data.shown();
    }

    /** The files of the data. */
    List<InputFile> files() {
        return data.files();
    }

    Configuration configuration() {
        return lazy.sparkContext().hadoopConfiguration();
    }

    /** Rows read split by split. */
    RowSource read(List<Split> splits, RowSource.Reader reader) {
        return RowSource.of(JavaSparkContext.fromSparkContext(lazy.sparkContext()), hadoop, splits, reader);
    }

    /** What is read of a format without columns; a model that knows names is taken by position. */
    ColumnsRead unnamed() {
        return ColumnsRead.unnamed(uri(), request());
    }
}
