/**
 * Values: vectors, small matrices, symmetric matrices, their eigenvalues, the Lanczos iteration; and the checks of arguments.
 *
 * <p>What enters is immutable to whoever sees it, with the same bits everywhere. Inner loops come from {@code kernels}. Nothing
 * here knows rows, labels, losses, files or the cluster.
 *
 * @serial exclude
 */
package io.github.sparkagd.linalg;
