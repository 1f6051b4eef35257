package io.github.sparkagd.data;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.collections4.IteratorUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Where the rows of a table stand.
 *
 * @param order what that follows from
 * @param files that hold the rows, in their order; one that stands for all where the order is not of files
 * @param indexed whether Spark knows the numbers of rows in their files, as it does for parquet; else they are counted
 */
record RowPlaces(RowOrder order, List<InputFile> files, boolean indexed) {
    /** The column that says of which file a row is. */
    static final String FILE = "agd_file_of_row";
    /** The column that says where in its file a row stands. */
    static final String POSITION = "agd_position_of_row";

    /** The columns for {@link #FILE} and {@link #POSITION}; what is to be counted has the place to count from there. */
    List<Column> columns() {
        Column file = order.byFiles() ? functions.col("_metadata.file_path") : functions.lit("");
        Column start = !order.byFiles()
                ? functions.lit(0L)
                : functions.col(indexed ? "_metadata.row_index" : "_metadata.file_block_start");
        return List.of(file.as(FILE), start.as(POSITION));
    }

    /** The same where the positions of rows stand in the column. */
    RowPlaces counted() {
        return new RowPlaces(order, files, true);
    }

    /** The table with the positions of rows, whose first columns are {@link #columns}. */
    Dataset<Row> count(Dataset<Row> table) {
        if (indexed) {
            return table;
        }
        StructType schema = new StructType().add(FILE, DataTypes.StringType).add(POSITION, DataTypes.LongType);
        StructField[] columns = table.schema().fields();
        for (int j = 2; j < columns.length; j++) {
            schema = schema.add(columns[j]);
        }
        RowOrder.Kind kind = order.kind();
        JavaRDD<Row> rows =
                table.javaRDD().mapPartitionsWithIndex((part, found) -> counted(found, new Counter(kind, part)), true);
        return table.sparkSession().createDataFrame(rows, schema);
    }

    private static Iterator<Row> counted(Iterator<Row> rows, Counter counter) {
        return IteratorUtils.transformedIterator(rows, row -> {
            Object[] values = new Object[row.size()];
            for (int j = 0; j < values.length; j++) {
                values[j] = j == 1 ? (Object) counter.position(row.getString(0), row.getLong(1)) : row.get(j);
            }
            return RowFactory.create(values);
        });
    }

    /** Makes what takes rows apart; one for each task, since it may remember the row before. */
    interface Forms<R> extends Serializable {
        TableRowIterator.RowForm<R> make();
    }

    /**
     * The rows of a table, whose columns are file, position, label, weight and features.
     *
     * @param fault what to say of a row on which Spark's SQL fails; null where that is no fault of the rows
     */
    <R> RowSource source(JavaRDD<R> rows, Forms<R> forms, String fault) {
        return source(placed(rows, forms, fault));
    }

    <R> JavaRDD<RowSource.Placed> placed(JavaRDD<R> rows, Forms<R> forms, String fault) {
        Map<String, Integer> ranks = new HashMap<>();
        files.forEach(file -> ranks.put(order.byFiles() ? file.plain() : "", ranks.size()));
        boolean counts = !indexed;
        RowOrder.Kind kind = order.kind();
        return rows.mapPartitionsWithIndex(
                (part, found) -> new TableRowIterator<>(
                        found,
                        new TableRowIterator.Positions(ranks, counts ? new Counter(kind, part) : null, fault),
                        forms.make()),
                true);
    }

    RowSource source(JavaRDD<RowSource.Placed> rows) {
        long bytes = files.stream().mapToLong(InputFile::length).sum();
        List<Split> splits = files.stream().map(Split::whole).toList();
        JavaRDD<RowSource.Placed> ordered = order.kind() == RowOrder.Kind.CONTENT ? ContentOrder.of(rows) : rows;
        return new RowSource(ordered, splits, bytes, null);
    }

    /** Counts rows in a task: those of a part of a file, or of a part of a query's result. */
    static final class Counter {
        private static final int OF_FILE = 16;
        private static final int OF_RESULT = 40;

        private final RowOrder.Kind kind;
        private final long part;
        private String file = "";
        private long block = -1;
        private long before;

        /** @param part number of the partition */
        Counter(RowOrder.Kind kind, int part) {
            this.kind = kind;
            this.part = part;
        }

        /** Rises with the rows of a file, or of a result; the number in its file, from 0, where that is known. */
        long position(String fileOfRow, long blockStart) {
            before = fileOfRow.equals(file) && blockStart == block ? before + 1 : 0;
            file = fileOfRow;
            block = blockStart;
            long start = kind == RowOrder.Kind.FILES ? block << OF_FILE : part << OF_RESULT;
            boolean first = start == 0 && kind != RowOrder.Kind.CONTENT;
            return first ? before : RowPosition.UNCOUNTED + start + before;
        }
    }
}
