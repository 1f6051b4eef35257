package io.github.sparkagd.data;

/** A good mixing of 64 bits (Stafford's variant 13, as in SplittableRandom). */
final class Mix {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Mix() {}

    static long mix(long bits) {
        long z = bits + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A number in [0, 1) that depends on both arguments alone. */
    static double uniform(long seed, long number) {
        return (mix(mix(seed) ^ number) >>> 11) * 0x1.0p-53;
    }
}
