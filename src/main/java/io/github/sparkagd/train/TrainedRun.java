package io.github.sparkagd.train;

import io.github.sparkagd.linalg.Vec;
import java.util.List;

/**
 * A finished run.
 *
 * @param id algorithm, depth and rate
 * @param trace one row per iteration 0 … t, the last being where the run ended
 * @param outcome why it ended
 * @param weights effective weights of the model to keep, of length d, in the coordinates trained in: the last ones, or,
 *     when the run diverged, the last whose loss was not above the first
 * @param layers a₂ … a_L at the same iteration, of length L − 1
 */
public record TrainedRun(RunId id, List<TraceRow> trace, Outcome outcome, Vec weights, Vec layers) {
    public TrainedRun {
        trace = List.copyOf(trace);
    }

    public TraceRow last() {
        return trace.get(trace.size() - 1);
    }
}
