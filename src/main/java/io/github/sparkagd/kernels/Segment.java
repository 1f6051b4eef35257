package io.github.sparkagd.kernels;

/**
 * Consecutive entries of an array, begun where the kernels read them best.
 *
 * <p>A vector of eight doubles that crosses the end of a cache line takes two reads: loops in the caches ran at half their
 * speed, or a third, on arrays that the JVM had put at another address than a multiple of 64 bytes, which is seven of eight.
 *
 * @param array holds the entries; entries outside the segment have no meaning
 * @param first index of entry 0
 */
@SuppressWarnings("ArrayRecordComponent") // a view that is never compared
public record Segment(double[] array, int first) {
    /** A cache line in bytes. */
    static final int LINE = 64;

    /**
     * {@return all of {@code array}, wherever it is}
     *
     * @param array not copied
     */
    public static Segment of(double[] array) {
        return new Segment(array, 0);
    }

    /**
     * {@return the same segment from entry {@code i} on}
     *
     * @param i 0-based
     */
    public Segment from(int i) {
        return new Segment(array, first + i);
    }

    double get(int i) {
        return array[first + i];
    }

    void set(int i, double value) {
        array[first + i] = value;
    }

    /** Adds {@code terms} to the segment's first entries. */
    void add(double[] terms) {
        add(of(terms), terms.length);
    }

    /** Adds the first {@code count} entries of {@code terms}. */
    void add(Segment terms, int count) {
        double[] from = terms.array();
        int at = terms.first();
        for (int i = 0; i < count; i++) {
            array[first + i] += from[at + i];
        }
    }
}
