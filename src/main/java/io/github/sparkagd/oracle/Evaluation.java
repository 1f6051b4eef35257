package io.github.sparkagd.oracle;

import java.util.Optional;

/**
 * The answer to a {@link Query}.
 *
 * @param train statistics over the training examples
 * @param test moments over the test examples, at the same weights; empty where there is no test set
 */
public record Evaluation(Statistics train, Optional<Moments> test) {}
