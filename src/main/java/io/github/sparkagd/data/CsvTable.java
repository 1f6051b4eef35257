package io.github.sparkagd.data;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Csv files with a header as a table, text columns too, read by Spark: what stages of Spark are applied to. */
final class CsvTable {
    private final SparkSession session;
    private final char separator;

    CsvTable(SparkSession session, char separator) {
        this.session = session;
        this.separator = separator;
    }

    /** All columns, after those that say where a row stands. */
    StagedTables.Placed placed(FormatInput.Named named) {
        DataFrameReader reader = session.read()
                .option("header", true)
                .option("inferSchema", true)
                .option("sep", String.valueOf(separator))
                .option("mode", "FAILFAST")
                .option("enforceSchema", false)
                .option("ignoreLeadingWhiteSpace", true)
                .option("ignoreTrailingWhiteSpace", true);
        Dataset<Row> table = reader.csv(WithoutGlobs.paths(named.files(), reader));
        RowPlaces places = new RowPlaces(RowOrder.OF_FILES, named.files(), false);
        List<Column> columns = new ArrayList<>(places.columns());
        columns.add(functions.col("*"));
        return new StagedTables.Placed(places.count(table.select(columns.toArray(new Column[0]))), places.counted());
    }
}
