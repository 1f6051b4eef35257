package io.github.sparkagd.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Rows of parquet files, in the order of file and position: a vector column, or all numeric columns but the label. */
final class ParquetRows {
    private static final List<Column> PLACE = List.of(
            functions.col("_metadata.file_path").as(StagedTables.FILE),
            functions.col("_metadata.row_index").as(StagedTables.POSITION));

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
                .map(table -> columns.vector()
                        ? placed(
                                selected(table, labelAndWeight(table, columns), columns.features()),
                                columns,
                                files,
                                false)
                        : PlainTableRows.placed(numbers(table, columns), columns, files))
                .toList();
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        return source(rows.size() == 1 ? rows.get(0) : union(context, rows), files);
    }

    private static List<Column> labelAndWeight(Dataset<Row> table, TableMatch.Columns columns) {
        return List.of(
                columns.label() == null ? functions.lit(Double.NaN) : table.col(quoted(columns.label())),
                columns.weight() == null ? functions.lit(1.0) : table.col(quoted(columns.weight())));
    }

    /** File and position, and the doubles label, weight and features. */
    private static Dataset<Row> numbers(Dataset<Row> table, TableMatch.Columns columns) {
        List<Column> wanted = new ArrayList<>(PLACE);
        labelAndWeight(table, columns).forEach(column -> wanted.add(column.cast("double")));
        columns.features().forEach(name -> wanted.add(table.col(quoted(name)).cast("double")));
        return table.select(wanted.toArray(new Column[0]));
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // arrays know no type parameters
    private static JavaRDD<RowSource.Placed> union(JavaSparkContext context, List<JavaRDD<RowSource.Placed>> rows) {
        return context.union(rows.toArray(new JavaRDD[0]));
    }

    private static Dataset<Row> selected(Dataset<Row> table, List<Column> labelAndWeight, List<String> names) {
        List<Column> wanted = new ArrayList<>(PLACE);
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
                .mapPartitions(found -> new ParquetRowIterator<>(found, ranks, new Rows(columns), staged));
    }

    static RowSource source(JavaRDD<RowSource.Placed> rows, List<InputFile> files) {
        long bytes = files.stream().mapToLong(InputFile::length).sum();
        return new RowSource(rows, files.stream().map(Split::whole).toList(), bytes, null);
    }

    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** Rows of Spark's for everyone. */
    private record Rows(TableMatch.Columns columns) implements ParquetRowIterator.RowForm<Row> {
        @Override
        public String file(Row row) {
            return row.getString(0);
        }

        @Override
        public long position(Row row) {
            return row.getLong(1);
        }

        @Override
        public ReadResult read(Row row) {
            TableChecks checks = new TableChecks(columns, row.getLong(1) + 1);
            for (int j = 2; j < row.size(); j++) {
                if (row.isNullAt(j)) {
                    return checks.missing(j);
                }
            }
            double label = ((Number) row.get(2)).doubleValue();
            double weight = ((Number) row.get(3)).doubleValue();
            return checks.checked(label, weight, columns.vector() ? vector(row) : plain(row));
        }

        private Vector vector(Row row) {
            return columns.order().of(row.getAs(4));
        }

        private Vector plain(Row row) {
            double[] values = new double[columns.features().size()];
            for (int j = 0; j < values.length; j++) {
                values[j] = ((Number) row.get(4 + j)).doubleValue();
            }
            return Vectors.dense(values);
        }
    }
}
