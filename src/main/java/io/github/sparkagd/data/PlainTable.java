package io.github.sparkagd.data;

import io.github.sparkagd.versions.ScalaCollections;
import io.github.sparkagd.versions.TableRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.ExprId;
import org.apache.spark.sql.execution.ColumnarToRowExec;
import org.apache.spark.sql.execution.FileSourceScanExec;
import org.apache.spark.sql.execution.InputAdapter;
import org.apache.spark.sql.execution.ProjectExec;
import org.apache.spark.sql.execution.SQLExecutionRDD;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.WholeStageCodegenExec;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** Rows of a table for {@link PlainTableRows}, in the form that Spark has them itself. */
final class PlainTable {
    private static final int FEATURES = 4;
    private static final int ABSENT = -1;
    /** What Spark calls the column of a row's number while it reads. */
    private static final String ROW_INDEX = "_tmp_metadata_row_index";

    private final JavaRDD<InternalRow> rows;
    private final int[] at;

    private PlainTable(JavaRDD<InternalRow> rows, int[] at) {
        this.rows = rows;
        this.at = at;
    }

    /** Spark puts all of them into the same memory, one after the other. */
    JavaRDD<InternalRow> rows() {
        return rows;
    }

    /** Where file, position, label, weight and features stand in a row; −1 for a label or a weight that there is not. */
    int[] at() {
        return at;
    }

    /**
     * The rows: straight from the columns that Spark reads, where a file's columns are what is wanted, or put together by
     * Spark, value by value.
     *
     * @param places the columns of {@link RowPlaces}
     */
    static PlainTable of(Dataset<Row> table, List<Column> places, TableMatch.Columns columns) {
        return scanned(table, places, columns).orElseGet(() -> computed(table, places, columns));
    }

    private static PlainTable computed(Dataset<Row> table, List<Column> places, TableMatch.Columns columns) {
        List<Column> wanted = new ArrayList<>(places);
        int[] at = new int[FEATURES + columns.features().size()];
        Arrays.setAll(at, j -> j);
        List<String> names = names(columns);
        for (int j = 2; j < at.length; j++) {
            String name = names.get(j - 2);
            at[j] = name == null ? ABSENT : wanted.size();
            if (name != null) {
                Column column = table.col(TableSource.quoted(name));
                wanted.add(j >= FEATURES && columns.vector() ? column : column.cast("double"));
            }
        }
        Dataset<Row> numbers = table.select(wanted.toArray(new Column[0]));
        return new PlainTable(TableRows.of(numbers).toRdd().toJavaRDD(), at);
    }

    /** Label and weight, or null, and the features. */
    private static List<String> names(TableMatch.Columns columns) {
        List<String> names = new ArrayList<>();
        names.add(columns.label());
        names.add(columns.weight());
        names.addAll(columns.features());
        return names;
    }

    /** The rows of a scan of files by columns; empty where Spark has to do more than to read. */
    private static Optional<PlainTable> scanned(Dataset<Row> table, List<Column> places, TableMatch.Columns columns) {
        if (!areNumbers(table, columns)) {
            return Optional.empty();
        }
        List<Column> wanted = new ArrayList<>(places);
        names(columns).stream()
                .filter(Objects::nonNull)
                .forEach(name -> wanted.add(table.col(TableSource.quoted(name))));
        SparkPlan plan =
                TableRows.of(table.select(wanted.toArray(new Column[0]))).executedPlan();
        return scan(plan).flatMap(scan -> {
            int[] at = at(scan, table, columns);
            return Arrays.stream(at).allMatch(place -> place >= ABSENT)
                    ? Optional.of(new PlainTable(rows(scan), at))
                    : Optional.empty();
        });
    }

    private static boolean areNumbers(Dataset<Row> table, TableMatch.Columns columns) {
        List<String> numbers = names(columns)
                .subList(0, columns.vector() ? 2 : 2 + columns.features().size());
        return numbers.stream()
                .allMatch(name ->
                        name == null || table.schema().apply(name).dataType().equals(DataTypes.DoubleType));
    }

    /** What a plan reads by columns, if it does nothing to rows but to choose among their columns. */
    private static Optional<FileSourceScanExec> scan(SparkPlan plan) {
        if (plan instanceof FileSourceScanExec scan) {
            return scan.supportsColumnar() ? Optional.of(scan) : Optional.empty();
        }
        boolean chooses = plan instanceof WholeStageCodegenExec
                || plan instanceof InputAdapter
                || plan instanceof ColumnarToRowExec
                || plan instanceof ProjectExec;
        return chooses ? scan(plan.children().head()) : Optional.empty();
    }

    /** Where the columns stand in what is read; less than −1 for one that is not there as such. */
    private static int[] at(FileSourceScanExec scan, Dataset<Row> table, TableMatch.Columns columns) {
        Map<ExprId, Integer> read = new HashMap<>();
        Map<String, Integer> added = new HashMap<>();
        List<Attribute> output = ScalaCollections.asJava(scan.output());
        for (int k = 0; k < output.size(); k++) {
            read.put(output.get(k).exprId(), k);
            added.put(output.get(k).name(), k);
        }
        Map<String, Integer> places = new HashMap<>();
        for (Attribute own :
                ScalaCollections.asJava(TableRows.of(table).analyzed().output())) {
            Integer place = read.get(own.exprId());
            places.put(own.name(), place == null ? ABSENT - 1 : place);
            added.values().remove(place);
        }
        Stream<Integer> found = Stream.concat(
                Stream.of("file_path", ROW_INDEX).map(name -> added.getOrDefault(name, ABSENT - 1)),
                names(columns).stream().map(name -> name == null ? ABSENT : places.get(name)));
        return found.mapToInt(place -> place).toArray();
    }

    private static JavaRDD<InternalRow> rows(FileSourceScanExec scan) {
        JavaRDD<InternalRow> rows = scan.executeColumnar().toJavaRDD().flatMap(ColumnarBatch::rowIterator);
        return new SQLExecutionRDD(rows.rdd(), scan.conf()).toJavaRDD();
    }
}
