package io.github.sparkagd.train;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Evaluation;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.oracle.Objective;
import io.github.sparkagd.oracle.Query;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The one training loop: it advances any number of runs in lock-step, a pass over the data a round.
 *
 * <p>Each round asks every run that still goes on what it wants to know, evaluates all of it in one call of the oracle, and
 * tells each run its answer. It belongs to no algorithm and knows no cluster.
 */
public final class Training {
    private final Objective problem;
    private final TrainingObserver observer;
    private final LongSupplier nanoTime;
    private SnapshotTaker snapshots = SnapshotTaker.NONE;
    private long begun;
    private long passesBefore;

    /**
     * @param problem the data, or any objective where all runs can do with one
     * @param observer is told of progress
     */
    public Training(Objective problem, TrainingObserver observer) {
        this(problem, observer, System::nanoTime);
    }

    Training(Objective problem, TrainingObserver observer, LongSupplier nanoTime) {
        this.problem = problem;
        this.observer = observer;
        this.nanoTime = nanoTime;
    }

    /** Has snapshots taken between passes. */
    Training withSnapshots(SnapshotTaker taker) {
        snapshots = taker;
        return this;
    }

    /**
     * Trains {@code runs} to their ends.
     *
     * @param runs not begun yet
     * @return the finished runs, in the order given
     * @throws IllegalArgumentException when a run needs least squares and the problem is another one
     */
    public List<TrainedRun> train(List<Run> runs) {
        for (Run run : runs) {
            Check.that(
                    () -> problem instanceof LeastSquares || !run.dynamics().needsLeastSquares(),
                    run.dynamics() + " runs on least squares alone");
        }
        begun = nanoTime.getAsLong();
        passesBefore = problem.passes();
        Map<Vec, Evaluation> atOrigins = askOrigins(runs);
        Evaluation atZero = atOrigins.get(Vec.zeros(problem.dimension()));
        RunProgress.Problem facts = RunProgress.Problem.of(
                atZero.train().gradient(), atZero.train().moments().residual(), problem.labelScale());
        List<RunProgress<?>> all = new ArrayList<>();
        for (Run run : runs) {
            RunProgress<?> progress = RunProgress.of(run, facts);
            all.add(progress);
            tell(progress, List.of(atOrigins.get(run.dynamics().origin())), facts);
        }
        return toTheirEnds(all, facts);
    }

    /**
     * Trains on from a snapshot, with the same bits as if there had been no interruption.
     *
     * @param runs those of the snapshot, in its order; their starting points are not asked about again
     * @param from the snapshot
     * @return the finished runs, in the order given
     * @throws CheckpointException when the snapshot is of other runs
     */
    public List<TrainedRun> resume(List<Run> runs, TrainingSnapshot from) {
        begun = nanoTime.getAsLong() - Math.round(from.seconds() * 1e9);
        passesBefore = problem.passes() - from.passes();
        List<RunId> before = from.runs().stream().map(RunSnapshot::id).toList();
        boolean fits = before.equals(runs.stream().map(Run::id).toList())
                && from.correlation().size() == problem.dimension();
        if (!fits) {
            throw new CheckpointException("the checkpoint is of other runs: "
                    + before.stream().map(RunId::name).toList());
        }
        RunProgress.Problem facts =
                RunProgress.Problem.of(from.correlation(), from.meanSquaredLabel(), problem.labelScale());
        List<RunProgress<?>> all = new ArrayList<>();
        for (int k = 0; k < runs.size(); k++) {
            all.add(RunProgress.resumed(runs.get(k), facts, from.runs().get(k)));
        }
        return toTheirEnds(all, facts);
    }

    private List<TrainedRun> toTheirEnds(List<RunProgress<?>> all, RunProgress.Problem facts) {
        List<RunProgress<?>> going = going(all);
        offerSnapshot(all, facts);
        while (!going.isEmpty()) {
            List<List<Evaluation>> answers = ask(going);
            for (int k = 0; k < going.size(); k++) {
                tell(going.get(k), answers.get(k), facts);
            }
            going = going(going);
            offerSnapshot(all, facts);
        }
        return all.stream().map(RunProgress::result).toList();
    }

    private void offerSnapshot(List<RunProgress<?>> all, RunProgress.Problem facts) {
        int iteration = all.stream().mapToInt(RunProgress::iteration).max().orElse(1) - 1;
        boolean done = all.stream().noneMatch(RunProgress::goesOn);
        double seconds = seconds();
        if (snapshots.due(iteration, seconds, done)) {
            snapshots.take(new TrainingSnapshot(
                    facts.correlation(),
                    facts.meanSquaredLabel(),
                    problem.passes() - passesBefore,
                    seconds,
                    all.stream().map(RunProgress::snapshot).toList()));
        }
    }

    private double seconds() {
        return (nanoTime.getAsLong() - begun) * 1e-9;
    }

    private static List<RunProgress<?>> going(List<RunProgress<?>> runs) {
        List<RunProgress<?>> going = new ArrayList<>();
        for (RunProgress<?> run : runs) {
            if (run.goesOn()) {
                going.add(run);
            }
        }
        return going;
    }

    /** The first pass: every starting point, and w = 0, where the gradient is b. */
    private Map<Vec, Evaluation> askOrigins(List<Run> runs) {
        Map<Vec, Evaluation> origins = new LinkedHashMap<>();
        origins.put(Vec.zeros(problem.dimension()), null);
        for (Run run : runs) {
            origins.put(run.dynamics().origin(), null);
        }
        observer.passBegins(0, runs.size());
        List<Vec> points = List.copyOf(origins.keySet());
        List<Evaluation> answers =
                problem.evaluate(points.stream().map(Query::gradient).toList());
        for (int k = 0; k < points.size(); k++) {
            origins.put(points.get(k), answers.get(k));
        }
        return origins;
    }

    /** One pass; runs that ask the same question share its answer. */
    private List<List<Evaluation>> ask(List<RunProgress<?>> going) {
        int iteration = going.stream().mapToInt(RunProgress::iteration).max().orElse(0);
        observer.passBegins(iteration, going.size());
        Map<Query, Integer> places = new LinkedHashMap<>();
        List<List<Query>> asked = new ArrayList<>();
        for (RunProgress<?> run : going) {
            List<Query> queries = run.queries();
            queries.forEach(query -> places.putIfAbsent(query, places.size()));
            asked.add(queries);
        }
        List<Evaluation> answers = problem.evaluate(List.copyOf(places.keySet()));
        return asked.stream()
                .map(queries -> queries.stream()
                        .map(query -> answers.get(places.get(query)))
                        .toList())
                .toList();
    }

    private void tell(RunProgress<?> run, List<Evaluation> told, RunProgress.Problem facts) {
        double seconds = seconds();
        // The pass that collected a Gram matrix, made before, counts as one.
        long passes = Math.max(1, problem.passes() - passesBefore);
        run.tell(told, passes, seconds).ifPresent(ended -> {
            judge(run, ended.row(), facts);
            observer.iterationEnded(run.id(), ended.row());
            observer.iterateReached(run.id(), ended.iterate(), ended.state());
            run.outcome().ifPresent(outcome -> observer.runEnded(run.id(), outcome));
        });
    }

    private void judge(RunProgress<?> run, TraceRow row, RunProgress.Problem facts) {
        int t = row.iteration();
        StopRules rules = run.rules();
        double norm = facts.correlationNorm() * facts.labelScale();
        if (norm == 0 && row.gradientNorm() == 0) {
            run.end(
                    Outcome.Kind.NOTHING_TO_LEARN,
                    t,
                    "nothing to learn: the labels are uncorrelated with every feature, the starting point is a solution");
        } else if (rules.tolerance() > 0 && row.gradientNorm() <= rules.tolerance() * norm) {
            run.end(
                    Outcome.Kind.TOLERANCE,
                    t,
                    "the gradient's norm " + row.gradientNorm() + " is at most " + rules.tolerance()
                            + " of its norm at w = 0");
        } else if (run.validationStalled(row)) {
            run.end(
                    Outcome.Kind.VALIDATION,
                    t,
                    "the loss over the validation rows did not fall in iteration " + t + " by more than "
                            + rules.validation().orElse(0) + " of itself");
        } else if (t >= rules.iterations()) {
            run.end(Outcome.Kind.ITERATIONS, t, "all " + t + " iterations done");
        } else if (rules.maxTime()
                .map(limit -> row.seconds() >= limit.toNanos() * 1e-9)
                .orElse(false)) {
            run.end(Outcome.Kind.TIME, t, "the time allowed was used up after " + t + " iterations");
        }
    }
}
