/**
 * Deep linear models as estimators of spark.ml.
 *
 * <p>{@link io.github.sparkagd.ml.DeepLinearRegression} and {@link io.github.sparkagd.ml.DeepLinearClassifier} are used like
 * Spark's own. Both hand the rows of a {@code Dataset} to the row blocks, oracles and training loop that the command line
 * uses; nothing is trained here.
 *
 * @serial exclude
 */
package io.github.sparkagd.ml;
