package io.github.sparkagd.train;

import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.theory.LearningRates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves the learning rates of runs: numbers as given, optimal ones from the spectrum, and searched ones by training at
 * every rate of {@link LearningRates#searched}, all in lock-step.
 *
 * <p>Cost of a search: one training, whatever the numbers of rates and runs.
 */
final class RateFinder {
    private final LeastSquares problem;
    private final SpectrumFinder spectrum;
    private final RunMaker maker;
    private final TrainingObserver observer;
    private long passes;

    /** Makes the run of {@code spec} at the rate η. */
    interface RunMaker {
        Run run(RunSpec spec, double rate, LeastSquares oracle, SpectrumFinder spectrum);
    }

    RateFinder(LeastSquares problem, SpectrumFinder spectrum, RunMaker maker, TrainingObserver observer) {
        this.problem = problem;
        this.spectrum = spectrum;
        this.maker = maker;
        this.observer = observer;
    }

    /** Passes over the data that searching took so far. */
    long passes() {
        return passes;
    }

    /** η for each of {@code specs}, in their order; NaN for an algorithm without a rate. */
    Vec find(List<RunSpec> specs, TrainingSet set) {
        double[] rates = new double[specs.size()];
        Arrays.fill(rates, Double.NaN);
        Set<Rate.Kind> kinds = new LinkedHashSet<>();
        specs.forEach(spec -> kinds.add(spec.rate().kind()));
        for (Rate.Kind kind : kinds) {
            Map<RunSpec, Double> found = kind == Rate.Kind.SEARCH || kind == Rate.Kind.SEARCH_GD
                    ? search(specs.stream().filter(spec -> asks(spec, kind)).toList(), set)
                    : Map.of();
            for (int k = 0; k < rates.length; k++) {
                RunSpec spec = specs.get(k);
                if (asks(spec, kind)) {
                    rates[k] = switch (kind) {
                        case GIVEN -> spec.rate().value();
                        case OPTIMAL -> optimal(spec, set);
                        case SEARCH, SEARCH_GD -> found.get(searched(spec));
                    };
                }
            }
        }
        return Vec.of(rates);
    }

    private static boolean asks(RunSpec spec, Rate.Kind kind) {
        return spec.algorithm().hasRate() && spec.rate().kind() == kind;
    }

    private double optimal(RunSpec spec, TrainingSet set) {
        double penalty = set.penalty(spec.regularization());
        return spec.algorithm().optimalRate(spectrum.get().shifted(penalty)).orElseThrow();
    }

    /** Whose best rate is taken for {@code spec}. */
    private static RunSpec searched(RunSpec spec) {
        return spec.rate().kind() == Rate.Kind.SEARCH_GD ? spec.with(Algorithms.shallow()) : spec;
    }

    /** The best rate of each: the least training loss at the end, and of equal ones the smaller rate. */
    private Map<RunSpec, Double> search(List<RunSpec> asking, TrainingSet set) {
        List<RunSpec> specs =
                asking.stream().map(RateFinder::searched).distinct().toList();
        if (specs.isEmpty()) {
            return Map.of();
        }
        List<Run> candidates = new ArrayList<>();
        for (RunSpec spec : specs) {
            Vec grid = LearningRates.searched(spectrum.largest() + set.penalty(spec.regularization()));
            for (int k = 0; k < grid.size(); k++) {
                candidates.add(maker.run(spec, grid.get(k), problem, spectrum));
            }
        }
        observer.phaseBegins(Phase.SEARCH, "");
        long before = problem.passes();
        List<TrainedRun> trained = new Training(problem, observer).train(candidates);
        passes += problem.passes() - before;
        Map<RunSpec, Double> best = new LinkedHashMap<>();
        int rates = candidates.size() / specs.size();
        for (int m = 0; m < specs.size(); m++) {
            best.put(specs.get(m), least(trained.subList(m * rates, (m + 1) * rates)));
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
        return best.orElse(runs.get(runs.size() - 1)).id().rate();
    }
}
