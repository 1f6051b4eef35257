package io.github.sparkagd.data;

import com.esotericsoftware.kryo.DefaultSerializer;
import io.github.sparkagd.blocks.BlockBuilder;
import java.io.Serializable;
import org.apache.spark.ml.linalg.DenseVector;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;

/**
 * One example of a data set.
 *
 * @param number 0-based position among the rows of its set, in the order of files and lines
 * @param part the {@link io.github.sparkagd.blocks.Part} that the row is in: training rows, test rows, or a fold
 * @param label y
 * @param features x, dense or sparse, of length d
 * @param weight how much the row counts in sums over rows; finite and not negative
 */
@DefaultSerializer(LabelledRowSerializer.class)
public record LabelledRow(long number, int part, double label, Vector features, double weight) implements Serializable {

    /**
     * A row of weight 1.
     *
     * @param number 0-based position among the rows of its set
     * @param part the {@link io.github.sparkagd.blocks.Part} that the row is in
     * @param label y
     * @param features x, of length d
     */
    public LabelledRow(long number, int part, double label, Vector features) {
        this(number, part, label, features, 1);
    }

    LabelledRow numbered(long other, int ofPart) {
        return new LabelledRow(other, ofPart, label, features, weight);
    }

    /**
     * {@return the same row in another part}
     *
     * @param other a {@link io.github.sparkagd.blocks.Part}
     */
    public LabelledRow in(int other) {
        return numbered(number, other);
    }

    /**
     * Adds label, weight and features to a block.
     *
     * @param block takes the row. Modified.
     */
    public void addTo(BlockBuilder block) {
        add(label, weight, features, block);
    }

    static void add(double label, double weight, Vector features, BlockBuilder block) {
        if (features instanceof SparseVector sparse) {
            block.row(label, weight, sparse.indices(), sparse.values());
        } else {
            block.row(label, weight, ((DenseVector) features).values());
        }
    }
}
