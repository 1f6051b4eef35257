package io.github.sparkagd.train;

import java.util.List;
import java.util.Optional;

/**
 * How a training is made safe.
 *
 * @param store where checkpoints go
 * @param interval how often
 * @param options that a checkpoint remembers, and asks for when it is gone on from
 * @param resumed the checkpoint to go on from; empty to begin, when what the store holds is an earlier training's
 */
public record CheckpointPolicy(
        CheckpointStore store,
        Checkpoints.Interval interval,
        List<Checkpoint.Setting> options,
        Optional<Checkpoint> resumed) {

    /** Makes the store ready, once it is certain that training begins. */
    void begin() {
        if (resumed.isEmpty()) {
            store.clear();
        }
    }
}
