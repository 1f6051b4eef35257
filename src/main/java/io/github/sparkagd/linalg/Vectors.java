package io.github.sparkagd.linalg;

/**
 * K vectors of one length, in the layout that the kernels use: one after the other, or {@link #GROUP} side by side, so that the
 * entries of eight vectors are the lanes of one register.
 */
final class Vectors {
    /** How many vectors are side by side. */
    static final int GROUP = RowKernels.LANES;

    private final int count;
    private final int size;
    private final int step;
    private final Segment[] parts;

    private Vectors(int count, int size, int step, Segment[] parts) {
        this.count = count;
        this.size = size;
        this.step = step;
        this.parts = parts;
    }

    /** {@code count} vectors of {@code size} zeros, one after the other. */
    static Vectors apart(int count, int size, RowKernels kernels) {
        Segment[] parts = new Segment[count];
        for (int k = 0; k < count; k++) {
            parts[k] = kernels.segment(size);
        }
        return new Vectors(count, size, 1, parts);
    }

    /** {@code count} vectors of {@code size} zeros, eight side by side; vectors that are missing to whole groups stay zero. */
    static Vectors sideBySide(int count, int size, RowKernels kernels) {
        Segment[] parts = new Segment[(count + GROUP - 1) / GROUP];
        for (int g = 0; g < parts.length; g++) {
            parts[g] = kernels.segment(Math.multiplyExact(size, GROUP));
        }
        return new Vectors(count, size, GROUP, parts);
    }

    /** The one vector {@code values}, not copied. */
    static Vectors of(double[] values) {
        return new Vectors(1, values.length, 1, new Segment[] {Segment.of(values)});
    }

    /** K. */
    int count() {
        return count;
    }

    /** The vectors one by one, or the groups of them. */
    Segment[] parts() {
        return parts;
    }

    /** The array that holds vector {@code k}. */
    double[] array(int k) {
        return parts[k / step].array();
    }

    /** Where entry 0 of vector {@code k} is in its array; entry i is i·{@link #step} behind it. */
    int first(int k) {
        return parts[k / step].first() + k % step;
    }

    /** The distance of neighbouring entries of a vector. */
    int step() {
        return step;
    }

    double get(int k, int i) {
        return array(k)[first(k) + i * step];
    }

    void set(int k, int i, double value) {
        array(k)[first(k) + i * step] = value;
    }

    /** Makes {@code values} the first entries of vector {@code k}. */
    void set(int k, double[] values) {
        double[] into = array(k);
        int at = first(k);
        for (int i = 0; i < values.length; i++) {
            into[at + i * step] = values[i];
        }
    }

    /** Adds the first entries of vector {@code k} to {@code sums}. */
    void addTo(int k, double[] sums) {
        double[] from = array(k);
        int at = first(k);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += from[at + i * step];
        }
    }

    /** Vector {@code k}. */
    double[] copy(int k) {
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = get(k, i);
        }
        return values;
    }
}
