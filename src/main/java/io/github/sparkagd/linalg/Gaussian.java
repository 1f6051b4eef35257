package io.github.sparkagd.linalg;

import java.util.SplittableRandom;

/** Standard normal numbers from a seed, the same on every machine and Java version. */
public final class Gaussian {
    private final SplittableRandom random;
    private double spare = Double.NaN;

    /** @param seed equal seeds give equal sequences */
    public Gaussian(long seed) {
        random = new SplittableRandom(seed);
    }

    /** {@return the next standard normal number, by the polar method of Marsaglia} */
    public double next() {
        if (!Double.isNaN(spare)) {
            double next = spare;
            spare = Double.NaN;
            return next;
        }
        double u;
        double v;
        double s;
        do {
            u = 2 * random.nextDouble() - 1;
            v = 2 * random.nextDouble() - 1;
            s = u * u + v * v;
        } while (s >= 1 || s == 0);
        double factor = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
        spare = v * factor;
        return u * factor;
    }

    /**
     * {@return the next {@code size} numbers}
     *
     * @param size of the vector
     */
    public Vec vector(int size) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = next();
        }
        return Vec.owning(values);
    }
}
