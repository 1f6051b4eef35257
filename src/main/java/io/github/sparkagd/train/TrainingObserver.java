package io.github.sparkagd.train;

import io.github.sparkagd.dynamics.Iterate;
import java.util.List;

/** Watches a training from outside: progress lines, job descriptions, checkpoints. All methods may be left out. */
public interface TrainingObserver {
    /** Sees nothing. */
    TrainingObserver NONE = new TrainingObserver() {};

    /**
     * A phase begins.
     *
     * @param phase which begins
     * @param what is done in it, for people; empty where the phase says it all
     */
    default void phaseBegins(Phase phase, String what) {}

    /**
     * The data are about to be asked.
     *
     * @param iteration the largest iteration that any run is in
     * @param runs the runs that still go on
     */
    default void passBegins(int iteration, int runs) {}

    /**
     * A run has ended an iteration.
     *
     * @param run which has ended it
     * @param row of the run's trace
     */
    default void iterationEnded(RunId run, TraceRow row) {}

    /**
     * The iterate of that iteration.
     *
     * @param run whose iterate it is
     * @param iterate at the end of the iteration
     * @param state of the run's dynamics, whose answer ended the iteration
     */
    default void iterateReached(RunId run, Iterate iterate, Object state) {}

    /**
     * A run has ended.
     *
     * @param run which has ended
     * @param outcome why
     */
    default void runEnded(RunId run, Outcome outcome) {}

    /**
     * {@return one observer that tells several, in their order}
     *
     * @param observers told in this order
     */
    static TrainingObserver all(TrainingObserver... observers) {
        List<TrainingObserver> each = List.of(observers);
        return new TrainingObserver() {
            @Override
            public void phaseBegins(Phase phase, String what) {
                each.forEach(observer -> observer.phaseBegins(phase, what));
            }

            @Override
            public void passBegins(int iteration, int runs) {
                each.forEach(observer -> observer.passBegins(iteration, runs));
            }

            @Override
            public void iterationEnded(RunId run, TraceRow row) {
                each.forEach(observer -> observer.iterationEnded(run, row));
            }

            @Override
            public void iterateReached(RunId run, Iterate iterate, Object state) {
                each.forEach(observer -> observer.iterateReached(run, iterate, state));
            }

            @Override
            public void runEnded(RunId run, Outcome outcome) {
                each.forEach(observer -> observer.runEnded(run, outcome));
            }
        };
    }
}
