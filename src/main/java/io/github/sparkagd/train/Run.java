package io.github.sparkagd.train;

import io.github.sparkagd.dynamics.Dynamics;

/**
 * A run to be trained.
 *
 * @param id algorithm, depth and rate, for files and tables
 * @param dynamics the algorithm itself
 */
public record Run(RunId id, Dynamics<?> dynamics) {}
