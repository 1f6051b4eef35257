/**
 * From data that are ready and runs that are asked for to trained runs: {@link io.github.sparkagd.train.Trainer} and its loop,
 * the rules for stopping, outcomes, and what a checkpoint holds.
 *
 * <p>Everything the loop needs of the world is an interface here: a {@link io.github.sparkagd.train.TrainingSet}, an observer, a
 * store of checkpoints. Nothing here knows Spark, files, or how options are spelled.
 */
package io.github.sparkagd.train;
