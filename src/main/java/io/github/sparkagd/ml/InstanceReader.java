package io.github.sparkagd.ml;

import io.github.sparkagd.data.WithoutGlobs;
import java.util.function.Function;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.MLReader;

/** Reads an instance that is nothing but its params. */
final class InstanceReader<T extends Params> extends MLReader<T> {
    private final Class<T> type;
    private final Function<String, T> ofUid;

    InstanceReader(Class<T> type, Function<String, T> ofUid) {
        this.type = type;
        this.ofUid = ofUid;
    }

    @Override
    public T load(String path) {
        WithoutGlobs reading = WithoutGlobs.of(path, sparkSession());
        SparkInternals.Saved metadata = SparkInternals.loadMetadata(reading.path(), reading.session(), type);
        T instance = ofUid.apply(metadata.uid());
        metadata.setParams(instance);
        return instance;
    }
}
