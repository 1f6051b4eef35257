package io.github.sparkagd.ui;

import io.github.sparkagd.report.RunsNow;
import io.github.sparkagd.train.Outcome;
import io.github.sparkagd.train.Phase;
import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainingObserver;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The runs of a training, or of the search for its rates, as the training thread tells of them; any thread may read. */
final class LiveRuns implements TrainingObserver {
    private volatile Phased phased = new Phased();
    private volatile long passes;

    /** The runs of one phase. */
    private static final class Phased {
        /** Of the training thread alone. Runs are known by their object: runs of different penalties have equal ones. */
        private final IdentityHashMap<RunId, LiveRun> known = new IdentityHashMap<>();

        private final Queue<LiveRun> inOrder = new ConcurrentLinkedQueue<>();

        LiveRun run(RunId id) {
            return known.computeIfAbsent(id, first -> {
                LiveRun run = new LiveRun(first);
                inOrder.add(run);
                return run;
            });
        }
    }

    @Override
    public void phaseBegins(Phase phase, String what) {
        if (phase == Phase.SEARCH || phase == Phase.TRAIN) {
            phased = new Phased();
            passes = 0;
        }
    }

    @Override
    public void iterationEnded(RunId id, TraceRow row) {
        phased.run(id).add(row);
        passes = row.passes();
    }

    @Override
    public void runEnded(RunId id, Outcome outcome) {
        phased.run(id).end(outcome);
    }

    /** Passes over the data in this phase so far. */
    long passes() {
        return passes;
    }

    /** Where the runs stand that have ended an iteration, in their order. */
    List<RunsNow.Now> now() {
        return phased.inOrder.stream()
                .map(LiveRun::now)
                .flatMap(Optional::stream)
                .toList();
    }
}
