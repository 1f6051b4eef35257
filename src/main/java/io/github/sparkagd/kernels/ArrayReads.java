package io.github.sparkagd.kernels;

/**
 * Sums of long arrays as fast as the memory brings them: the yardstick of every pass over rows.
 *
 * <p>Two ways to sum, since it is not known beforehand which of them a processor runs faster. Their roundings differ.
 */
public final class ArrayReads {
    private static final int STEP = 16;

    private ArrayReads() {}

    /** A way to sum all entries of an array. */
    public interface Way {
        /**
         * Adds the values up, each read once.
         *
         * @param values of a length that is a multiple of 64. Not modified.
         * @return their sum, of an order of its own
         */
        double sum(double[] values);
    }

    /**
     * {@return the sum of all entries, sixteen at a time, in plain Java}
     *
     * @param values of a length that is a multiple of 64. Not modified.
     */
    public static double unrolled(double[] values) {
        double a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
        for (int i = 0; i + STEP <= values.length; i += STEP) {
            a += values[i] + values[i + 1];
            b += values[i + 2] + values[i + 3];
            c += values[i + 4] + values[i + 5];
            d += values[i + 6] + values[i + 7];
            e += values[i + 8] + values[i + 9];
            f += values[i + 10] + values[i + 11];
            g += values[i + 12] + values[i + 13];
            h += values[i + 14] + values[i + 15];
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + h));
    }

    /** {@return the way on the Vector API, where this JVM has it, else the plain one} */
    public static Way vector() {
        try {
            Class<?> found = Class.forName(ArrayReads.class.getPackageName() + ".VectorReads");
            return (Way) found.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError unsupported) {
            return ArrayReads::unrolled;
        }
    }
}
