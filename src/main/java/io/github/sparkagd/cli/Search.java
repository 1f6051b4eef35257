package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.JobDescriptions;
import io.github.sparkagd.cluster.SpectrumFinder;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.theory.LearningRates;
import io.github.sparkagd.theory.Spectrum;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.Training;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.spark.api.java.JavaSparkContext;

/** Finds learning rates: from the spectrum, or by training at every rate of a grid in lock-step. */
final class Search {
    private final LeastSquares problem;
    private final StopRules rules;
    private final SpectrumFinder spectrum;
    private final JavaSparkContext context;
    private long passes;

    Search(LeastSquares problem, StopRules rules, SpectrumFinder spectrum, JavaSparkContext context) {
        this.problem = problem;
        this.rules = rules;
        this.spectrum = spectrum;
        this.context = context;
    }

    Spectrum spectrum() {
        return spectrum.get();
    }

    /** Passes over the data that searching took, those for the spectrum apart. */
    long passes() {
        return passes;
    }

    /**
     * The best rate of each member: the least training loss at the end, and of equal ones the smaller rate.
     *
     * @param run makes the run of a member at a rate
     */
    Map<TrainSettings.Member, Double> best(
            List<TrainSettings.Member> members, BiFunction<TrainSettings.Member, Double, Run> run) {
        Vec grid = LearningRates.searched(spectrum.largest());
        List<Run> candidates = new ArrayList<>();
        for (TrainSettings.Member member : members) {
            for (int k = 0; k < grid.size(); k++) {
                candidates.add(run.apply(member, grid.get(k)));
            }
        }
        long before = problem.passes();
        List<TrainedRun> trained =
                new Training(problem, rules, new JobDescriptions(context, "search")).train(candidates);
        passes += problem.passes() - before;
        Map<TrainSettings.Member, Double> best = new LinkedHashMap<>();
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
