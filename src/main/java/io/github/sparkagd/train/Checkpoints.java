package io.github.sparkagd.train;

import io.github.sparkagd.linalg.Check;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;

/** Writes checkpoints of a training now and then: before its first iteration, at intervals and when all runs have ended. */
public final class Checkpoints implements SnapshotTaker {
    private final CheckpointStore store;
    private final Interval interval;
    private final Function<TrainingSnapshot, Checkpoint> complete;
    private OptionalInt iterationBefore = OptionalInt.empty();
    private double secondsBefore;
    private boolean doneBefore;

    /**
     * How often.
     *
     * @param iterations at most so many between two checkpoints
     * @param seconds at most so many, to the end of the pass
     */
    public record Interval(int iterations, double seconds) {
        /**
         * Refuses less than one iteration and no time at all.
         *
         * @param iterations at most so many between two checkpoints
         * @param seconds at most so many, to the end of the pass
         */
        public Interval {
            Check.atLeast("checkpoint interval", 1, iterations);
            Check.that(() -> seconds > 0, "checkpoint interval must be positive, got " + seconds);
        }

        /**
         * {@return an interval of iterations, whatever time they take}
         *
         * @param iterations at least 1
         */
        public static Interval ofIterations(int iterations) {
            return new Interval(iterations, Double.POSITIVE_INFINITY);
        }

        /**
         * {@return an interval of time, whatever iterations it takes}
         *
         * @param seconds positive
         */
        public static Interval ofSeconds(double seconds) {
            return new Interval(Integer.MAX_VALUE, seconds);
        }
    }

    /**
     * @param store where they go
     * @param interval how often
     * @param complete adds to a snapshot what the training does not know
     */
    public Checkpoints(CheckpointStore store, Interval interval, Function<TrainingSnapshot, Checkpoint> complete) {
        this.store = store;
        this.interval = interval;
        this.complete = complete;
    }

    @Override
    public boolean due(int iteration, double seconds, boolean done) {
        if (iterationBefore.isEmpty() || (done && !doneBefore)) {
            return true;
        }
        int since = iteration - iterationBefore.getAsInt();
        return since >= interval.iterations() || (since > 0 && seconds - secondsBefore >= interval.seconds());
    }

    @Override
    public void take(TrainingSnapshot snapshot) {
        store.save(CheckpointFormat.write(complete.apply(snapshot)));
        iterationBefore = OptionalInt.of(snapshot.iteration());
        secondsBefore = snapshot.seconds();
        doneBefore = snapshot.runs().stream().allMatch(run -> run.outcome().isPresent());
    }

    /**
     * The newest checkpoint that is whole.
     *
     * @param store where they are kept
     * @param warnings are told of those that were passed over
     * @return empty where none is kept
     * @throws CheckpointException when some are kept and none of them can be used; names the newest and its fault
     */
    public static Optional<Checkpoint> latest(CheckpointStore store, Consumer<String> warnings) {
        Optional<CheckpointException> first = Optional.empty();
        List<CheckpointStore.Stored> kept = store.stored();
        for (CheckpointStore.Stored stored : kept) {
            try {
                Checkpoint found = CheckpointFormat.read(stored.content().get());
                first.ifPresent(fault -> warnings.accept(fault.getMessage() + ". The one before it is used."));
                return Optional.of(found);
            } catch (CheckpointException wrong) {
                first = first.or(() -> Optional.of(new CheckpointException(
                        "checkpoint %s cannot be used: %s", stored.name(), wrong.getMessage())));
            }
        }
        if (first.isPresent()) {
            throw new CheckpointException(
                    "%s. Maybe train anew with {overwrite=} and without {resume}.",
                    first.get().getMessage());
        }
        return Optional.empty();
    }
}
