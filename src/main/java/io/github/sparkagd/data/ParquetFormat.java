package io.github.sparkagd.data;

import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Tables of parquet: a column {@code label}, and a vector column or all numeric columns as the features. */
final class ParquetFormat extends Format {
    ParquetFormat() {
        super("parquet");
    }

    @Override
    boolean isNamed(String name) {
        return name.matches(".*\\.(parquet|parq|pq)");
    }

    @Override
    boolean begins(InputFile file, Configuration configuration) {
        return ParquetFooter.hasMagic(file, configuration);
    }

    @Override
    Set<String> options() {
        return Set.of(LABEL, WEIGHT);
    }

    @Override
    RowSource.Sets open(FormatInput input) {
        ParquetRows train = new ParquetRows(input.session(), input.files(), input.uri());
        TableMatch match = train.match(input.options().columns());
        TableMatch.Taken taken = input.request().map(match::of).orElseGet(match::toTrain);
        Optional<RowSource> own = input.test().map(found -> new ParquetRows(
                        input.session(), found, input.options().test().orElseThrow())
                .read(taken.columns()));
        ColumnsRead read = taken.read().with(PartitionFolders.note(input.files(), train.folders()));
        return new RowSource.Sets(train.read(taken.columns()), own, read);
    }

    @Override
    RowSource.Sets openStaged(FormatInput input) {
        return new StagedTables(input, input.options().label(), input.options().weight())
                .sets((files, uri) -> new ParquetRows(input.session(), files, uri).placed());
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
