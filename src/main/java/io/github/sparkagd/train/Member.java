package io.github.sparkagd.train;

import io.github.sparkagd.linalg.Check;

/**
 * An algorithm at a depth: a run but for its rate.
 *
 * @param algorithm the algorithm
 * @param depth L ≥ 1, the number of layers
 */
public record Member(Algorithm algorithm, int depth) {
    public Member {
        Check.atLeast("depth", 1, depth);
    }
}
