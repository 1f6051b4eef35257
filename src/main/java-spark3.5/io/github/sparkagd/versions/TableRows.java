package io.github.sparkagd.versions;

import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;

/** Rows of a table in the form that Spark has them itself, in Spark 3.5. */
public final class TableRows {
    private TableRows() {}

    /**
     * The rows of {@code table}; Spark puts all of them into the same memory, one after the other.
     *
     * @param table any table
     * @return its rows in their order
     */
    public static RDD<InternalRow> internal(Dataset<Row> table) {
        return table.queryExecution().toRdd();
    }

    /**
     * What Spark is to do for {@code table}.
     *
     * @param table any table
     * @return its plan, optimized
     */
    public static LogicalPlan plan(Dataset<Row> table) {
        return table.queryExecution().optimizedPlan();
    }
}
