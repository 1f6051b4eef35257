package io.github.sparkagd.ml;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.theory.Spectrum;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.TrainedRun;
import java.util.Optional;

/**
 * What training one setting gave.
 *
 * @param coefficients for the user's features and labels, of length d
 * @param intercept what is added; 0 unless one was fitted
 * @param run outcome and trace
 * @param shared what it has in common with those trained in the same passes
 */
record Fitted(Vec coefficients, double intercept, TrainedRun run, Shared shared) {

    /**
     * Facts of the data and the training that runs in lock-step share.
     *
     * @param rows n, the rows trained on
     * @param spectrum of the data in the coordinates trained in, without penalty; empty where no rate was asked of it
     * @param plan how the statistics of an iteration were got
     * @param storage how values were stored
     * @param passes passes over the rows in all: for spectrum and training
     * @param jobs Spark jobs in all, those that made the blocks among them
     */
    record Shared(long rows, Optional<Spectrum> spectrum, Plan plan, String storage, long passes, int jobs) {}
}
