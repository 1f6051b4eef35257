package io.github.sparkagd.cli;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.DeepStart;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.train.Rate;
import io.github.sparkagd.train.RunSpec;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TrainOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the user asked {@code train} to do, checked: the cross product of algorithms and rates.
 *
 * @param algorithms in the order given, each at each of its depths
 * @param rates in the order given
 * @param regularization of the penalty
 * @param deep where deep-gd starts
 * @param rules when runs end
 * @param options what all runs have in common
 */
record TrainSpecs(
        List<Algorithm> algorithms,
        List<Rate> rates,
        double regularization,
        DeepStart deep,
        StopRules rules,
        TrainOptions options) {

    /**
     * The runs, in the order rates within algorithms; an algorithm without a rate once.
     *
     * @param initial coefficients to start from; empty for zeros
     */
    List<RunSpec> runs(Optional<Vec> initial) {
        RunSpec.Start start = new RunSpec.Start(initial, deep);
        List<RunSpec> runs = new ArrayList<>();
        for (Algorithm algorithm : algorithms) {
            for (Rate rate : algorithm.hasRate() ? rates : rates.subList(0, 1)) {
                runs.add(new RunSpec(algorithm, rate, regularization, start, rules, ""));
            }
        }
        return runs;
    }
}
