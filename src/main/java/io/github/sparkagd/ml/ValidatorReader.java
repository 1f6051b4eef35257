package io.github.sparkagd.ml;

import io.github.sparkagd.data.WithoutGlobs;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.util.MLReader;

/** Reads a {@link LockstepCrossValidator} that {@link ValidatorWriter} wrote. */
final class ValidatorReader extends MLReader<CrossValidator> {
    @Override
    public LockstepCrossValidator load(String path) {
        WithoutGlobs reading = WithoutGlobs.of(path, sparkSession());
        return SparkInternals.loadValidator(reading.path(), reading.session(), LockstepCrossValidator::new);
    }
}
