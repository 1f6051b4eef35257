package io.github.sparkagd.train;

import io.github.sparkagd.dynamics.Dynamics;
import java.util.Optional;

/**
 * A run to be trained.
 *
 * @param id algorithm, depth and rate, for files and tables
 * @param dynamics the algorithm itself
 * @param rules when this run ends; empty for the rules of the training
 */
public record Run(RunId id, Dynamics<?> dynamics, Optional<StopRules> rules) {

    /** A run that ends by the rules of the training. */
    public Run(RunId id, Dynamics<?> dynamics) {
        this(id, dynamics, Optional.empty());
    }
}
