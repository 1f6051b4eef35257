/**
 * Inner loops over raw arrays, on the Vector API and in plain Java, with the same bits from both.
 *
 * <p>The lowest room of numbers: arrays and positions in them, no vectors or rows of a data set, no exceptions for users. The
 * order of all sums that results depend on is said in {@link io.github.sparkagd.kernels.RowKernels}. Classes whose names begin
 * with {@code Vector} are compiled with the module {@code jdk.incubator.vector} and are loaded by name, where a JVM has it.
 *
 * @serial exclude
 */
package io.github.sparkagd.kernels;
