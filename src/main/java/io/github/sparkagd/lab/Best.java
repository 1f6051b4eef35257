package io.github.sparkagd.lab;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.train.StopRules;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * A declared search of rates: all candidates in lock-step, the one with the least score wins, of equal ones the smaller rate.
 */
final class Best {
    private Best() {}

    /**
     * What the search found.
     *
     * @param rate the best rate
     * @param score its score
     * @param runs the runs at it
     */
    record Found(double rate, double score, List<Observed> runs) {
        /** The run, of a search with one at each rate. */
        Observed run() {
            return runs.get(0);
        }
    }

    /**
     * Searches.
     *
     * @param data the points
     * @param rates candidates, falling
     * @param subjects who runs at a rate, such as one start per seed
     * @param score of the runs at one rate; infinite for useless
     */
    static Found among(
            Trainer data, Vec rates, DoubleFunction<List<Subject>> subjects, ToDoubleFunction<List<Observed>> score) {
        List<Subject> candidates = DoubleStream.of(rates.toArray())
                .mapToObj(subjects)
                .flatMap(List::stream)
                .toList();
        Map<Double, List<Observed>> runs = data.train(candidates).stream()
                .collect(Collectors.groupingBy(run -> run.subject().id().rate()));
        Found best = new Found(Double.NaN, Double.POSITIVE_INFINITY, List.of());
        for (double rate : rates.toArray()) {
            double reached = score.applyAsDouble(runs.get(rate));
            if (reached <= best.score() || best.runs().isEmpty()) {
                best = new Found(rate, reached, runs.get(rate));
            }
        }
        return best;
    }

    /** Trains subjects for their traces. */
    interface Trainer {
        List<Observed> train(List<Subject> subjects);
    }

    static Trainer on(Laboratory laboratory, Points data, int iterations) {
        return subjects ->
                laboratory.train(new Experiment(data, subjects, iterations), StopRules.iterations(iterations));
    }

    /** Iterations until the loss is below {@code bound}, of the median run; infinite where that never gets there. */
    static double medianIterations(List<Observed> runs, double bound) {
        List<Double> counts = runs.stream()
                .map(run -> run.firstBelow(bound).isPresent()
                        ? (double) run.firstBelow(bound).getAsInt()
                        : Double.POSITIVE_INFINITY)
                .sorted()
                .toList();
        return counts.get((counts.size() - 1) / 2);
    }
}
