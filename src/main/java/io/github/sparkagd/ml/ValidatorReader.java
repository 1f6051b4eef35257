package io.github.sparkagd.ml;

import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.util.MLReader;

/** Reads a {@link LockstepCrossValidator} that {@link ValidatorWriter} wrote. */
final class ValidatorReader extends MLReader<CrossValidator> {
    @Override
    public LockstepCrossValidator load(String path) {
        return SparkInternals.loadValidator(path, sparkSession(), LockstepCrossValidator::new);
    }
}
