package io.github.sparkagd.ml;

import io.github.sparkagd.train.Algorithm;
import io.github.sparkagd.train.Member;
import java.util.Arrays;

/** The algorithms that the estimators offer, by the names of the param {@code algorithm}. */
enum MlAlgorithm {
    AGD("agd", Algorithm.AGD),
    AGD_FULL("agdFull", Algorithm.AGD_FULL),
    GD("gd", Algorithm.GD);

    private final String label;
    private final Algorithm algorithm;

    MlAlgorithm(String label, Algorithm algorithm) {
        this.label = label;
        this.algorithm = algorithm;
    }

    String label() {
        return label;
    }

    static String[] names() {
        return Arrays.stream(values()).map(MlAlgorithm::label).toArray(String[]::new);
    }

    /** The algorithm named {@code label} at {@code depth}, or at the one depth that it has. */
    static Member member(String label, int depth) {
        MlAlgorithm named = Arrays.stream(values())
                .filter(each -> each.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "algorithm must be one of " + String.join(", ", names()) + ", got " + label));
        return switch (named) {
            case AGD -> new Member(named.algorithm, depth);
            case AGD_FULL -> new Member(named.algorithm, 2);
            case GD -> new Member(named.algorithm, 1);
        };
    }
}
