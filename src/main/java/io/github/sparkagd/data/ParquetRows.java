package io.github.sparkagd.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Tuple2;

/** Rows of parquet files, in the order of file and position: a vector column, or all numeric columns but the label. */
final class ParquetRows {
    private static final String FEATURES = "features";
    private static final int POSITION_BITS = 40;

    private final SparkSession session;
    private final DataOptions options;
    private final List<InputFile> files;
    private final String uri;

    ParquetRows(SparkSession session, DataOptions options, List<InputFile> files, String uri) {
        this.session = session;
        this.options = options;
        this.files =
                files.stream().filter(file -> file.name().endsWith(".parquet")).toList();
        this.uri = uri;
    }

    /** The columns to read. */
    private record Columns(String label, List<String> features, boolean vector) implements java.io.Serializable {}

    RawData read(ClassChoice classes) {
        if (files.isEmpty()) {
            throw new DataException(uri + " holds no .parquet file. Maybe another --format.");
        }
        Dataset<Row> table = open();
        Columns columns = columns(table.schema());
        List<Column> wanted = new ArrayList<>();
        wanted.add(functions.col("_metadata.file_path"));
        wanted.add(functions.col("_metadata.row_index"));
        wanted.add(table.col(quoted(columns.label())));
        columns.features().forEach(name -> wanted.add(table.col(quoted(name))));
        Map<String, Integer> ranks = new HashMap<>();
        for (InputFile file : files) {
            ranks.put(new Path(file.uri()).toUri().getPath(), ranks.size());
        }
        JavaRDD<RawRow> rows = table.select(wanted.toArray(new Column[0]))
                .javaRDD()
                .mapToPair(row -> new Tuple2<>(place(row, ranks), raw(row, columns)))
                .repartitionAndSortWithinPartitions(new ByFile(files.size()))
                .values();
        long bytes = files.stream().mapToLong(InputFile::length).sum();
        return new RawData(rows, files.stream().map(Split::whole).toList(), bytes, classes);
    }

    private Dataset<Row> open() {
        try {
            return session.read().parquet(files.stream().map(InputFile::uri).toArray(String[]::new));
        } catch (Exception failed) {
            throw new DataException(
                    uri + " cannot be read as parquet: " + InputFile.firstLine(failed) + ". Maybe another --format.");
        }
    }

    private Columns columns(StructType schema) {
        String label = options.label().orElse("label");
        List<String> names = Arrays.asList(schema.fieldNames());
        if (!names.contains(label)) {
            throw new DataException(uri + " has no column '" + label + "', only " + names + ". Maybe --label.");
        }
        requireNumeric(schema.apply(label), "the label column");
        if (names.contains(FEATURES) && schema.apply(FEATURES).dataType().equals(SQLDataTypes.VectorType())) {
            return new Columns(label, List.of(FEATURES), true);
        }
        List<String> features =
                names.stream().filter(name -> !name.equals(label)).toList();
        features.forEach(name -> requireNumeric(schema.apply(name), "the feature column"));
        if (features.isEmpty()) {
            throw new DataException(uri + " has no feature column beside '" + label + "'. Maybe another --label.");
        }
        return new Columns(label, features, false);
    }

    private void requireNumeric(StructField field, String what) {
        if (!(field.dataType() instanceof NumericType)) {
            throw new DataException(uri + ": " + what + " '" + field.name() + "' is of type "
                    + field.dataType().simpleString() + ", not a number. Maybe another --label, or drop the column.");
        }
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    private static long place(Row row, Map<String, Integer> ranks) {
        Integer rank = ranks.get(new Path(row.getString(0)).toUri().getPath());
        return ((long) (rank == null ? 0 : rank) << POSITION_BITS) + row.getLong(1);
    }

    private static RawRow raw(Row row, Columns columns) {
        long number = row.getLong(1) + 1;
        for (int j = 2; j < row.size(); j++) {
            if (row.isNullAt(j)) {
                String name = j == 2 ? columns.label() : columns.features().get(j - 3);
                return fault(number, name, "null", "drop or impute such rows");
            }
        }
        double label = ((Number) row.get(2)).doubleValue();
        if (!Double.isFinite(label)) {
            return fault(number, columns.label(), label + ", which is not finite", "drop such rows");
        }
        return columns.vector() ? vector(row.getAs(3), number, label) : plain(row, columns, number, label);
    }

    private static RawRow vector(Vector vector, long number, double label) {
        boolean sparse = vector instanceof SparseVector;
        double[] values = sparse ? ((SparseVector) vector).values() : vector.toArray();
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return fault(number, FEATURES, value + ", which is not finite", "drop or impute such rows");
            }
        }
        return sparse
                ? RawRow.sparse(number, label, ((SparseVector) vector).indices(), values)
                : RawRow.dense(number, label, values);
    }

    private static RawRow plain(Row row, Columns columns, long number, double label) {
        double[] values = new double[columns.features().size()];
        for (int j = 0; j < values.length; j++) {
            values[j] = ((Number) row.get(3 + j)).doubleValue();
            if (!Double.isFinite(values[j])) {
                String name = columns.features().get(j);
                return fault(number, name, values[j] + ", which is not finite", "drop or impute such rows");
            }
        }
        return RawRow.dense(number, label, values);
    }

    private static RawRow fault(long number, String column, String value, String remedy) {
        return RawRow.fault(0, "row " + number + ", column '" + column + "' is " + value + ". Maybe " + remedy + ".");
    }

    /** A partition per file. */
    private static final class ByFile extends Partitioner {
        private static final long serialVersionUID = 1L;
        private final int files;

        ByFile(int files) {
            this.files = files;
        }

        @Override
        public int numPartitions() {
            return files;
        }

        @Override
        public int getPartition(Object key) {
            return (int) ((Long) key >> POSITION_BITS);
        }

        @Override
        public boolean equals(Object that) {
            return that instanceof ByFile other && other.files == files;
        }

        @Override
        public int hashCode() {
            return files;
        }
    }
}
