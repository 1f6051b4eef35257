package io.github.sparkagd.algorithms;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The list of algorithms. */
public final class Algorithms {
    private static final int DEFAULT_DEPTH = 4;

    /** Every algorithm, at its default depth, in the order in which users read of them. */
    public static final List<Algorithm> ALL = List.of(
            new AlignedAlgorithm(DEFAULT_DEPTH),
            new FullyCorrectedAlgorithm(),
            new ShallowAlgorithm(),
            new HeavyBallAlgorithm(),
            new NesterovAlgorithm(),
            new SteepestAlgorithm(),
            new ConjugateGradientsAlgorithm(),
            new DeepAlgorithm(DEFAULT_DEPTH));

    private Algorithms() {}

    /**
     * {@return aligned gradient descent, Algorithm 1 of the paper, of depth L}
     *
     * @param depth L ≥ 1
     */
    public static Algorithm aligned(int depth) {
        return new AlignedAlgorithm(depth);
    }

    /** {@return aligned gradient descent whose one scalar layer takes the exact minimiser (§4.3, "full correction")} */
    public static Algorithm fullyCorrected() {
        return new FullyCorrectedAlgorithm();
    }

    /** {@return gradient descent on the shallow network} */
    public static Algorithm shallow() {
        return new ShallowAlgorithm();
    }

    /**
     * {@return plain gradient descent on all layers of a deep linear network of depth L at once}
     *
     * @param depth L ≥ 1
     */
    public static Algorithm deep(int depth) {
        return new DeepAlgorithm(depth);
    }

    /**
     * {@return the algorithm of that name; empty where there is none}
     *
     * @param name written {@code agd-full} or {@code agdFull}
     */
    public static Optional<Algorithm> named(String name) {
        String label = name.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
        return ALL.stream().filter(known -> known.label().equals(label)).findFirst();
    }

    /** {@return the labels of all algorithms, in the order of {@link #ALL}} */
    public static List<String> labels() {
        return ALL.stream().map(Algorithm::label).toList();
    }

    /** {@return the labels with commas between them, for messages} */
    public static String names() {
        return String.join(", ", labels());
    }

    /**
     * {@return the cross product of algorithms and depths, each once: one with a single depth appears once whatever the
     * depths, and one that does the same as another of the list is left to that}
     *
     * @param algorithms at any depth, which is of no account
     * @param depths L ≥ 1 each
     */
    public static List<Algorithm> product(List<Algorithm> algorithms, List<Integer> depths) {
        Set<Algorithm> product = new LinkedHashSet<>();
        for (Algorithm algorithm : algorithms) {
            for (int depth : depths) {
                Algorithm member = algorithm.at(depth);
                if (member.simplest().equals(member) || !algorithms.contains(member.simplest())) {
                    product.add(member);
                }
            }
        }
        return List.copyOf(product);
    }
}
