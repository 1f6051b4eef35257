package io.github.sparkagd.dynamics;

import io.github.sparkagd.linalg.Vec;

/**
 * What {@link AlignedGradientDescent} remembers.
 *
 * @param iteration the iteration that the next answer ends
 * @param weights effective weights w after the first layer's sub-step of that iteration, of length d
 * @param layers a₂ … a_L before the scalar sub-steps of that iteration, of length L − 1
 * @param correlation b = (1/n) X y, of length d
 */
public record AlignedState(int iteration, Vec weights, Vec layers, Vec correlation) {}
