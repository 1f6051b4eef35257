/**
 * Rows of a data set in contiguous arrays, and what is summed over them: passes with predictions, moments of columns, Gram sums,
 * residuals.
 *
 * <p>A {@link io.github.sparkagd.blocks.RowBlock} holds some hundred rows, dense or sparse, in the smallest storage that keeps
 * every value. Every sum here is a monoid over blocks ({@link io.github.sparkagd.blocks.Mergeable}), so that whoever holds the
 * blocks may add in any fixed order. Nothing here knows where blocks are, or Spark.
 *
 * @serial exclude
 */
package io.github.sparkagd.blocks;
