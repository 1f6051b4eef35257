package io.github.sparkagd.train;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.theory.LearningRates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds learning rates by training at every rate of a grid, all in lock-step.
 *
 * <p>The grid is {@link LearningRates#searched}. Cost: one training, whatever the numbers of rates and members.
 */
public final class RateSearch {
    private final LeastSquares problem;
    private final StopRules rules;
    private final TrainingObserver observer;
    private long passes;

    /**
     * @param problem the data
     * @param rules when candidates end
     * @param observer is told of progress
     */
    public RateSearch(LeastSquares problem, StopRules rules, TrainingObserver observer) {
        this.problem = problem;
        this.rules = rules;
        this.observer = observer;
    }

    /** Passes over the data that searching took so far. */
    public long passes() {
        return passes;
    }

    /**
     * The best rate of each member: the least training loss at the end, and of equal ones the smaller rate.
     *
     * @param members each once
     * @param factory makes the candidates
     * @param largest λ_max
     */
    public Map<Member, Double> best(List<Member> members, RunFactory factory, double largest) {
        Vec grid = LearningRates.searched(largest);
        List<Run> candidates = new ArrayList<>();
        for (Member member : members) {
            for (int k = 0; k < grid.size(); k++) {
                candidates.add(factory.run(member, grid.get(k)));
            }
        }
        long before = problem.passes();
        List<TrainedRun> trained = new Training(problem, rules, observer).train(candidates);
        passes += problem.passes() - before;
        Map<Member, Double> best = new LinkedHashMap<>();
        for (int m = 0; m < members.size(); m++) {
            best.put(members.get(m), least(trained.subList(m * grid.size(), (m + 1) * grid.size())));
        }
        return best;
    }

    /** Of runs with falling rates, the rate of the last that has the least loss. */
    private static double least(List<TrainedRun> runs) {
        Optional<TrainedRun> best = Optional.empty();
        for (TrainedRun run : runs) {
            boolean better = !run.outcome().diverged()
                    && (best.isEmpty()
                            || run.last().trainLoss() <= best.get().last().trainLoss());
            best = better ? Optional.of(run) : best;
        }
        return best.orElse(runs.get(runs.size() - 1)).id().learningRate();
    }
}
