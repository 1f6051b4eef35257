package io.github.sparkagd.lab;

import io.github.sparkagd.dynamics.DeepGradientDescent;
import io.github.sparkagd.dynamics.Iterate;
import io.github.sparkagd.dynamics.LinearNetwork;
import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.TrainingObserver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes down where every run was at the end of each iteration, or of every so many. */
final class Recorder implements TrainingObserver {
    private final int every;
    private final Map<RunId, List<Iterate>> iterates = new HashMap<>();
    private final Map<RunId, List<LinearNetwork>> networks = new HashMap<>();

    /** @param every the iterate of each {@code every}-th iteration; 0 for none */
    Recorder(int every) {
        this.every = every;
    }

    @Override
    public void iterateReached(RunId run, Iterate iterate, Object state) {
        if (every == 0 || iterate.iteration() % every != 0) {
            return;
        }
        iterates.computeIfAbsent(run, first -> new ArrayList<>()).add(iterate);
        if (state instanceof DeepGradientDescent.State deep) {
            networks.computeIfAbsent(run, first -> new ArrayList<>()).add(deep.network());
        }
    }

    /** What was written down of a run. */
    Observed observed(Subject subject, TrainedRun run) {
        return new Observed(
                subject, run, iterates.getOrDefault(run.id(), List.of()), networks.getOrDefault(run.id(), List.of()));
    }
}
