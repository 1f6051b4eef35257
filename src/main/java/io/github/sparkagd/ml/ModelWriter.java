package io.github.sparkagd.ml;

import io.github.sparkagd.cluster.SavedModel;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Writes a model: params and provenance in {@code metadata}, the numbers in {@code data}. */
final class ModelWriter extends SwappingWriter {
    static final StructType SCHEMA = new StructType()
            .add("coefficients", SQLDataTypes.VectorType())
            .add("intercept", DataTypes.DoubleType)
            .add("layerScales", SQLDataTypes.VectorType())
            .add("negative", DataTypes.DoubleType);

    private final Params model;
    private final ModelValues values;

    ModelWriter(Params model, ModelValues values) {
        this.model = model;
        this.values = values;
    }

    @Override
    public void saveImpl(String path) {
        SparkInternals.saveMetadata(model, path, sparkSession(), values);
        Row row = RowFactory.create(
                SavedModel.smallest(values.coefficients()),
                values.intercept(),
                values.layerScales(),
                values.negative());
        sparkSession()
                .createDataFrame(List.of(row), SCHEMA)
                .coalesce(1)
                .write()
                .parquet(new Path(path, "data").toString());
    }
}
