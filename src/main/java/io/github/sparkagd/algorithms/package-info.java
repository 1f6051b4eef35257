/**
 * The training algorithms as users name them: what each says of itself, and the dynamics that it makes.
 *
 * <p>An algorithm is one class here and one line in {@link io.github.sparkagd.algorithms.Algorithms#ALL}; no other place
 * tells algorithms apart. Nothing here knows data, files or the cluster.
 */
package io.github.sparkagd.algorithms;
