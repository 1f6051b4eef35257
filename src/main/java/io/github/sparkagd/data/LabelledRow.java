package io.github.sparkagd.data;

import com.esotericsoftware.kryo.DefaultSerializer;
import java.io.Serializable;
import org.apache.spark.ml.linalg.Vector;

/**
 * One example of a data set.
 *
 * @param number 0-based position among the rows of its set, in the order of files and lines
 * @param test whether the row belongs to the test set
 * @param label y
 * @param features x, dense or sparse, of length d
 * @param weight how much the row counts in sums over rows; finite and not negative
 */
@DefaultSerializer(LabelledRowSerializer.class)
public record LabelledRow(long number, boolean test, double label, Vector features, double weight)
        implements Serializable {

    /** A row of weight 1. */
    public LabelledRow(long number, boolean test, double label, Vector features) {
        this(number, test, label, features, 1);
    }

    LabelledRow numbered(long other, boolean ofTest) {
        return new LabelledRow(other, ofTest, label, features, weight);
    }
}
