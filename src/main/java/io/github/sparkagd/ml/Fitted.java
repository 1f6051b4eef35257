package io.github.sparkagd.ml;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.theory.Spectrum;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.TrainingResult;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What training one setting gave.
 *
 * @param coefficients for the user's features and labels, of length d
 * @param intercept what is added; 0 unless one was fitted
 * @param run outcome and trace
 * @param shared what it has in common with those trained in the same passes
 */
record Fitted(Vec coefficients, double intercept, TrainedRun run, Shared shared) {
    private static final Logger LOG = LoggerFactory.getLogger(Fitted.class);

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
    record Shared(long rows, Optional<Spectrum> spectrum, Plan plan, String storage, long passes, int jobs) {
        static Shared of(TrainingResult result, String storage, int jobs) {
            return new Shared(
                    result.oracle().size(),
                    result.spectrum().found(),
                    result.choice().plan(),
                    storage,
                    result.passes(),
                    jobs);
        }
    }

    /** One for each setting, in their order; a warning for each that diverged. */
    static List<Fitted> of(TrainingResult result, Shared shared) {
        result.atRounding().ifPresent(LOG::warn);
        return result.runs().stream()
                .map(run -> {
                    warnIfDiverged(run);
                    return new Fitted(result.coefficients(run), result.intercept(run), run, shared);
                })
                .toList();
    }

    private static void warnIfDiverged(TrainedRun run) {
        if (run.outcome().diverged()) {
            LOG.warn(
                    "Training {}. The model is the last whose loss was not above the first. Maybe a smaller stepSize.",
                    run.outcome().message());
        }
    }
}
