package io.github.sparkagd.ml;

import io.github.sparkagd.cluster.FoldedRow;
import java.io.Serializable;
import java.util.Iterator;
import java.util.function.ToIntFunction;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** The rows of a Dataset with their folds. Rows keep the partitions and the order in which Spark cuts folds. */
final class FoldedRows {
    private FoldedRows() {}

    /**
     * Where a row has its columns.
     *
     * @param weight negative where there is none
     */
    private record Places(int label, int features, int weight) implements Serializable {
        static Places of(StructType schema, Columns columns) {
            return new Places(
                    schema.fieldIndex(columns.label()),
                    schema.fieldIndex(columns.features()),
                    columns.weight().map(schema::fieldIndex).orElse(-1));
        }

        /** The four columns that a {@link TrainingRows.RowReader} reads. */
        Row narrowed(Row row) {
            return RowFactory.create(
                    number(row, label), row.get(features), weight < 0 ? (Object) 1.0 : number(row, weight), false);
        }

        private static Double number(Row row, int place) {
            return row.isNullAt(place) ? null : (Double) ((Number) row.get(place)).doubleValue();
        }
    }

    /**
     * All rows of positive weight.
     *
     * @param data the Dataset
     * @param columns which it is read by
     * @param rule says in which fold a row is
     * @param dimension d, which every row must have
     */
    static JavaRDD<FoldedRow> of(Dataset<?> data, Columns columns, FoldRule rule, int dimension) {
        Places places = Places.of(data.schema(), columns);
        TrainingRows.RowReader reader = TrainingRows.reader(columns, dimension);
        return data.toDF()
                .toJavaRDD()
                .mapPartitionsWithIndex(
                        (partition, rows) -> new Folded(rows, rule.begin(partition), places, reader), true);
    }

    private static final class Folded implements Iterator<FoldedRow> {
        private final Iterator<Row> rows;
        private final ToIntFunction<Row> rule;
        private final Places places;
        private final TrainingRows.RowReader reader;
        private FoldedRow ahead;

        Folded(Iterator<Row> rows, ToIntFunction<Row> rule, Places places, TrainingRows.RowReader reader) {
            this.rows = rows;
            this.rule = rule;
            this.places = places;
            this.reader = reader;
        }

        @Override
        public boolean hasNext() {
            while (ahead == null && rows.hasNext()) {
                Row row = rows.next();
                int fold = rule.applyAsInt(row);
                Row narrow = places.narrowed(row);
                ahead = reader.counts(narrow) ? new FoldedRow(fold, reader.read(narrow)) : null;
            }
            return ahead != null;
        }

        @Override
        public FoldedRow next() {
            if (!hasNext()) {
                throw new java.util.NoSuchElementException();
            }
            FoldedRow next = ahead;
            ahead = null;
            return next;
        }
    }
}
