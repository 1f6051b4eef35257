/**
 * The paper's theory as code: spectrum, learning rates, rates of convergence, Theorem 1 as checks, operation counts; and beyond it
 * the laws of depth, which say from the spectral measure how much faster than gradient descent it is.
 *
 * <p>What a user may read beside a run and what the algorithms are held to. Nothing here trains, and nothing knows files or the
 * cluster.
 */
package io.github.sparkagd.theory;
