package io.github.sparkagd.data;

import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.UserDefinedType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Rows of tables whose columns are file, position, the doubles label and weight, and as features doubles or one vector, in the
 * form that Spark has them itself: no value becomes an object.
 *
 * @see PlainTable
 */
final class PlainTableRows implements TableRowIterator.RowForm<InternalRow> {
    private static final int FEATURES = 4;

    @SuppressWarnings("unchecked") // Spark says no more of its type than that it is one
    private static final UserDefinedType<Vector> VECTORS = (UserDefinedType<Vector>) SQLDataTypes.VectorType();

    /** How many parts Spark makes of a vector. */
    private static final int PARTS = 4;

    private final TableMatch.Columns columns;
    private final int[] at;
    private UTF8String lastFile;
    private String lastName;

    /** @param at where the columns stand in a row; −1 for a label or a weight that there is not */
    PlainTableRows(TableMatch.Columns columns, int[] at) {
        this.columns = columns;
        this.at = at;
    }

    /** Spark puts all rows into the same memory, one after the other. */
    @Override
    public String file(InternalRow row) {
        UTF8String file = row.getUTF8String(at[0]);
        if (!file.equals(lastFile)) {
            lastFile = file.clone();
            lastName = file.toString();
        }
        return lastName;
    }

    @Override
    public long position(InternalRow row) {
        return row.getLong(at[1]);
    }

    @Override
    public ReadResult read(InternalRow row, long number) {
        TableChecks checks = new TableChecks(columns, number);
        for (int j = 2; j < at.length; j++) {
            if (at[j] >= 0 && row.isNullAt(at[j])) {
                return checks.missing(j);
            }
        }
        try {
            double label = at[2] < 0 ? Double.NaN : row.getDouble(at[2]);
            double weight = at[3] < 0 ? 1 : row.getDouble(at[3]);
            return checks.checked(label, weight, columns.vector() ? vector(row) : numbers(row));
        } catch (IllegalArgumentException wrong) {
            return checks.noVector(IoFault.firstLine(wrong));
        }
    }

    private Vector vector(InternalRow row) {
        return columns.order().of(VECTORS.deserialize(row.getStruct(at[FEATURES], PARTS)));
    }

    private Vector numbers(InternalRow row) {
        double[] values = new double[columns.features().size()];
        for (int j = 0; j < values.length; j++) {
            values[j] = row.getDouble(at[FEATURES + j]);
        }
        return Vectors.dense(values);
    }
}
