package io.github.sparkagd.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.github.sparkagd.data.LabelledRow;
import io.github.sparkagd.data.Numbers;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The rows of a Dataset as examples to train on.
 *
 * <p>Every row is checked as it is read: a missing or infinite number, one whose weighted square cannot be summed, a negative
 * weight or a vector of another length ends training with a {@link RowFault} that names the column. Rows of weight 0 are left
 * out.
 */
final class TrainingRows {
    /** Rows looked at to choose the storage. */
    private static final int SAMPLE = 100;

    private static final String WEIGHT = "weight_of_training_row";

    private static final String REMEDY = "Maybe drop such rows with na().drop(), or fill them.";

    private final Dataset<Row> selected;
    private final Names names;
    private final boolean weighted;

    /** The number of features, and whether blocks should store only what is not zero. */
    record Shape(int dimension, boolean sparse) {}

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
        return new RowReader(Names.of(columns), label -> label, dimension);
    }

    /** Looks at the first rows whose weight is not 0. */
    Shape shape() {
        // Wrong weights are found by the one who reads all rows.
        List<Row> first = selected.filter(WEIGHT + " <> 0").takeAsList(SAMPLE);
        if (first.isEmpty()) {
            throw new IllegalArgumentException("the training data must have rows, got none"
                    + (weighted ? " whose " + names.weight() + " is not 0" : "")
                    + ". Maybe a filter or a join upstream removed them all.");
        }
        RowReader reader = new RowReader(names, label -> label, -1);
        long stored = 0;
        int dimension = reader.features(first.get(0)).size();
        for (Row row : first) {
            stored += reader.features(row).numNonzeros();
        }
        if (dimension == 0) {
            throw new RowFault(names.features() + " must hold vectors of at least one entry, got an empty one");
        }
        // An entry takes 12 bytes in sparse storage and 8 in dense.
        boolean sparse = 12.0 * stored < 8.0 * dimension * first.size();
        return new Shape(dimension, sparse);
    }

    /**
     * All rows.
     *
     * @param dimension d, which every row must have
     * @param labels what becomes of labels
     */
    JavaRDD<LabelledRow> rows(int dimension, LabelRule labels) {
        RowReader reader = new RowReader(names, labels, dimension);
        return selected.toJavaRDD().filter(reader::counts).map(reader::read);
    }

    /** The columns' names as messages show them; Optionals do not travel. */
    record Names(String label, String features, String weight, String validation) implements Serializable {
        static Names of(Columns columns) {
            return new Names(
                    "label column " + columns.label(),
                    "features column " + columns.features(),
                    "weight column " + columns.weight().orElse("(none)"),
                    "validation indicator column " + columns.validation().orElse("(none)"));
        }
    }

    /** Reads and checks one row of the four selected columns. */
    record RowReader(Names names, LabelRule labels, int dimension) implements Serializable {
        LabelledRow read(Row row) {
            double weight = row.getDouble(2);
            double label = number(row, 0, names.label());
            requireSummable(label, weight, names.label());
            return new LabelledRow(0, validation(row), labels.apply(label), checked(features(row), weight), weight);
        }

        /** False for a row of weight 0. */
        boolean counts(Row row) {
            double weight = number(row, 2, names.weight());
            if (weight < 0) {
                throw new RowFault(names.weight() + " must not be negative, got " + weight);
            }
            requireSummable(weight, 1, names.weight());
            return weight > 0;
        }

        Vector features(Row row) {
            requireValue(row, 1, names.features());
            return row.getAs(1);
        }

        private boolean validation(Row row) {
            requireValue(row, 3, names.validation());
            return row.getBoolean(3);
        }

        private static double number(Row row, int place, String name) {
            requireValue(row, place, name);
            double value = row.getDouble(place);
            requireFinite(value, name);
            return value;
        }

        private static void requireValue(Row row, int place, String name) {
            if (row.isNullAt(place)) {
                throw new RowFault(name + " must not be null, got a row where it is. " + REMEDY);
            }
        }

        private static void requireFinite(double value, String name) {
            if (!Double.isFinite(value)) {
                throw new RowFault(name + " must be finite, got " + value + ". " + REMEDY);
            }
        }

        /** The rule of the file readers, for √weight·value. */
        private static void requireSummable(double value, double weight, String name) {
            if (!Numbers.usable(value) || !Numbers.usable(value * Math.sqrt(weight))) {
                String row = weight == 1 ? "" : " in a row of weight " + weight;
                throw new RowFault(Numbers.tooLarge(name + " is " + value + row));
            }
        }

        private Vector checked(Vector vector, double weight) {
            if (vector.size() != dimension) {
                throw new RowFault(names.features() + " must hold vectors of one length, got " + dimension + " and "
                        + vector.size());
            }
            SparseVector sparse = vector instanceof SparseVector given ? given : null;
            double[] values = sparse != null ? sparse.values() : ((DenseVector) vector).values();
            double root = Math.sqrt(weight);
            for (int i = 0; i < values.length; i++) {
                if (!Numbers.usable(values[i] * root) || !Numbers.usable(values[i])) {
                    requireFinite(values[i], names.features());
                    int index = sparse != null ? sparse.indices()[i] : i;
                    requireSummable(values[i], weight, names.features() + " at index " + index);
                }
            }
            return vector;
        }
    }
}
