/**
 * Rows on Spark: blocks as a {@link io.github.sparkagd.train.TrainingSet}, sums in a fixed order, the Gram pass, files and
 * checkpoints on Hadoop file systems.
 *
 * <p>Sums are added by a fixed tree, so that results do not depend on executors, tasks or failures. Nothing here knows an
 * algorithm's dynamics: they ask through {@code oracle}.
 *
 * @serial exclude
 */
package io.github.sparkagd.cluster;
