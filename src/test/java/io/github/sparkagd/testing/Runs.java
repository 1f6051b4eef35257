package io.github.sparkagd.testing;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.AlgorithmSettings;
import io.github.sparkagd.algorithms.DeepStart;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.Training;
import io.github.sparkagd.train.TrainingObserver;
import java.util.List;
import java.util.OptionalDouble;

/** Makes runs for tests, without the way through the trainer. */
public record Runs(Vec origin, Plan plan, double momentum, DeepStart deep, StopRules rules) {

    /** Runs from {@code origin} of {@code iterations} iterations. */
    public static Runs from(Vec origin, int iterations) {
        return new Runs(origin, Plan.FUSED, 0, DeepStart.DEFAULT, StopRules.iterations(iterations));
    }

    /** Runs from zero in d dimensions. */
    public static Runs fromZero(int dimension, int iterations) {
        return from(Vec.zeros(dimension), iterations);
    }

    public Runs by(Plan other) {
        return new Runs(origin, other, momentum, deep, rules);
    }

    public Runs withMomentum(double beta) {
        return new Runs(origin, plan, beta, deep, rules);
    }

    public Runs withDeepStart(DeepStart start) {
        return new Runs(origin, plan, momentum, start, rules);
    }

    public Runs with(StopRules other) {
        return new Runs(origin, plan, momentum, deep, other);
    }

    public Run run(Algorithm algorithm, double rate) {
        AlgorithmSettings settings =
                new AlgorithmSettings(rate, origin, plan == Plan.ROUND_ROBIN, () -> momentum, deep);
        OptionalDouble shown = algorithm.hasRate() ? OptionalDouble.of(rate) : OptionalDouble.empty();
        return new Run(new RunId(algorithm, shown, ""), algorithm.dynamics(settings), rules);
    }

    /** The run by other rules. */
    public static Run ruled(Run run, StopRules rules) {
        return new Run(run.id(), run.dynamics(), rules);
    }

    /** Trains, unobserved. */
    public static List<TrainedRun> train(LeastSquares problem, List<Run> runs) {
        return new Training(problem, TrainingObserver.NONE).train(runs);
    }
}
