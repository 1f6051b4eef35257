package io.github.sparkagd.versions;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.QueryExecution;

/** How Spark comes by the rows of a table, from Spark 4.0 on. */
public final class TableRows {
    private TableRows() {}

    /**
     * {@return the plans of {@code table} and its rows in the form that Spark has them itself}
     *
     * @param table any table
     */
    public static QueryExecution of(Dataset<Row> table) {
        return ((org.apache.spark.sql.classic.Dataset<Row>) table).queryExecution();
    }
}
