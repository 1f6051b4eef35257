package io.github.sparkagd.ml;

import org.apache.spark.ml.tuning.CrossValidator;

/** Writes a cross-validation as Spark writes its own: params, estimator, evaluator, and the settings of the estimator. */
final class ValidatorWriter extends SwappingWriter {
    private final CrossValidator validator;

    /** Refuses, before anything is written, what cannot be read again. */
    ValidatorWriter(CrossValidator validator) {
        SparkInternals.requireWritable(validator);
        this.validator = validator;
    }

    @Override
    public void saveImpl(String path) {
        SparkInternals.saveValidator(validator, path, sparkSession());
    }
}
