package io.github.sparkagd.data;

import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/**
 * Rows of tables whose columns are file, position, label, weight and one for all features: a vector, an array of numbers, or a
 * vector as formats keep it that do not know vectors.
 *
 * @param columns their names
 */
record VectorRows(TableMatch.Columns columns) implements TableRowIterator.RowForm<Row> {
    private static final int FEATURES = 4;

    /** Whether a column of that type, which is no vector, holds all features of a row. */
    static boolean takes(DataType type) {
        if (type instanceof StructType parts) {
            List<String> names = List.of(parts.fieldNames());
            return List.of("indices", "size", "type", "values").containsAll(names)
                    && names.contains("type")
                    && names.contains("values");
        }
        return type instanceof ArrayType array && array.elementType() instanceof NumericType;
    }

    @Override
    public String file(Row row) {
        return row.getString(0);
    }

    @Override
    public long position(Row row) {
        return row.getLong(1);
    }

    @Override
    public ReadResult read(Row row, long number) {
        TableChecks checks = new TableChecks(columns, number);
        for (int j = 2; j <= FEATURES; j++) {
            if (row.isNullAt(j)) {
                return checks.missing(j);
            }
        }
        double label = ((Number) row.get(2)).doubleValue();
        double weight = ((Number) row.get(3)).doubleValue();
        try {
            return checks.checked(label, weight, columns.order().of(vector(row)));
        } catch (IllegalArgumentException wrong) {
            return checks.noVector(IoFault.firstLine(wrong));
        }
    }

    private static Vector vector(Row row) {
        Object stored = row.get(FEATURES);
        if (stored instanceof Vector vector) {
            return vector;
        }
        return stored instanceof Row parts ? ofParts(parts) : Vectors.dense(numbers(row.getList(FEATURES)));
    }

    /** As Spark takes vectors apart: of type 0 for sparse and 1 for dense. */
    private static Vector ofParts(Row parts) {
        double[] values = numbers(list(parts, "values"));
        Object type = parts.getAs("type");
        if (type instanceof Number number && number.intValue() == 1) {
            return Vectors.dense(values);
        }
        double[] places = numbers(list(parts, "indices"));
        int[] indices = new int[places.length];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (int) places[i];
        }
        Object size = parts.getAs("size");
        if (!(size instanceof Number number)) {
            throw new IllegalArgumentException("its size is " + size);
        }
        return Vectors.sparse(number.intValue(), indices, values);
    }

    private static List<?> list(Row parts, String name) {
        int place = parts.schema().getFieldIndex(name).isDefined() ? parts.fieldIndex(name) : -1;
        if (place < 0 || parts.isNullAt(place)) {
            throw new IllegalArgumentException("it has no " + name);
        }
        return parts.getList(place);
    }

    private static double[] numbers(List<?> list) {
        double[] values = new double[list.size()];
        for (int j = 0; j < values.length; j++) {
            if (!(list.get(j) instanceof Number number)) {
                throw new IllegalArgumentException("its entry " + j + " is " + list.get(j));
            }
            values[j] = number.doubleValue();
        }
        return values;
    }
}
