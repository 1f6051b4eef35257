package io.github.sparkagd.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.github.sparkagd.data.LabelledRow;
import java.util.Iterator;
import java.util.function.ToIntFunction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The rows of a Dataset with their folds. Rows keep the partitions and the order in which Spark cuts folds. */
final class FoldedRows {
    private FoldedRows() {}

    /**
     * All rows of positive weight, each in the part of its fold.
     *
     * @param data the Dataset
     * @param columns which it is read by
     * @param rule says in which fold a row is
     * @param dimension d, which every row must have
     */
    static JavaRDD<LabelledRow> of(Dataset<?> data, Columns columns, FoldRule rule, int dimension) {
        TrainingRows.RowReader reader = TrainingRows.reader(columns, dimension);
        // What is read stands after the columns by which the rule goes, found as Spark finds columns by name.
        int first = data.columns().length;
        return data.select(
                        col("*"),
                        col(columns.label()).cast("double"),
                        col(columns.features()),
                        columns.weight().map(name -> col(name).cast("double")).orElse(lit(1.0)))
                .toJavaRDD()
                .mapPartitionsWithIndex(
                        (partition, rows) -> new Folded(rows, rule.begin(partition), first, reader), true);
    }

    private static final class Folded implements Iterator<LabelledRow> {
        private final Iterator<Row> rows;
        private final ToIntFunction<Row> rule;
        private final int first;
        private final TrainingRows.RowReader reader;
        private LabelledRow ahead;

        Folded(Iterator<Row> rows, ToIntFunction<Row> rule, int first, TrainingRows.RowReader reader) {
            this.rows = rows;
            this.rule = rule;
            this.first = first;
            this.reader = reader;
        }

        @Override
        public boolean hasNext() {
            while (ahead == null && rows.hasNext()) {
                Row row = rows.next();
                int fold = rule.applyAsInt(row);
                // The four columns that a reader reads.
                Row narrow = RowFactory.create(row.get(first), row.get(first + 1), row.get(first + 2), false);
                ahead = reader.counts(narrow) ? reader.read(narrow).in(fold) : null;
            }
            return ahead != null;
        }

        @Override
        public LabelledRow next() {
            if (!hasNext()) {
                throw new java.util.NoSuchElementException();
            }
            LabelledRow next = ahead;
            ahead = null;
            return next;
        }
    }
}
