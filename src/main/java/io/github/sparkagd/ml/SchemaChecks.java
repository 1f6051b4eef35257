package io.github.sparkagd.ml;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What a schema must show besides what Spark's base classes look at. */
final class SchemaChecks {
    private SchemaChecks() {}

    /** Refuses a validation indicator that is missing or not boolean. */
    static void validation(StructType schema, Columns columns) {
        columns.validation().ifPresent(name -> {
            DataType type = schema.apply(name).dataType();
            if (!DataTypes.BooleanType.equals(type)) {
                throw new IllegalArgumentException(
                        "Column " + name + " (validationIndicatorCol) must be of type boolean," + " got "
                                + type.catalogString() + ". Maybe cast it.");
            }
        });
    }

    /** The field of a column, found as Spark finds it: in whatever case, and within a struct. */
    static StructField field(Dataset<?> dataset, String column) {
        return dataset.select(dataset.col(column)).schema().apply(0);
    }
}
