/**
 * The paper's experiments and some beyond them, as declared data, and what they show.
 *
 * <p>A {@link io.github.sparkagd.lab.Figure} declares data sets and subjects (an algorithm with depth, rate and start), lets
 * the {@link io.github.sparkagd.lab.Laboratory} run them through the one training loop, and turns what came out into panels,
 * rows and findings: the paper's claim, what was measured, whether it holds.
 */
package io.github.sparkagd.lab;
