package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.TrainingProblem;
import io.github.sparkagd.linalg.Blas;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.theory.LearningRates;
import io.github.sparkagd.train.Algorithm;
import io.github.sparkagd.train.DeepStart;
import io.github.sparkagd.train.Member;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.StopRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the user asked {@code train} to do, checked.
 *
 * @param algorithms in the order given
 * @param depths in the order given
 * @param rates in the order given
 * @param rules when runs end
 * @param plan how statistics are got
 * @param blas who multiplies the rows of a Gram matrix
 * @param initialModel folder of a model to start from
 * @param momentum of heavy ball; empty for the value from the spectrum
 * @param deep where deep-gd starts
 */
record TrainSettings(
        List<Algorithm> algorithms,
        List<Integer> depths,
        List<RateChoice> rates,
        StopRules rules,
        Plan plan,
        Blas blas,
        Optional<String> initialModel,
        Optional<Double> momentum,
        DeepStart deep) {

    /**
     * The cross product of algorithms and depths, each member once: gd and its kin have depth 1 and agd-full depth 2
     * whatever the depths, and agd at depth 1 is left to gd where gd is listed.
     */
    List<Member> members() {
        Set<Member> members = new LinkedHashSet<>();
        for (Algorithm algorithm : algorithms) {
            switch (algorithm) {
                case GD, HEAVY_BALL, NESTEROV -> members.add(new Member(algorithm, 1));
                case AGD_FULL -> members.add(new Member(algorithm, 2));
                case AGD ->
                    depths.stream()
                            .filter(depth -> depth > 1 || !algorithms.contains(Algorithm.GD))
                            .forEach(depth -> members.add(new Member(algorithm, depth)));
                case DEEP_GD -> depths.forEach(depth -> members.add(new Member(algorithm, depth)));
            }
        }
        return new ArrayList<>(members);
    }

    /** How many runs go in lock-step at most, a search's candidates among them. */
    int largestLockStep() {
        int candidates = LearningRates.searched(1).size();
        int members = members().size();
        int most = members * rates.size();
        for (RateChoice rate : rates) {
            most = switch (rate.kind()) {
                case SEARCH -> Math.max(most, members * candidates);
                case SEARCH_GD -> Math.max(most, candidates);
                case GIVEN, OPTIMAL -> most;
            };
        }
        return most;
    }

    /** @param start the weights of the model to start from, in the coordinates trained in */
    TrainingProblem.Demand demand(Optional<Vec> start) {
        boolean anywhere = algorithms.contains(Algorithm.DEEP_GD);
        Optional<List<Vec>> starts =
                anywhere ? Optional.empty() : Optional.of(start.stream().toList());
        return new TrainingProblem.Demand(rules.iterations(), largestLockStep(), needsSpectrum(), blas, starts);
    }

    /** True when some rate follows from the spectrum of the data. */
    boolean needsSpectrum() {
        return rates.stream().anyMatch(rate -> rate.kind() != RateChoice.Kind.GIVEN);
    }

    /** True when a member's convergence rests on mean y² ≤ 1. */
    boolean needsUnitLabels() {
        return algorithms.contains(Algorithm.AGD_FULL)
                || (algorithms.contains(Algorithm.AGD) && depths.stream().anyMatch(depth -> depth > 1));
    }
}
