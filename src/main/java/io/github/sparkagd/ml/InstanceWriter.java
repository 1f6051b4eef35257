package io.github.sparkagd.ml;

import org.apache.spark.ml.param.Params;

/** Writes an instance that is nothing but its params. */
final class InstanceWriter extends SwappingWriter {
    private final Params instance;

    InstanceWriter(Params instance) {
        this.instance = instance;
    }

    @Override
    public void saveImpl(String path) {
        SparkInternals.saveMetadata(instance, path, sparkSession(), ModelValues.EMPTY);
    }
}
