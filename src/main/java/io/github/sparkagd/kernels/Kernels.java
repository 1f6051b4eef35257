package io.github.sparkagd.kernels;

import java.util.Optional;

/** The choice of the inner loops over dense rows, and the plain loops over one row that all share. */
public final class Kernels {
    private static final int LANES = RowKernels.LANES;
    private static final RowKernels PLAIN = new PlainKernels();
    private static final RowKernels BEST = vector().orElse(PLAIN);
    /**
     * The shortest rows for the Vector API. Where its loops have run for shorter ones, of no turn or one or two, the compiler
     * may go on to keep vectors as objects for long rows, at a tenth of the speed.
     */
    public static final int SHORTEST = 32;

    private Kernels() {}

    /** {@return the name of the loops in use for long rows: {@code vector} or {@code java}} */
    public static String name() {
        return BEST.name();
    }

    /**
     * {@return the name of the loops in use over rows of {@code columns} values: {@code vector} or {@code java}}
     *
     * @param columns d
     */
    public static String name(int columns) {
        return best(columns).name();
    }

    /**
     * {@return the fastest loops that this JVM and processor can run over rows of {@code columns} values; all give the
     * same bits}
     *
     * @param columns d
     */
    public static RowKernels best(int columns) {
        return columns < SHORTEST ? PLAIN : BEST;
    }

    /** {@return the loops in plain Java, which run everywhere} */
    public static RowKernels plain() {
        return PLAIN;
    }

    /**
     * {@return the loops on the Vector API, where the JVM was started with its module and the processor is wide enough}
     */
    public static Optional<RowKernels> vector() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
            return Optional.empty();
        }
        return named("VectorKernels").or(() -> named("VectorHalfKernels"));
    }

    private static Optional<RowKernels> named(String name) {
        try {
            // By name, as these classes are compiled apart, and do not load without the module.
            Class<?> found = Class.forName(Kernels.class.getPackageName() + "." + name);
            return Optional.of((RowKernels) found.getDeclaredConstructor().newInstance());
        } catch (ReflectiveOperationException | LinkageError unsupported) {
            return Optional.empty();
        }
    }

    /**
     * {@return the inner product of {@code values[at … at+w.length)} with {@code w}}
     *
     * @param values one row or more. Not modified.
     * @param at where the row begins
     * @param w of the row's length. Not modified.
     */
    public static double dot(double[] values, int at, double[] w) {
        return dot(values, at, Segment.of(w), w.length);
    }

    /**
     * {@return the inner product of {@code values[at … at+count)} with the first {@code count} of {@code weights}}
     *
     * @param values one row or more. Not modified.
     * @param at where the row begins
     * @param weights at least as many. Not modified.
     * @param count how many
     */
    public static double dot(double[] values, int at, Segment weights, int count) {
        double[] w = weights.array();
        int first = weights.first();
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        int whole = count - count % LANES;
        int i = 0;
        for (; i < whole; i += LANES) {
            s0 = Math.fma(values[at + i], w[first + i], s0);
            s1 = Math.fma(values[at + i + 1], w[first + i + 1], s1);
            s2 = Math.fma(values[at + i + 2], w[first + i + 2], s2);
            s3 = Math.fma(values[at + i + 3], w[first + i + 3], s3);
            s4 = Math.fma(values[at + i + 4], w[first + i + 4], s4);
            s5 = Math.fma(values[at + i + 5], w[first + i + 5], s5);
            s6 = Math.fma(values[at + i + 6], w[first + i + 6], s6);
            s7 = Math.fma(values[at + i + 7], w[first + i + 7], s7);
        }
        double sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
        for (; i < count; i++) {
            sum = Math.fma(values[at + i], w[first + i], sum);
        }
        return sum;
    }

    /**
     * Adds {@code factor·values[at … at+sums.length)} to {@code sums}, which is modified.
     *
     * @param factor on the row
     * @param values one row or more. Not modified.
     * @param at where the row begins
     * @param sums of the row's length
     */
    public static void addMultiple(double factor, double[] values, int at, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.fma(factor, values[at + i], sums[i]);
        }
    }

    /**
     * {@return the inner product of a sparse row, entries {@code from … to} of the block's arrays, with {@code w}}
     *
     * @param indices rising columns of the entries. Not modified.
     * @param values the entries. Not modified.
     * @param from where the row begins, inclusive
     * @param to where it ends, exclusive
     * @param w as long as a dense row. Not modified.
     */
    public static double dot(int[] indices, double[] values, int from, int to, double[] w) {
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
        int i = from;
        for (; i + 3 < to; i += 4) {
            s0 = Math.fma(values[i], w[indices[i]], s0);
            s1 = Math.fma(values[i + 1], w[indices[i + 1]], s1);
            s2 = Math.fma(values[i + 2], w[indices[i + 2]], s2);
            s3 = Math.fma(values[i + 3], w[indices[i + 3]], s3);
        }
        double sum = (s0 + s1) + (s2 + s3);
        for (; i < to; i++) {
            sum = Math.fma(values[i], w[indices[i]], sum);
        }
        return sum;
    }
}
