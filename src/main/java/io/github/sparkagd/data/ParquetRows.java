package io.github.sparkagd.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Rows of parquet files, in the order of file and position: a vector column, or all numeric columns but the label. */
final class ParquetRows {
    private final SparkSession session;
    private final List<InputFile> files;
    private final String uri;
    private final ParquetTables tables;

    ParquetRows(SparkSession session, List<InputFile> files, String uri) {
        this.session = session;
        this.files = files;
        this.uri = uri;
        this.tables = new ParquetTables(session, files, uri);
    }

    /** The columns that stand in the names of folders. */
    List<String> folders() {
        return tables.folders().columns();
    }

    /** Which columns are read; {@code asked} are those that the user names. */
    TableMatch match(DataOptions.Columns asked) {
        return new TableMatch(uri, tables.schema(), folders(), asked);
    }

    /** All columns, after those that say where a row stands. */
    StagedTables.Placed placed() {
        List<String> all = Arrays.asList(tables.schema().fieldNames());
        Dataset<Row> placed = tables.tables().stream()
                .map(table -> selected(table, List.of(), all))
                .reduce(Dataset::union)
                .orElseThrow();
        return new StagedTables.Placed(placed, files);
    }

    /** The rows; columns are found by their names. */
    RowSource read(TableMatch.Columns columns) {
        match(DataOptions.Columns.DEFAULT).require(columns);
        List<JavaRDD<RowSource.Placed>> rows = tables.tables().stream()
                .map(table -> {
                    Column label =
                            columns.label() == null ? functions.lit(Double.NaN) : table.col(quoted(columns.label()));
                    Column weight = columns.weight() == null ? functions.lit(1.0) : table.col(quoted(columns.weight()));
                    return placed(selected(table, List.of(label, weight), columns.features()), columns, files, false);
                })
                .toList();
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        return source(rows.size() == 1 ? rows.get(0) : union(context, rows), files);
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // arrays know no type parameters
    private static JavaRDD<RowSource.Placed> union(JavaSparkContext context, List<JavaRDD<RowSource.Placed>> rows) {
        return context.union(rows.toArray(new JavaRDD[0]));
    }

    private static Dataset<Row> selected(Dataset<Row> table, List<Column> labelAndWeight, List<String> names) {
        List<Column> wanted = new ArrayList<>(List.of(
                functions.col("_metadata.file_path").as(StagedTables.FILE),
                functions.col("_metadata.row_index").as(StagedTables.POSITION)));
        wanted.addAll(labelAndWeight);
        names.forEach(name -> wanted.add(table.col(quoted(name))));
        return table.select(wanted.toArray(new Column[0]));
    }

    /**
     * The rows of a table, whose columns are file, position, label, weight and features.
     *
     * @param staged whether stages of a model have made them
     */
    static JavaRDD<RowSource.Placed> placed(
            Dataset<Row> table, TableMatch.Columns columns, List<InputFile> files, boolean staged) {
        Map<String, Integer> ranks = ParquetRowIterator.ranks(files);
        return table.javaRDD()
                .mapPartitions(found -> new ParquetRowIterator(found, ranks, row -> result(row, columns), staged));
    }

    static RowSource source(JavaRDD<RowSource.Placed> rows, List<InputFile> files) {
        long bytes = files.stream().mapToLong(InputFile::length).sum();
        return new RowSource(rows, files.stream().map(Split::whole).toList(), bytes, null);
    }

    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    private static ReadResult result(Row row, TableMatch.Columns columns) {
        long number = row.getLong(1) + 1;
        for (int j = 2; j < row.size(); j++) {
            if (row.isNullAt(j)) {
                String name = j == 2
                        ? columns.label()
                        : j == 3 ? columns.weight() : columns.features().get(j - 4);
                return fault(number, name, "null", "drop or impute such rows");
            }
        }
        double label = ((Number) row.get(2)).doubleValue();
        if (columns.label() != null && !Numbers.usable(label)) {
            return unusable(number, columns.label(), label);
        }
        double weight = ((Number) row.get(3)).doubleValue();
        if (!Numbers.usable(weight)) {
            return unusable(number, columns.weight(), weight);
        }
        if (weight < 0) {
            String column = "row " + number + ", column '" + columns.weight() + "'";
            return new ReadResult.Fault(0, Numbers.negativeWeight(column, weight));
        }
        ReadResult read = columns.vector() ? vector(row, columns, number, label) : plain(row, columns, number, label);
        return read instanceof ReadResult.Row found ? found.weighing(weight) : read;
    }

    private static ReadResult vector(Row row, TableMatch.Columns columns, long number, double label) {
        Vector vector = columns.order().of(row.getAs(4));
        double[] values = vector instanceof SparseVector sparse ? sparse.values() : vector.toArray();
        for (double value : values) {
            if (!Numbers.usable(value)) {
                return unusable(number, columns.features().get(0), value);
            }
        }
        return new ReadResult.Row(number, label, vector, 1, true);
    }

    private static ReadResult plain(Row row, TableMatch.Columns columns, long number, double label) {
        double[] values = new double[columns.features().size()];
        for (int j = 0; j < values.length; j++) {
            values[j] = ((Number) row.get(4 + j)).doubleValue();
            if (!Numbers.usable(values[j])) {
                return unusable(number, columns.features().get(j), values[j]);
            }
        }
        return ReadResult.Row.dense(number, label, values);
    }

    private static ReadResult unusable(long number, String column, double value) {
        return Double.isFinite(value)
                ? fault(number, column, value + ", whose square is too large for a sum", "rescale the data")
                : fault(number, column, value + ", which is not finite", "drop or impute such rows");
    }

    private static ReadResult fault(long number, String column, String value, String remedy) {
        return new ReadResult.Fault(
                0, "row " + number + ", column '" + column + "' is " + value + ". Maybe " + remedy + ".");
    }
}
