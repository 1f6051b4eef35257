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
 * @param files of {@code --data}
 * @param test the files of {@code --test}
 * @param splitBytes how long the parts are that files are read in
 */
record FormatInput(
        LazySession lazy,
        Broadcast<SerializableConfiguration> hadoop,
        DataSet.Wanted wanted,
        List<InputFile> files,
        Optional<List<InputFile>> test,
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

    /** The data as the user names them. */
    String uri() {
        return options().data().orElseThrow();
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
