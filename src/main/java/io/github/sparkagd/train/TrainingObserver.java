package io.github.sparkagd.train;

import java.util.List;

/** Watches a training from outside: progress lines, job descriptions, checkpoints. All methods may be left out. */
public interface TrainingObserver {
    /** Sees nothing. */
    TrainingObserver NONE = new TrainingObserver() {};

    /**
     * The data are about to be asked.
     *
     * @param iteration the largest iteration that any run is in
     * @param runs the runs that still go on
     */
    default void passBegins(int iteration, int runs) {}

    /** A run has ended an iteration. */
    default void iterationEnded(RunId run, TraceRow row) {}

    /** One observer that tells several, in their order. */
    static TrainingObserver all(TrainingObserver... observers) {
        List<TrainingObserver> each = List.of(observers);
        return new TrainingObserver() {
            @Override
            public void passBegins(int iteration, int runs) {
                each.forEach(observer -> observer.passBegins(iteration, runs));
            }

            @Override
            public void iterationEnded(RunId run, TraceRow row) {
                each.forEach(observer -> observer.iterationEnded(run, row));
            }
        };
    }
}
