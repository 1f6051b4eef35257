package io.github.sparkagd.lab;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.theory.LearningRates;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.RunFactory;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.Training;
import io.github.sparkagd.train.TrainingObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** Runs experiments through the one training loop, on the data of a {@link Bench}. */
public final class Laboratory {
    private final Bench bench;
    private final Plan plan;

    public Laboratory(Bench bench) {
        this(bench, bench.plan());
    }

    private Laboratory(Bench bench, Plan plan) {
        this.bench = bench;
        this.plan = plan;
    }

    /** The same laboratory, with iterations of another form. */
    Laboratory with(Plan other) {
        return new Laboratory(bench, other);
    }

    /** The real data set called {@code name}, where there is one. */
    Optional<Bench.Images> images(String name) {
        return bench.images(name);
    }

    /** Runs an experiment, writing down every iterate. */
    public List<Observed> observe(Experiment experiment) {
        return observe(experiment, StopRules.iterations(experiment.iterations()));
    }

    /** The same with rules of its own. */
    public List<Observed> observe(Experiment experiment, StopRules rules) {
        Points data = experiment.data();
        DoubleSupplier momentum = () -> LearningRates.heavyBall(data.spectrum()).momentum();
        try (Bench.Opened problem = bench.points(data)) {
            RunFactory factory = factory(problem.problem(), momentum);
            return new Records(1).observe(problem.problem(), experiment.subjects(), rules, factory);
        }
    }

    /** Runs a subject on a problem of any kind, writing down the iterate of every so many iterations. */
    Observed observe(LeastSquares problem, Subject subject, StopRules rules, int every) {
        return new Records(every)
                .observe(problem, List.of(subject), rules, factory(problem, () -> 0))
                .get(0);
    }

    /** The same on a few points. */
    Observed observe(Points data, Subject subject, StopRules rules, int every) {
        try (Bench.Opened problem = bench.points(data)) {
            return observe(problem.problem(), subject, rules, every);
        }
    }

    /**
     * How much is written down.
     *
     * @param every the iterate of each {@code every}-th iteration
     */
    private record Records(int every) {
        List<Observed> observe(LeastSquares problem, List<Subject> subjects, StopRules rules, RunFactory factory) {
            List<Recorder<?>> recorders = new ArrayList<>();
            List<Run> runs = new ArrayList<>();
            for (Subject subject : subjects) {
                Run run = subject.run(factory);
                Recorder<?> recorder = Recorder.of(run.dynamics(), every);
                recorders.add(recorder);
                runs.add(new Run(run.id(), recorder));
            }
            List<TrainedRun> trained = new Training(problem, rules, TrainingObserver.NONE).train(runs);
            List<Observed> observed = new ArrayList<>();
            for (int k = 0; k < subjects.size(); k++) {
                observed.add(Observed.of(subjects.get(k), trained.get(k), recorders.get(k)));
            }
            return observed;
        }
    }

    /** Runs subjects for their traces alone. */
    List<Observed> train(LeastSquares problem, List<Subject> subjects, StopRules rules) {
        RunFactory factory = factory(problem, () -> 0);
        List<Run> runs = subjects.stream().map(subject -> subject.run(factory)).toList();
        List<TrainedRun> trained = new Training(problem, rules, TrainingObserver.NONE).train(runs);
        List<Observed> observed = new ArrayList<>();
        for (int k = 0; k < subjects.size(); k++) {
            observed.add(new Observed(subjects.get(k), trained.get(k), List.of(), List.of()));
        }
        return observed;
    }

    /** Runs an experiment for its traces alone. */
    List<Observed> train(Experiment experiment, StopRules rules) {
        try (Bench.Opened problem = bench.points(experiment.data())) {
            return train(problem.problem(), experiment.subjects(), rules);
        }
    }

    private RunFactory factory(LeastSquares problem, DoubleSupplier momentum) {
        return new RunFactory(Vec.zeros(problem.dimension()), plan, momentum);
    }
}
