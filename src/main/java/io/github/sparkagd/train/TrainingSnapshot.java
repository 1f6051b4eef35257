package io.github.sparkagd.train;

import io.github.sparkagd.linalg.Vec;
import java.util.List;

/**
 * A whole training between two passes.
 *
 * @param correlation b = (1/n) X y, of length d, in the coordinates trained in
 * @param meanSquaredLabel mean y², in the coordinates trained in
 * @param passes over the training data so far
 * @param seconds since training began, interruptions left out
 * @param runs in the order of the training
 */
public record TrainingSnapshot(
        Vec correlation, double meanSquaredLabel, long passes, double seconds, List<RunSnapshot> runs) {
    /**
     * Copies the list.
     *
     * @param correlation b = (1/n) X y, of length d, in the coordinates trained in
     * @param meanSquaredLabel mean y², in the coordinates trained in
     * @param passes over the training data so far
     * @param seconds since training began, interruptions left out
     * @param runs in the order of the training
     */
    public TrainingSnapshot {
        runs = List.copyOf(runs);
    }

    /** {@return the last iteration that any run has ended} */
    public int iteration() {
        return runs.stream()
                .mapToInt(run -> run.trace().get(run.trace().size() - 1).iteration())
                .max()
                .orElse(0);
    }
}
