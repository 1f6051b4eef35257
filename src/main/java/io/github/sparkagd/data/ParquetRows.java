package io.github.sparkagd.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaPairRDD;
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

/** Rows of parquet files, in the order of file and position: a vector column, or all numeric columns but the label. */
final class ParquetRows {
    private static final String FEATURES = ColumnRequest.FEATURES;
    private final List<InputFile> files;
    private final String uri;
    private final ParquetTables tables;
    private final StructType schema;

    ParquetRows(SparkSession session, List<InputFile> files, String uri) {
        this.files = files;
        this.uri = uri;
        this.tables = new ParquetTables(session, files, uri);
        this.schema = tables.schema();
    }

    /** The columns that stand in the names of folders. */
    List<String> folders() {
        return tables.folders().columns();
    }

    /**
     * The columns to read.
     *
     * @param label null where rows have none
     * @param features in their order; one column where that is a vector
     * @param order of the vector's entries
     */
    record Columns(String label, List<String> features, boolean vector, VectorOrder order)
            implements java.io.Serializable {
        Columns(String label, List<String> features, boolean vector) {
            this(label, features, vector, VectorOrder.AS_STORED);
        }
    }

    StructType schema() {
        return schema;
    }

    /** All columns, after those that say where a row stands. */
    StagedTables.Placed placed() {
        Dataset<Row> all = tables.tables().stream()
                .map(this::placed)
                .reduce(Dataset::union)
                .orElseThrow();
        return new StagedTables.Placed(all, files);
    }

    private Dataset<Row> placed(Dataset<Row> table) {
        List<Column> wanted = new ArrayList<>(place());
        for (String name : schema.fieldNames()) {
            wanted.add(table.col(quoted(name)));
        }
        return table.select(wanted.toArray(new Column[0]));
    }

    private static List<Column> place() {
        return List.of(
                functions.col("_metadata.file_path").as(StagedTables.FILE),
                functions.col("_metadata.row_index").as(StagedTables.POSITION));
    }

    /** The rows; columns are found by their names. */
    RawData read(Columns columns, ClassChoice classes) {
        requireColumns(columns);
        Map<String, Integer> ranks = ranks(files);
        List<JavaPairRDD<Long, RawRow>> rows = tables.tables().stream()
                .map(table -> selected(table, columns)
                        .javaRDD()
                        .mapPartitionsToPair(found -> new PlacedRows(found, ranks, row -> raw(row, columns))))
                .toList();
        long bytes = files.stream().mapToLong(InputFile::length).sum();
        return new RawData(all(rows), files.stream().map(Split::whole).toList(), bytes, classes);
    }

    /** By halves, so that many do not become a chain. */
    private static JavaPairRDD<Long, RawRow> all(List<JavaPairRDD<Long, RawRow>> rows) {
        int half = rows.size() / 2;
        return half == 0 ? rows.get(0) : all(rows.subList(0, half)).union(all(rows.subList(half, rows.size())));
    }

    private static Dataset<Row> selected(Dataset<Row> table, Columns columns) {
        List<Column> wanted = new ArrayList<>(place());
        wanted.add(columns.label() == null ? functions.lit(Double.NaN) : table.col(quoted(columns.label())));
        columns.features().forEach(name -> wanted.add(table.col(quoted(name))));
        return table.select(wanted.toArray(new Column[0]));
    }

    /** The numbers of files, by their plain paths. */
    static Map<String, Integer> ranks(List<InputFile> files) {
        Map<String, Integer> ranks = new HashMap<>();
        for (InputFile file : files) {
            ranks.put(PlacedRows.plain(file.uri()), ranks.size());
        }
        return ranks;
    }

    /** What stands in the files: the label column and the features. */
    Columns columns(Optional<String> named) {
        String label = named.orElse("label");
        List<String> names = Arrays.asList(schema.fieldNames());
        requireColumn(label);
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

    private void requireColumn(String name) {
        List<String> names = Arrays.asList(schema.fieldNames());
        if (!names.contains(name)) {
            throw new DataException(uri + " has no column '" + name + "', only " + names + ". Maybe --label COLUMN.");
        }
    }

    private void requireColumns(Columns columns) {
        if (columns.label() != null) {
            requireColumn(columns.label());
            requireNumeric(schema.apply(columns.label()), "the label column");
        }
        for (String name : columns.features()) {
            requireColumn(name);
            if (!columns.vector()) {
                requireNumeric(schema.apply(name), "the feature column");
            } else if (!schema.apply(name).dataType().equals(SQLDataTypes.VectorType())) {
                throw new DataException(uri + ": the column '" + name + "' is of type "
                        + schema.apply(name).dataType().simpleString() + ", not a vector. Maybe another --test.");
            }
        }
    }

    private void requireNumeric(StructField field, String what) {
        if (!(field.dataType() instanceof NumericType)) {
            boolean folder = folders().contains(field.name());
            throw new DataException(uri + ": " + what + " '" + field.name() + "' is of type "
                    + field.dataType().simpleString() + ", not a number. Maybe "
                    + (folder
                            ? "name one of the folders " + field.name() + "=…, or the files by a glob."
                            : "another --label, or drop the column."));
        }
    }

    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** A row whose third column is the label, and whose features follow. */
    static RawRow raw(Row row, Columns columns) {
        long number = row.getLong(1) + 1;
        for (int j = 2; j < row.size(); j++) {
            if (row.isNullAt(j)) {
                String name = j == 2 ? columns.label() : columns.features().get(j - 3);
                return fault(number, name, "null", "drop or impute such rows");
            }
        }
        double label = ((Number) row.get(2)).doubleValue();
        if (columns.label() != null && !Numbers.usable(label)) {
            return unusable(number, columns.label(), label);
        }
        return columns.vector() ? vector(row, columns, number, label) : plain(row, columns, number, label);
    }

    private static RawRow vector(Row row, Columns columns, long number, double label) {
        Vector vector = columns.order().of(row.getAs(3));
        boolean sparse = vector instanceof SparseVector;
        double[] values = sparse ? ((SparseVector) vector).values() : vector.toArray();
        for (double value : values) {
            if (!Numbers.usable(value)) {
                return unusable(number, columns.features().get(0), value);
            }
        }
        return sparse
                ? RawRow.sparse(number, label, ((SparseVector) vector).indices(), values)
                        .ofWidth(vector.size())
                : RawRow.dense(number, label, values);
    }

    private static RawRow plain(Row row, Columns columns, long number, double label) {
        double[] values = new double[columns.features().size()];
        for (int j = 0; j < values.length; j++) {
            values[j] = ((Number) row.get(3 + j)).doubleValue();
            if (!Numbers.usable(values[j])) {
                return unusable(number, columns.features().get(j), values[j]);
            }
        }
        return RawRow.dense(number, label, values);
    }

    private static RawRow unusable(long number, String column, double value) {
        return Double.isFinite(value)
                ? fault(number, column, value + ", whose square is too large for a sum", "rescale the data")
                : fault(number, column, value + ", which is not finite", "drop or impute such rows");
    }

    private static RawRow fault(long number, String column, String value, String remedy) {
        return RawRow.fault(0, "row " + number + ", column '" + column + "' is " + value + ". Maybe " + remedy + ".");
    }
}
