package io.github.sparkagd.train;

import io.github.sparkagd.linalg.Vec;
import java.util.List;
import java.util.Optional;

/**
 * A run between two passes: all that its next iterations depend on, and its history.
 *
 * @param id algorithm, depth and the rate, resolved
 * @param state the state of its dynamics
 * @param trace the rows so far
 * @param kept the model to keep
 * @param outcome how it ended, if it has
 */
record RunSnapshot(RunId id, Packed state, List<TraceRow> trace, Kept kept, Optional<Outcome> outcome) {
    RunSnapshot {
        trace = List.copyOf(trace);
        if (trace.isEmpty()) {
            throw new IllegalArgumentException("the trace of a run must not be empty");
        }
    }

    /**
     * The model that a run would leave if it ended now.
     *
     * @param weights effective weights, of length d
     * @param layers a₂ … a_L, of length L − 1
     * @param leastTestLoss the least test loss so far, where that is watched
     */
    public record Kept(Vec weights, Vec layers, double leastTestLoss) {}
}
