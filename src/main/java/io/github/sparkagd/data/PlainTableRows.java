package io.github.sparkagd.data;

import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Rows of tables whose columns are file, position and the doubles label, weight and features, in the form that Spark has them
 * itself: no value becomes an object.
 */
final class PlainTableRows implements TableRowIterator.RowForm<InternalRow> {
    private final TableMatch.Columns columns;
    private UTF8String lastFile;
    private String lastName;

    PlainTableRows(TableMatch.Columns columns) {
        this.columns = columns;
    }

    /** Spark puts all rows into the same memory, one after the other. */
    @Override
    public String file(InternalRow row) {
        UTF8String file = row.getUTF8String(0);
        if (!file.equals(lastFile)) {
            lastFile = file.clone();
            lastName = file.toString();
        }
        return lastName;
    }

    @Override
    public long position(InternalRow row) {
        return row.getLong(1);
    }

    @Override
    public ReadResult read(InternalRow row, long number) {
        TableChecks checks = new TableChecks(columns, number);
        double[] values = new double[columns.features().size()];
        for (int j = 2; j < 4 + values.length; j++) {
            if (row.isNullAt(j)) {
                return checks.missing(j);
            }
        }
        for (int j = 0; j < values.length; j++) {
            values[j] = row.getDouble(4 + j);
        }
        return checks.checked(row.getDouble(2), row.getDouble(3), Vectors.dense(values));
    }
}
