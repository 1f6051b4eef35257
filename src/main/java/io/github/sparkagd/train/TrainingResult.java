package io.github.sparkagd.train;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a training gave.
 *
 * @param set the data
 * @param choice the plan, and why
 * @param oracle how statistics were got
 * @param spectrum what is known of the eigenvalues
 * @param searchPasses passes over the data for searching rates
 * @param runs the finished runs, one for each that was asked for, in their order
 */
public record TrainingResult(
        TrainingSet set,
        PlanChooser.Choice choice,
        LeastSquares oracle,
        SpectrumFinder spectrum,
        long searchPasses,
        List<TrainedRun> runs) {

    /** {@return the runs, each name once} */
    public List<TrainedRun> distinct() {
        Map<String, TrainedRun> distinct = new LinkedHashMap<>();
        runs.forEach(run -> distinct.putIfAbsent(run.id().name(), run));
        return new ArrayList<>(distinct.values());
    }

    /**
     * {@return the model to keep of a run, for the user's features and labels; of length d}
     *
     * @param run one of the runs
     */
    public Vec coefficients(TrainedRun run) {
        return set.coefficients(oracle.embed(run.weights()));
    }

    /**
     * {@return what is added to a run's predictions; 0 unless an intercept was fitted}
     *
     * @param run one of the runs
     */
    public double intercept(TrainedRun run) {
        return set.intercept(oracle.embed(run.weights()));
    }

    /**
     * What is to be said of losses that are too small for the way they were got; empty where there are none.
     *
     * @return a sentence; empty where losses are well above rounding
     */
    public Optional<String> atRounding() {
        double unit = oracle.labelScale() * oracle.labelScale();
        double least = oracle.resolution() * unit / 2;
        return runs.stream()
                .filter(run -> least > 0 && run.last().trainLoss() <= least)
                .findFirst()
                .map(run -> "the loss of " + run.id().name() + ", " + run.last().trainLoss()
                        + ", is at rounding: the plan " + choice.plan() + " resolves losses down to about " + least
                        + ". Maybe the plan fused.");
    }

    /**
     * Passes over the training data in all: for the spectrum, the search and the training.
     *
     * @return their number
     */
    public long passes() {
        long training =
                runs.stream().mapToLong(run -> run.last().passes()).max().orElse(0);
        return training + spectrum.passes() + searchPasses;
    }
}
