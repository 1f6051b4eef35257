package io.github.sparkagd.train;

import java.util.OptionalDouble;

/**
 * One line of a run's trace: where the run stood at the end of an iteration.
 *
 * @param iteration t; 0 is before training
 * @param passes passes over the training data so far, shared by the runs that advance together
 * @param trainLoss 1/(2n) Σ (ŷ − y)² over the training examples, in the labels' own scale
 * @param testLoss the same over the test examples; empty without a test set
 * @param gradientNorm ‖g‖₂, in label units and in the coordinates trained in
 * @param scale S = a₂·…·a_L; empty where the algorithm has no such thing
 * @param seconds wall-clock seconds since training began
 * @param alignment ⟨Ŷ,E⟩/n = mean r·ŷ, in label units squared; empty where it was not recorded
 */
public record TraceRow(
        int iteration,
        long passes,
        double trainLoss,
        OptionalDouble testLoss,
        double gradientNorm,
        OptionalDouble scale,
        double seconds,
        OptionalDouble alignment) {}
