package io.github.sparkagd.data;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Csv files with a header as a table, text columns too, read by Spark: what stages of Spark are applied to. */
final class CsvTable {
    private final SparkSession session;
    private final char separator;

    CsvTable(SparkSession session, char separator) {
        this.session = session;
        this.separator = separator;
    }

    /** All columns, after those that say where a row stands. */
    StagedTables.Placed placed(List<InputFile> files, String uri) {
        DataFrameReader reader = session.read()
                .option("header", true)
                .option("inferSchema", true)
                .option("sep", String.valueOf(separator))
                .option("mode", "FAILFAST")
                .option("enforceSchema", false)
                .option("ignoreLeadingWhiteSpace", true)
                .option("ignoreTrailingWhiteSpace", true);
        Dataset<Row> table = reader.csv(WithoutGlobs.paths(files, reader));
        StructType schema = new StructType()
                .add(StagedTables.FILE, DataTypes.StringType)
                .add(StagedTables.POSITION, DataTypes.LongType);
        for (StructField column : table.schema().fields()) {
            schema = schema.add(column);
        }
        JavaRDD<Row> rows = table.select(
                        functions.col("_metadata.file_path"),
                        functions.col("_metadata.file_block_start"),
                        functions.col("*"))
                .toJavaRDD()
                .mapPartitions(Counted::new);
        return new StagedTables.Placed(session.createDataFrame(rows, schema), files);
    }

    /** Rows with their positions: the block's first byte and the number of rows before it in the block, which rise with the rows. */
    private static final class Counted implements Iterator<Row> {
        private final Iterator<Row> rows;
        private String file = "";
        private long block;
        private long before;

        Counted(Iterator<Row> rows) {
            this.rows = rows;
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Row row = rows.next();
            boolean same = file.equals(row.getString(0)) && block == row.getLong(1);
            file = row.getString(0);
            block = row.getLong(1);
            before = same ? before + 1 : 0;
            List<Object> values = new ArrayList<>();
            for (int j = 0; j < row.size(); j++) {
                values.add(j == 1 ? (Object) (block + before) : row.get(j));
            }
            return RowFactory.create(values.toArray());
        }
    }
}
