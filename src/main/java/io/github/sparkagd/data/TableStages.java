package io.github.sparkagd.data;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What makes a vector of features of the columns of a table, row by row. */
public interface TableStages {
    /**
     * Adds what the stages make.
     *
     * @param table with all columns of the data, and others that must stay
     * @param shown the data, for messages
     * @return the table with the columns that the stages make
     * @throws DataException when a stage cannot be applied; names it
     */
    Dataset<Row> apply(Dataset<Row> table, String shown);

    /** {@return the vector column that the model reads} */
    String features();

    /**
     * {@return the columns that the stages and the model read, among them those that the stages make; empty when that
     * is not known}
     */
    List<String> reads();
}
