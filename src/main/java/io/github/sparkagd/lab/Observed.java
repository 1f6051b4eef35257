package io.github.sparkagd.lab;

import io.github.sparkagd.dynamics.Iterate;
import io.github.sparkagd.dynamics.LinearNetwork;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainedRun;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * What became of a subject.
 *
 * @param subject who
 * @param trained trace and outcome
 * @param iterates where it was at the end of each iteration 0 … t; empty where it was not recorded
 * @param networks the layers there, of deep gradient descent; empty for others
 */
record Observed(Subject subject, TrainedRun trained, List<Iterate> iterates, List<LinearNetwork> networks) {
    Observed {
        iterates = List.copyOf(iterates);
        networks = List.copyOf(networks);
    }

    /** Training loss at the end of iteration {@code t}; that of the last iteration where the run ended before. */
    double loss(int t) {
        List<TraceRow> trace = trained.trace();
        return trace.get(Math.min(t, trace.size() - 1)).trainLoss();
    }

    double lastLoss() {
        return trained.last().trainLoss();
    }

    /** The first iteration whose training loss is below {@code bound}. */
    OptionalInt firstBelow(double bound) {
        return trained.trace().stream()
                .filter(row -> row.trainLoss() < bound)
                .mapToInt(TraceRow::iteration)
                .findFirst();
    }

    /** A number of each row of the trace. */
    Vec column(ToDoubleFunction<TraceRow> value) {
        return Vec.of(trained.trace().stream().mapToDouble(value).toArray());
    }

    /** A number of each iterate. */
    Vec along(ToDoubleFunction<Iterate> value) {
        return Vec.of(iterates.stream().mapToDouble(value).toArray());
    }
}
