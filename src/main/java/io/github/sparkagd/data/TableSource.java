package io.github.sparkagd.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of Spark's tables in a fixed order: a vector column, or all numeric columns but the label.
 *
 * @param uri the data as the user names them, for messages
 * @param tables with columns of the same names; one for all files that are alike
 * @param folders the columns that stand in the names of folders
 * @param places where their rows stand
 */
record TableSource(String uri, List<Dataset<Row>> tables, List<String> folders, RowPlaces places) {
    /** What a query says of a row on which it fails. */
    private static final String QUERY = "a row cannot be computed";

    /** The columns of the first table; others may have other numbers and another order. */
    StructType schema() {
        return tables.get(0).schema();
    }

    /** Which columns are read; {@code asked} are those that the user names. */
    TableMatch match(DataOptions.Columns asked) {
        return new TableMatch(uri, schema(), folders, asked);
    }

    /** All columns, after those that say where a row stands. */
    StagedTables.Placed placed() {
        List<String> all = Arrays.asList(schema().fieldNames());
        Dataset<Row> placed = tables.stream()
                .map(table -> places.count(selected(table, List.of(), all)))
                .reduce(Dataset::union)
                .orElseThrow();
        return new StagedTables.Placed(placed, places.counted());
    }

    /** The rows; columns are found by their names. */
    RowSource read(TableMatch.Columns columns) {
        match(DataOptions.Columns.DEFAULT).require(columns);
        List<JavaRDD<RowSource.Placed>> rows =
                tables.stream().map(table -> rows(table, columns)).toList();
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(tables.get(0).sparkSession().sparkContext());
        return places.source(rows.size() == 1 ? rows.get(0) : union(context, rows));
    }

    private JavaRDD<RowSource.Placed> rows(Dataset<Row> table, TableMatch.Columns columns) {
        String fault = places.order().byFiles() ? null : QUERY;
        return columns.vector()
                        && !TableMatch.isSparksVector(
                                table.schema(), columns.features().get(0))
                ? places.placed(
                        selected(table, labelAndWeight(table, columns), columns.features())
                                .javaRDD(),
                        () -> new VectorRows(columns),
                        fault)
                : plain(table, columns, fault);
    }

    private JavaRDD<RowSource.Placed> plain(Dataset<Row> table, TableMatch.Columns columns, String fault) {
        PlainTable plain = PlainTable.of(table, places.columns(), columns);
        int[] at = plain.at();
        return places.placed(plain.rows(), () -> new PlainTableRows(columns, at), fault);
    }

    private static List<Column> labelAndWeight(Dataset<Row> table, TableMatch.Columns columns) {
        return List.of(
                columns.label() == null ? functions.lit(Double.NaN) : table.col(quoted(columns.label())),
                columns.weight() == null ? functions.lit(1.0) : table.col(quoted(columns.weight())));
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // arrays know no type parameters
    private static JavaRDD<RowSource.Placed> union(JavaSparkContext context, List<JavaRDD<RowSource.Placed>> rows) {
        return context.union(rows.toArray(new JavaRDD[0]));
    }

    private Dataset<Row> selected(Dataset<Row> table, List<Column> labelAndWeight, List<String> names) {
        List<Column> wanted = new ArrayList<>(places.columns());
        wanted.addAll(labelAndWeight);
        names.forEach(name -> wanted.add(table.col(quoted(name))));
        return table.select(wanted.toArray(new Column[0]));
    }

    static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }
}
