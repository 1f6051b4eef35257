package io.github.sparkagd.train;

import io.github.sparkagd.linalg.Vec;
import java.util.List;

/**
 * A finished run.
 *
 * @param id algorithm, depth and rate
 * @param trace one row per iteration 0 … t, the last being where the run ended
 * @param outcome why it ended
 * @param kept the model to keep
 */
public record TrainedRun(RunId id, List<TraceRow> trace, Outcome outcome, Kept kept) {
    /**
     * Copies the trace.
     *
     * @param id algorithm, depth and rate
     * @param trace one row per iteration 0 … t, the last being where the run ended
     * @param outcome why it ended
     * @param kept the model to keep
     */
    public TrainedRun {
        trace = List.copyOf(trace);
    }

    /**
     * The model to keep: of the last iteration whose loss was not above the first, which is the very last one unless the run
     * diverged or rose; where the loss over test rows is watched, of the iteration where that was least.
     *
     * @param row of the trace
     * @param weights effective weights, of length d, in the coordinates trained in
     * @param layers a₂ … a_L, of length L − 1
     */
    public record Kept(TraceRow row, Vec weights, Vec layers) {}

    /** {@return the row of the iteration where the run ended} */
    public TraceRow last() {
        return trace.get(trace.size() - 1);
    }

    /** {@return the effective weights of the model to keep, of length d, in the coordinates trained in} */
    public Vec weights() {
        return kept.weights();
    }

    /** {@return a₂ … a_L of the model to keep, of length L − 1} */
    public Vec layers() {
        return kept.layers();
    }
}
