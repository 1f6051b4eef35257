package io.github.sparkagd.data;

import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Tables of parquet: a column {@code label}, and a vector column or all numeric columns as the features. */
final class ParquetFormat extends SparkFormat {
    ParquetFormat() {
        super("parquet", FileKind.PARQUET, ".*\\.(parquet|parq|pq)");
    }

    @Override
    boolean begins(InputFile file, Configuration configuration) {
        return ParquetFooter.hasMagic(file, configuration);
    }

    @Override
    boolean indexed() {
        return true;
    }

    @Override
    List<?> kinds(List<InputFile> files, FormatInput input) {
        return ParquetFooter.all(files, input.configuration());
    }

    @Override
    public Optional<Writer> writer() {
        return Optional.of(ParquetFormat::write);
    }

    private static void write(SparkSession session, JavaRDD<LabelledRow> rows, String folder) {
        StructType schema = new StructType()
                .add(TableMatch.LABEL, DataTypes.DoubleType, false)
                .add(ColumnRequest.FEATURES, SQLDataTypes.VectorType(), false);
        JavaRDD<Row> table = rows.map(row -> RowFactory.create(row.label(), row.features()));
        session.createDataFrame(table, schema).write().parquet(folder);
    }
}
