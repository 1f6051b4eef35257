package io.github.sparkagd.bench;

/**
 * What one launch measured.
 *
 * @param contender who, such as {@code ours-fused}
 * @param plan how, such as {@code fused}
 * @param seconds of an iteration, of the whole where there are none
 * @param bytes that are read in that time, of values as they are stored; 0 where that says nothing
 */
record Measured(String contender, String plan, double seconds, double bytes) {}
