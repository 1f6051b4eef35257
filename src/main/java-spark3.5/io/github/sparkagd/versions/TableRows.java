package io.github.sparkagd.versions;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.QueryExecution;

/** How Spark comes by the rows of a table, in Spark 3.5. */
public final class TableRows {
    private TableRows() {}

    /**
     * {@return the plans of {@code table} and its rows in the form that Spark has them itself}
     *
     * @param table any table
     */
    public static QueryExecution of(Dataset<Row> table) {
        return table.queryExecution();
    }
}
