package io.github.sparkagd.ml;

import io.github.sparkagd.cluster.SavedModel;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.train.Packed;
import java.io.IOException;
import java.nio.file.Files;
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

    /** The numbers, as this machine's disk has them. */
    record Numbers(Vec coefficients, double intercept, Vec layerScales, double negative) {}

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

    /**
     * Writes to the disk of this machine, without a job, whose tasks may have other disks; Spark Connect's cache of models
     * does so. {@link ModelReader#loadFromLocal} reads it.
     */
    @SuppressWarnings("MissingOverride") // Spark before 4.1 has no such method
    public void saveToLocal(String path) throws IOException {
        java.nio.file.Path folder = Files.createDirectories(java.nio.file.Path.of(path));
        Files.writeString(folder.resolve("metadata"), SparkInternals.metadata(model, sparkSession(), values));
        Numbers numbers = new Numbers(
                Vec.of(values.coefficients().toArray()),
                values.intercept(),
                Vec.of(values.layerScales().toArray()),
                values.negative());
        Files.write(folder.resolve("data"), Packed.of(numbers).toBytes());
    }
}
