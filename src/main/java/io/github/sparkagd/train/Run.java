package io.github.sparkagd.train;

import io.github.sparkagd.dynamics.Dynamics;

/**
 * A run to be trained.
 *
 * @param id algorithm and rate, for files and tables
 * @param dynamics the algorithm itself
 * @param rules when it ends
 */
public record Run(RunId id, Dynamics<?> dynamics, StopRules rules) {}
