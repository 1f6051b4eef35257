package io.github.sparkagd.cluster;

import io.github.sparkagd.data.Numbers;
import java.io.Serializable;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;

/**
 * What a row must be to be trained on, wherever it comes from: its numbers finite, the weighted squares of them small enough
 * to be summed, its weight not negative, its vector of the length of all others. A row that is not is a {@link RowFault}.
 *
 * @param names what the parts of a row are called in messages
 * @param dimension d, which every row must have
 * @param remedy what helps against missing values: a sentence that begins with "Maybe"
 */
public record RowRules(Names names, int dimension, String remedy) implements Serializable {

    /** What the parts of a row are called. */
    public interface Names extends Serializable {
        /** {@return what the label is called} */
        String label();

        /** {@return what the features are called} */
        String features();

        /** {@return what the weight is called} */
        String weight();
    }

    /**
     * {@return whether a row of this weight is trained on: one of weight 0 is left out}
     *
     * @param weight of the row; refused where it is negative or not finite
     */
    public boolean counts(double weight) {
        requireFinite(weight, names.weight());
        if (weight < 0) {
            throw new RowFault(names.weight() + " must not be negative, got " + weight);
        }
        requireSummable(weight, 1, names.weight());
        return weight > 0;
    }

    /**
     * {@return the label of a row of {@code weight}, checked}
     *
     * @param label y
     * @param weight of the row, 0 or more
     */
    public double label(double label, double weight) {
        requireFinite(label, names.label());
        requireSummable(label, weight, names.label());
        return label;
    }

    /**
     * {@return the features of a row of {@code weight}, checked}
     *
     * @param vector x, of length d
     * @param weight of the row, 0 or more
     */
    public Vector features(Vector vector, double weight) {
        if (vector.size() != dimension) {
            throw new RowFault(
                    names.features() + " must hold vectors of one length, got " + dimension + " and " + vector.size());
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

    /**
     * Refuses a row that lacks a part.
     *
     * @param present whether the row has it
     * @param name of the part, for the message
     */
    public void requirePresent(boolean present, String name) {
        if (!present) {
            throw new RowFault(name + " must not be null, got a row where it is. " + remedy);
        }
    }

    private void requireFinite(double value, String name) {
        if (!Double.isFinite(value)) {
            throw new RowFault(name + " must be finite, got " + value + ". " + remedy);
        }
    }

    /** The rule of the file readers, for √weight·value. */
    private static void requireSummable(double value, double weight, String name) {
        if (!Numbers.usable(value) || !Numbers.usable(value * Math.sqrt(weight))) {
            String row = weight == 1 ? "" : " in a row of weight " + weight;
            throw new RowFault(name + " is " + value + row + Numbers.TOO_LARGE);
        }
    }
}
