package io.github.sparkagd.bench;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.train.Member;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.RunFactory;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.Training;
import io.github.sparkagd.train.TrainingObserver;
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
    private final List<Member> members;

    /** @param members trained in lock-step */
    Iterations(LeastSquares problem, List<Member> members) {
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
        // The pass before the first iteration is none of them.
        List<Double> all = train(StopRules.iterations(count));
        return all.subList(1, all.size());
    }

    private static Duration nanos(double seconds) {
        return Duration.ofNanos((long) (seconds * 1e9));
    }

    private List<Double> train(StopRules rules) {
        List<Long> begun = new ArrayList<>();
        RunFactory factory = new RunFactory(Vec.zeros(problem.dimension()), Plan.FUSED, () -> RATE);
        TrainingObserver clock = new TrainingObserver() {
            @Override
            public void passBegins(int iteration, int runs) {
                begun.add(System.nanoTime());
            }
        };
        new Training(problem, rules, clock)
                .train(members.stream().map(member -> factory.run(member, RATE)).toList());
        begun.add(System.nanoTime());
        List<Double> seconds = new ArrayList<>();
        for (int k = 1; k < begun.size(); k++) {
            seconds.add((begun.get(k) - begun.get(k - 1)) * 1e-9);
        }
        return seconds;
    }
}
