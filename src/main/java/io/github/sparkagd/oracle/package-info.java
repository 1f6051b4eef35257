/**
 * What the data answer: statistics at given weights, products with the matrix of second moments, coordinates.
 *
 * <p>{@link io.github.sparkagd.oracle.LeastSquares} is the question; rows in memory and Gram matrices answer it here, rows on a
 * cluster elsewhere. Nothing here knows who asks, or how weights come about.
 *
 * @serial exclude
 */
package io.github.sparkagd.oracle;
