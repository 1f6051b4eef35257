package io.github.sparkagd.lab;

import io.github.sparkagd.blocks.Blas;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.oracle.Objective;
import io.github.sparkagd.theory.LearningRates;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.RunSpec;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TrainOptions;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.Trainer;
import io.github.sparkagd.train.Training;
import io.github.sparkagd.train.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Runs experiments through the one training loop, on the data of a {@link Bench}. */
public final class Laboratory {
    private final Bench bench;
    private final Plan plan;

    /**
     * Uses the plan of the bench.
     *
     * @param bench has the data
     */
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

    /** The same with an intercept and standardised features. */
    Optional<Bench.Images> measurements(String name) {
        return bench.measurements(name);
    }

    /** Runs an experiment, writing down every iterate. */
    List<Observed> observe(Experiment experiment) {
        return observe(experiment, StopRules.iterations(experiment.iterations()));
    }

    /** The same with rules of its own. */
    List<Observed> observe(Experiment experiment, StopRules rules) {
        double momentum = LearningRates.heavyBall(experiment.data().spectrum()).momentum();
        try (Bench.Opened problem = bench.points(experiment.data())) {
            return observe(problem.problem(), experiment.subjects(), rules, new Recorder(1), momentum);
        }
    }

    /** Runs a subject on a problem of any kind, writing down the iterate of every so many iterations. */
    Observed observe(LeastSquares problem, Subject subject, StopRules rules, int every) {
        return observe(problem, List.of(subject), rules, new Recorder(every), 0).get(0);
    }

    /** The same on a few points. */
    Observed observe(Points data, Subject subject, StopRules rules, int every) {
        try (Bench.Opened problem = bench.points(data)) {
            return observe(problem.problem(), subject, rules, every);
        }
    }

    /** Runs subjects for their traces alone. */
    List<Observed> train(LeastSquares problem, List<Subject> subjects, StopRules rules) {
        return observe(problem, subjects, rules, new Recorder(0), 0);
    }

    /** Runs an experiment for its traces alone. */
    List<Observed> train(Experiment experiment, StopRules rules) {
        try (Bench.Opened problem = bench.points(experiment.data())) {
            return train(problem.problem(), experiment.subjects(), rules);
        }
    }

    /** Runs subjects from zero on a loss of any kind, which they must not need least squares for. */
    static List<Observed> minimise(Objective loss, List<Subject> subjects, StopRules rules) {
        Recorder recorder = new Recorder(0);
        Vec origin = Vec.zeros(loss.dimension());
        List<Run> runs =
                subjects.stream().map(subject -> subject.run(origin, rules)).toList();
        return observed(recorder, subjects, new Training(loss, recorder).train(runs));
    }

    private List<Observed> observe(
            LeastSquares problem, List<Subject> subjects, StopRules rules, Recorder recorder, double momentum) {
        TrainOptions options = new TrainOptions(plan, Blas.JAVA, 1, OptionalDouble.of(momentum));
        List<RunSpec> specs =
                subjects.stream().map(subject -> subject.spec(rules)).toList();
        List<TrainedRun> runs = new Trainer(TrainingSet.of(problem), options, recorder, Optional.empty())
                .train(specs)
                .runs();
        return observed(recorder, subjects, runs);
    }

    private static List<Observed> observed(Recorder recorder, List<Subject> subjects, List<TrainedRun> runs) {
        List<Observed> observed = new ArrayList<>();
        for (int k = 0; k < subjects.size(); k++) {
            observed.add(recorder.observed(subjects.get(k), runs.get(k)));
        }
        return observed;
    }
}
