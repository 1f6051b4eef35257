package io.github.sparkagd.blocks;

import java.io.Serializable;
import java.util.List;

/**
 * What one pass over the rows is to measure.
 *
 * <p>For each row (x, y) and each prediction p the residual is r = (y − labelCenter) − p.
 *
 * @param predictions the predictions, each independent of the others
 * @param labelCenter what is taken off every label
 * @param labels false to take y − labelCenter as zero, so that r = −p: a product with the data alone
 */
public record RowPass(List<Affine> predictions, double labelCenter, boolean labels) implements Serializable {
    /**
     * Copies the list.
     *
     * @param predictions the predictions, each independent of the others
     * @param labelCenter what is taken off every label
     * @param labels false to take y − labelCenter as zero, so that r = −p: a product with the data alone
     */
    public RowPass {
        predictions = List.copyOf(predictions);
    }

    /** The same for rows of which only {@code columns} are there, in their order. */
    RowPass of(ColumnList columns) {
        List<Affine> own = predictions.stream()
                .map(one -> new Affine(columns.of(one.weights()), one.offset(), one.gradient()))
                .toList();
        return new RowPass(own, labelCenter, labels);
    }

    /** {@return the number of predictions} */
    public int size() {
        return predictions.size();
    }
}
