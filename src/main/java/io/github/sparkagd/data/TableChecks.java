package io.github.sparkagd.data;

import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;

/**
 * Judges one row of a table, whose columns are file, position, label, weight and features.
 *
 * @param columns their names
 * @param number 1-based, of the row in its file; 0 where that is not known
 */
record TableChecks(TableMatch.Columns columns, long number) {

    /** Where column {@code j} has no value. */
    ReadResult.Fault missing(int j) {
        String name = j == 2
                ? columns.label()
                : j == 3 ? columns.weight() : columns.features().get(j - 4);
        return fault(name, "null", "drop or impute such rows");
    }

    /** The row, or what is wrong with the first of its values that cannot be used. */
    ReadResult checked(double label, double weight, Vector features) {
        if (columns.label() != null && !Numbers.usable(label)) {
            return unusable(columns.label(), label);
        }
        if (!Numbers.usable(weight)) {
            return unusable(columns.weight(), weight);
        }
        if (weight < 0) {
            return new ReadResult.Fault(0, Numbers.negativeWeight(place(columns.weight()), weight));
        }
        double[] values = features instanceof SparseVector sparse ? sparse.values() : features.toArray();
        for (int j = 0; j < values.length; j++) {
            if (!Numbers.usable(values[j])) {
                return unusable(columns.features().get(columns.vector() ? 0 : j), values[j]);
            }
        }
        return new ReadResult.Row(number, label, features, weight, true);
    }

    /** Where the features are no vector. */
    ReadResult.Fault noVector(String why) {
        return fault(columns.features().get(0), "no vector: " + why, "drop or repair such rows");
    }

    private ReadResult.Fault unusable(String column, double value) {
        return Double.isFinite(value)
                ? fault(column, value + ", whose square is too large for a sum", "rescale the data")
                : fault(column, value + ", which is not finite", "drop or impute such rows");
    }

    private ReadResult.Fault fault(String column, String value, String remedy) {
        return new ReadResult.Fault(0, "%s is %s. Maybe %s.", place(column), value, remedy);
    }

    private String place(String column) {
        return (number == 0 ? "" : "row " + number + ", ") + "column '" + column + "'";
    }
}
