package io.github.sparkagd.ml;

import static org.apache.spark.sql.functions.col;

import io.github.sparkagd.cluster.RowFault;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Labels of two classes: 0 and 1, or −1 and 1. */
final class BinaryLabels {
    private BinaryLabels() {}

    /** The label of the first class: −1 where it occurs in a row of a weight other than 0, otherwise 0. Reads the columns once. */
    static double negative(Dataset<?> data, Columns columns) {
        String labelCol = columns.label();
        Dataset<Row> weighted = data.toDF();
        List<Row> found = columns.weight()
                .map(name -> weighted.filter(col(name).cast("double").notEqual(0)))
                .orElse(weighted)
                .select(col(labelCol).cast("double"))
                .distinct()
                .limit(4)
                .collectAsList();
        boolean minusOne = false;
        boolean zero = false;
        for (Row row : found) {
            double label = row.isNullAt(0) ? Double.NaN : row.getDouble(0);
            if (label != 0 && label != 1 && label != -1) {
                throw new RowFault("label column " + labelCol + " must hold 0 and 1, or -1 and 1, got "
                        + (row.isNullAt(0) ? "null" : label) + ". Maybe index the labels with a StringIndexer.");
            }
            minusOne |= label == -1;
            zero |= label == 0;
        }
        if (minusOne && zero) {
            throw new RowFault("label column " + labelCol + " must hold 0 and 1, or -1 and 1, got 0 and -1");
        }
        return minusOne ? -1 : 0;
    }

    /** Makes −1 of {@code negative}. */
    static TrainingRows.LabelRule signed(double negative) {
        return label -> label == negative ? -1 : 1;
    }
}
