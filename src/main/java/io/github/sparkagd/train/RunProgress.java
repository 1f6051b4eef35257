package io.github.sparkagd.train;

import io.github.sparkagd.dynamics.Dynamics;
import io.github.sparkagd.dynamics.Iterate;
import io.github.sparkagd.dynamics.Step;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Evaluation;
import io.github.sparkagd.oracle.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** One run under way: its state, its trace so far and the model to keep. */
final class RunProgress<S> {
    private final RunId id;
    private final Dynamics<S> dynamics;
    private final StopRules rules;
    private final Problem problem;
    private final List<TraceRow> trace = new ArrayList<>();
    private S state;
    private Vec weights;
    private Vec layers;
    /** The row of the model to keep. */
    private TraceRow kept;

    private Outcome outcome;

    /**
     * What a run must know of the data to judge itself.
     *
     * @param correlation b, of length d
     * @param correlationNorm ‖b‖
     * @param meanSquaredLabel mean y² in the coordinates trained in
     * @param labelScale c, by which losses and gradients are brought to the labels' own scale
     */
    record Problem(Vec correlation, double correlationNorm, double meanSquaredLabel, double labelScale) {
        static Problem of(Vec correlation, double meanSquaredLabel, double labelScale) {
            return new Problem(correlation, correlation.norm(), meanSquaredLabel, labelScale);
        }
    }

    private RunProgress(RunId id, Dynamics<S> dynamics, StopRules rules, Problem problem) {
        this.id = id;
        this.dynamics = dynamics;
        this.rules = rules;
        this.problem = problem;
        this.state = dynamics.start(problem.correlation());
    }

    static RunProgress<?> of(Run run, Problem problem) {
        return start(run.id(), run.dynamics(), run.rules(), problem);
    }

    private static <S> RunProgress<S> start(RunId id, Dynamics<S> dynamics, StopRules rules, Problem problem) {
        return new RunProgress<>(id, dynamics, rules, problem);
    }

    /** The run of a snapshot, between the same two passes. */
    static RunProgress<?> resumed(Run run, Problem problem, RunSnapshot from) {
        RunProgress<?> progress = of(run, problem);
        progress.restore(from);
        return progress;
    }

    private void restore(RunSnapshot from) {
        state = from.state().unpackLike(state);
        trace.addAll(from.trace());
        weights = from.kept().weights();
        layers = from.kept().layers();
        outcome = from.outcome().orElse(null);
        kept = trace.get(0);
        // The row that broke a bound is never kept, but for the first.
        int last = outcome != null && outcome.diverged() ? Math.max(1, trace.size() - 1) : trace.size();
        for (TraceRow row : trace.subList(1, last)) {
            kept = isGood(row) ? row : kept;
        }
    }

    /** Where the run stands; at the earliest when its first iteration has ended. */
    RunSnapshot snapshot() {
        return new RunSnapshot(
                id,
                Packed.of(state),
                trace,
                new RunSnapshot.Kept(weights, layers, kept.testLoss().orElse(Double.POSITIVE_INFINITY)),
                Optional.ofNullable(outcome));
    }

    StopRules rules() {
        return rules;
    }

    /** Whether {@code row}, the newest of the trace, shows too small a fall of the loss over the test examples. */
    boolean validationStalled(TraceRow row) {
        if (rules.validation().isEmpty() || row.testLoss().isEmpty() || trace.size() < 2) {
            return false;
        }
        double before = trace.get(trace.size() - 2).testLoss().orElseThrow();
        return !(row.testLoss().getAsDouble() < (1 - rules.validation().getAsDouble()) * before);
    }

    boolean goesOn() {
        return outcome == null;
    }

    /** Why it ended; empty while it goes on. */
    Optional<Outcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    int iteration() {
        return trace.size();
    }

    List<Query> queries() {
        return dynamics.queries(state);
    }

    /**
     * An iteration that has ended.
     *
     * @param state whose answers ended it
     */
    record Ended(TraceRow row, Iterate iterate, Object state) {}

    /** Takes the answers, and returns the iteration that they ended, if they ended one. */
    Optional<Ended> tell(List<Evaluation> told, long passes, double seconds) {
        Step<S> step = dynamics.step(state, told.stream().map(Evaluation::train).toList());
        S before = state;
        state = step.state();
        return step.ended().map(iterate -> {
            TraceRow row = row(iterate, told.get(0), passes, seconds);
            keep(iterate, row);
            trace.add(row);
            return new Ended(row, iterate, before);
        });
    }

    private TraceRow row(Iterate iterate, Evaluation told, long passes, double seconds) {
        double c = problem.labelScale();
        OptionalDouble testLoss = told.test()
                .map(moments ->
                        OptionalDouble.of(moments.rescaled(iterate.factor()).loss() * c * c))
                .orElse(OptionalDouble.empty());
        return new TraceRow(
                iterate.iteration(),
                passes,
                iterate.statistics().moments().loss() * c * c,
                testLoss,
                iterate.statistics().gradient().norm() * c,
                iterate.scale(),
                seconds,
                OptionalDouble.of(iterate.statistics().moments().alignment() * c * c));
    }

    private void keep(Iterate iterate, TraceRow row) {
        Optional<String> broken = brokenBound(iterate);
        broken.ifPresent(bound -> end(
                Outcome.Kind.DIVERGED,
                iterate.iteration(),
                "diverged at iteration " + iterate.iteration() + ": " + bound));
        if (trace.isEmpty() || (broken.isEmpty() && isGood(row))) {
            weights = iterate.weights();
            layers = iterate.layers();
            kept = row;
        }
    }

    /** A run that is about to diverge, or to overfit where that is watched, must not lose its last good model. */
    private boolean isGood(TraceRow row) {
        if (rules.validation().isPresent() && row.testLoss().isPresent()) {
            return row.testLoss().getAsDouble() < kept.testLoss().orElse(Double.POSITIVE_INFINITY);
        }
        return row.trainLoss() <= trace.get(0).trainLoss();
    }

    private Optional<String> brokenBound(Iterate iterate) {
        double loss = iterate.statistics().moments().loss();
        double c2 = problem.labelScale() * problem.labelScale();
        if (!Double.isFinite(loss)) {
            return Optional.of("the loss is " + loss);
        }
        // Labels that are all the same have no square about their mean: what the run began with is a measure then.
        boolean constant = problem.meanSquaredLabel() == 0 && !trace.isEmpty();
        double measure = constant ? trace.get(0).trainLoss() / c2 : problem.meanSquaredLabel();
        double bound = StopRules.DIVERGENCE_BOUND * measure;
        if (loss > bound && iterate.iteration() > 0) {
            return Optional.of("the loss " + loss * c2 + " is above 1e6 times "
                    + (constant ? "the first one, " : "the mean square of the labels, ") + bound * c2);
        }
        double scale = iterate.scale().orElse(1);
        if (scale == 0 || !Double.isFinite(scale)) {
            return Optional.of("the scale S of the layers is " + scale);
        }
        if (!iterate.weights().isFinite()) {
            return Optional.of("a weight is not finite");
        }
        return Optional.empty();
    }

    void end(Outcome.Kind kind, int iteration, String message) {
        if (outcome == null) {
            outcome = new Outcome(kind, iteration, message);
        }
    }

    TrainedRun result() {
        return new TrainedRun(id, trace, outcome, new TrainedRun.Kept(kept, weights, layers));
    }

    RunId id() {
        return id;
    }
}
