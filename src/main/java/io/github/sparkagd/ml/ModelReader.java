package io.github.sparkagd.ml;

import io.github.sparkagd.data.WithoutGlobs;
import io.github.sparkagd.train.Packed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.function.BiFunction;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.sql.Row;

/** Reads a model that {@link ModelWriter} wrote. */
final class ModelReader<M extends Params> extends MLReader<M> {
    private final Class<M> type;
    private final BiFunction<String, ModelValues, M> of;

    /** @param of makes the model of a uid and values */
    ModelReader(Class<M> type, BiFunction<String, ModelValues, M> of) {
        this.type = type;
        this.of = of;
    }

    @Override
    public M load(String path) {
        WithoutGlobs reading = WithoutGlobs.of(path, sparkSession());
        SparkInternals.Saved metadata = SparkInternals.loadMetadata(reading.path(), reading.session(), type);
        Row row = reading.session()
                .read()
                .schema(ModelWriter.SCHEMA)
                .parquet(new Path(reading.path(), "data").toString())
                .head();
        Vector coefficients = row.getAs(0);
        ModelValues values = new ModelValues(
                coefficients.toDense(), // the product with a sparse row takes its own entries only
                row.getDouble(1),
                row.getAs(2),
                row.getDouble(3),
                metadata.provenance(),
                metadata.features());
        return model(metadata, values);
    }

    /** Reads what {@link ModelWriter#saveToLocal} wrote. */
    @SuppressWarnings("MissingOverride") // Spark before 4.1 has no such method
    public M loadFromLocal(String path) {
        try {
            java.nio.file.Path folder = java.nio.file.Path.of(path);
            SparkInternals.Saved metadata =
                    SparkInternals.parseMetadata(Files.readString(folder.resolve("metadata")), type);
            ModelWriter.Numbers numbers =
                    Packed.ofBytes(Files.readAllBytes(folder.resolve("data"))).unpack(ModelWriter.Numbers.class);
            ModelValues values = new ModelValues(
                    Vectors.dense(numbers.coefficients().toArray()),
                    numbers.intercept(),
                    Vectors.dense(numbers.layerScales().toArray()),
                    numbers.negative(),
                    metadata.provenance(),
                    metadata.features());
            return model(metadata, values);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private M model(SparkInternals.Saved metadata, ModelValues values) {
        M model = of.apply(metadata.uid(), values);
        metadata.setParams(model);
        return model;
    }
}
