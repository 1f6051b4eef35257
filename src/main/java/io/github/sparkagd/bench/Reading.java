package io.github.sparkagd.bench;

import io.github.sparkagd.cluster.ClusterTrainingSet;
import io.github.sparkagd.cluster.Preprocessing;
import io.github.sparkagd.data.DataOptions;
import java.util.List;
import java.util.OptionalInt;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Files as {@code generate} writes them, read as the first work of a JVM: into the row blocks that training passes over, and
 * by Spark's own reader into its cache, which is told the schema or the number of features.
 */
final class Reading {
    private final SparkSession session;
    private final BenchSize size;
    private final String format;
    private final String uri;

    /** @param format csv, libsvm or parquet */
    Reading(SparkSession session, BenchSize size, String format, String uri) {
        this.session = session;
        this.size = size;
        this.format = format;
        this.uri = uri;
    }

    /** Rows into row blocks, with all that {@code train} checks of them; nothing is told but where they are. */
    List<Measured> ours() {
        DataOptions options = DataOptions.of(uri);
        OptionalInt told = format.equals("libsvm") ? OptionalInt.of(size.features()) : OptionalInt.empty();
        DataOptions known = told.isPresent() ? options.withFeatures(told.getAsInt()) : options;
        return measured("read-" + format, "into row blocks", () -> {
            try (ClusterTrainingSet set = ClusterTrainingSet.open(session, known, Preprocessing.none())) {
                requireAll(set.blocks().rows());
            }
        });
    }

    /** Rows into Spark's cache of columns. */
    List<Measured> sparks() {
        return measured("read-" + format + "-spark", "cache and count", () -> {
            Dataset<Row> rows = reader().load(uri).cache();
            requireAll(rows.count());
            rows.unpersist();
        });
    }

    private DataFrameReader reader() {
        DataFrameReader reader = session.read().format(format);
        return switch (format) {
            case "csv" -> reader.schema(columns());
            case "libsvm" -> reader.option("numFeatures", size.features());
            default -> reader;
        };
    }

    /** The features, and the label as the last column. */
    private StructType columns() {
        StructType schema = new StructType();
        for (int j = 0; j < size.features(); j++) {
            schema = schema.add("x" + j, DataTypes.DoubleType);
        }
        return schema.add("label", DataTypes.DoubleType);
    }

    private void requireAll(long rows) {
        if (rows != size.rows()) {
            throw new IllegalArgumentException(uri + " gave " + rows + " rows, of " + size.rows());
        }
    }

    private List<Measured> measured(String contender, String plan, Runnable read) {
        return List.of(new Measured(contender, plan, Repeats.time(read), size.bytes()));
    }
}
