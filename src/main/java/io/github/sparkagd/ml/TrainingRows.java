package io.github.sparkagd.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.cluster.RowRules;
import io.github.sparkagd.cluster.RowShape;
import io.github.sparkagd.data.LabelledRow;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows of a Dataset as examples to train on.
 *
 * <p>Every row is checked as it is read, by {@link RowRules}: one that breaks them, or lacks a value, ends training with a
 * {@link io.github.sparkagd.cluster.RowFault} that names the column. Rows of weight 0 are left out.
 */
final class TrainingRows {
    private static final String WEIGHT = "weight_of_training_row";

    private static final String REMEDY = "Maybe drop such rows with na().drop(), or fill them.";

    private final Dataset<Row> selected;
    private final Names names;
    private final boolean weighted;

    /** What becomes of a label. */
    interface LabelRule extends Serializable {
        double apply(double label);
    }

    TrainingRows(Dataset<?> data, Columns columns) {
        this.names = Names.of(columns);
        this.weighted = columns.weight().isPresent();
        Column one = lit(1.0);
        this.selected = data.select(
                col(columns.label()).cast("double"),
                col(columns.features()),
                columns.weight()
                        .map(name -> col(name).cast("double"))
                        .orElse(one)
                        .as(WEIGHT),
                columns.validation().map(org.apache.spark.sql.functions::col).orElse(lit(false)));
    }

    /** Reads rows of the four columns label, features, weight and validation indicator, of {@code dimension} features. */
    static RowReader reader(Columns columns, int dimension) {
        Names names = Names.of(columns);
        return new RowReader(rules(names, dimension), names, label -> label);
    }

    /** Looks at the first rows whose weight is not 0. */
    RowShape shape() {
        // Wrong weights are found by the one who reads all rows.
        RowReader reader = new RowReader(rules(names, -1), names, label -> label);
        List<RowShape.Size> first = selected.filter(WEIGHT + " <> 0").takeAsList(RowShape.SAMPLE).stream()
                .map(row -> RowShape.Size.of(reader.features(row)))
                .toList();
        return RowShape.of(first, names, weighted);
    }

    /**
     * All rows.
     *
     * @param dimension d, which every row must have
     * @param labels what becomes of labels
     */
    JavaRDD<LabelledRow> rows(int dimension, LabelRule labels) {
        RowReader reader = new RowReader(rules(names, dimension), names, labels);
        return selected.toJavaRDD().filter(reader::counts).map(reader::read);
    }

    private static RowRules rules(Names names, int dimension) {
        return new RowRules(names, dimension, REMEDY);
    }

    /** The columns' names as messages show them; Optionals do not travel. */
    record Names(String label, String features, String weight, String validation) implements RowRules.Names {
        static Names of(Columns columns) {
            return new Names(
                    "label column " + columns.label(),
                    "features column " + columns.features(),
                    "weight column " + columns.weight().orElse("(none)"),
                    "validation indicator column " + columns.validation().orElse("(none)"));
        }
    }

    /** Reads and checks one row of the four selected columns. */
    record RowReader(RowRules rules, Names names, LabelRule labels) implements Serializable {
        LabelledRow read(Row row) {
            double weight = row.getDouble(2);
            double label = rules.label(number(row, 0, names.label()), weight);
            int part = validation(row) ? Part.TEST : Part.TRAINING;
            return new LabelledRow(0, part, labels.apply(label), rules.features(features(row), weight), weight);
        }

        /** False for a row of weight 0. */
        boolean counts(Row row) {
            return rules.counts(number(row, 2, names.weight()));
        }

        Vector features(Row row) {
            rules.requirePresent(!row.isNullAt(1), names.features());
            return row.getAs(1);
        }

        private boolean validation(Row row) {
            rules.requirePresent(!row.isNullAt(3), names.validation());
            return row.getBoolean(3);
        }

        private double number(Row row, int place, String name) {
            rules.requirePresent(!row.isNullAt(place), name);
            return row.getDouble(place);
        }
    }
}
