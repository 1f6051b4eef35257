package io.github.sparkagd.bench;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.Rate;
import io.github.sparkagd.train.RunSpec;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TrainOptions;
import io.github.sparkagd.train.Trainer;
import io.github.sparkagd.train.TrainingObserver;
import io.github.sparkagd.train.TrainingSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Times the iterations of the training loop as users run it, driver's work and all. */
final class Iterations {
    /** Small, as time does not depend on it, so that no run ends. */
    private static final double RATE = 0.05;

    private static final int MOST = 1_000_000;

    private final LeastSquares problem;
    private final List<Algorithm> members;

    /** @param members trained in lock-step */
    Iterations(LeastSquares problem, List<Algorithm> members) {
        this.problem = problem;
        this.members = List.copyOf(members);
    }

    /** The middle of the seconds between the beginnings of passes, after {@code warmUp} seconds of training. */
    double seconds(double warmUp, double measure) {
        warmUp(warmUp);
        return Repeats.median(train(new StopRules(MOST, 0, Optional.of(nanos(measure)))));
    }

    /** Trains for {@code seconds}. */
    void warmUp(double seconds) {
        train(new StopRules(MOST, 0, Optional.of(nanos(seconds))));
    }

    /** Seconds of each of the first {@code count} iterations. */
    List<Double> first(int count) {
        // The pass before the first iteration does not count.
        List<Double> all = train(StopRules.iterations(count));
        return all.subList(1, all.size());
    }

    private static Duration nanos(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    private List<Double> train(StopRules rules) {
        List<Long> begun = new ArrayList<>();
        TrainingObserver clock = new TrainingObserver() {
            @Override
            public void passBegins(int iteration, int runs) {
                begun.add(System.nanoTime());
            }
        };
        TrainOptions options = TrainOptions.of(Plan.FUSED);
        new Trainer(TrainingSet.of(problem), options, clock, Optional.empty())
                .train(members.stream()
                        .map(member -> RunSpec.of(member, Rate.of(RATE), rules))
                        .toList());
        begun.add(System.nanoTime());
        List<Double> seconds = new ArrayList<>();
        for (int k = 1; k < begun.size(); k++) {
            seconds.add((begun.get(k) - begun.get(k - 1)) * 1e-9);
        }
        return seconds;
    }
}
