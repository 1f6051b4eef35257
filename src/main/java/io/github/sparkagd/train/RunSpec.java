package io.github.sparkagd.train;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.DeepStart;
import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import java.util.List;
import java.util.Optional;

/**
 * A run as it is asked for.
 *
 * @param algorithm with its depth
 * @param rate how η is chosen; of no account to an algorithm without one
 * @param regularization of the L2 penalty, relative to the labels' deviation as {@link TrainingSet#penalty} says; 0 for none
 * @param start where it begins
 * @param rules when it ends
 * @param variant tells it from other runs of the same algorithm, depth and rate; usually empty
 */
public record RunSpec(
        Algorithm algorithm, Rate rate, double regularization, Start start, StopRules rules, String variant) {
    /**
     * Refuses a penalty that is negative or not finite.
     *
     * @param algorithm with its depth
     * @param rate how η is chosen; of no account to an algorithm without one
     * @param regularization of the L2 penalty, relative to the labels' deviation as {@link TrainingSet#penalty} says; 0
     *     for none
     * @param start where it begins
     * @param rules when it ends
     * @param variant tells it from other runs of the same algorithm, depth and rate; usually empty
     */
    public RunSpec {
        Check.that(
                () -> regularization >= 0 && Double.isFinite(regularization),
                "regularization must be finite and not negative, got " + regularization);
    }

    /**
     * {@return a run from zero, without a penalty}
     *
     * @param algorithm with its depth
     * @param rate how η is chosen
     * @param rules when it ends
     */
    public static RunSpec of(Algorithm algorithm, Rate rate, StopRules rules) {
        return new RunSpec(algorithm, rate, 0, Start.ZERO, rules, "");
    }

    /**
     * Where a run begins.
     *
     * @param coefficients for the user's features and labels, of length d; empty for zeros
     * @param deep the network of deep gradient descent
     */
    public record Start(Optional<Vec> coefficients, DeepStart deep) {
        /** As Algorithm 1 begins. */
        public static final Start ZERO = new Start(Optional.empty(), DeepStart.DEFAULT);

        /**
         * Refuses coefficients that are not finite.
         *
         * @param coefficients for the user's features and labels, of length d; empty for zeros
         * @param deep the network of deep gradient descent
         */
        public Start {
            Check.that(
                    () -> coefficients.map(Vec::isFinite).orElse(true),
                    "coefficients to start from must be finite, got " + coefficients.orElse(null));
        }

        /**
         * {@return a start at some coefficients, all scalar layers being 1}
         *
         * @param coefficients for the user's features and labels, of length d
         */
        public static Start at(Vec coefficients) {
            return new Start(Optional.of(coefficients), DeepStart.DEFAULT);
        }
    }

    /**
     * The coefficients that {@code specs} begin with, each once, other than zero; empty when one of them may begin anywhere, as
     * a random network does.
     *
     * @param specs the runs
     * @return of length d each
     */
    public static Optional<List<Vec>> starts(List<RunSpec> specs) {
        boolean inSpan = specs.stream().map(RunSpec::algorithm).allMatch(Algorithm::combinesGradients);
        List<Vec> starts = specs.stream()
                .flatMap(spec -> spec.start().coefficients().stream())
                .distinct()
                .toList();
        return inSpan ? Optional.of(starts) : Optional.empty();
    }

    /** The same of another algorithm. */
    RunSpec with(Algorithm other) {
        return new RunSpec(other, rate, regularization, start, rules, variant);
    }

    /** The same with another rate. */
    RunSpec with(Rate other) {
        return new RunSpec(algorithm, other, regularization, start, rules, variant);
    }

    /** Whether a rate is to be found of the spectrum of the data, or by way of it. */
    boolean needsSpectrum() {
        return algorithm.hasRate() && rate.kind() != Rate.Kind.GIVEN;
    }
}
