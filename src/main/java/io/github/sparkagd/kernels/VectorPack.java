package io.github.sparkagd.kernels;

import java.util.Arrays;

/**
 * K vectors of one length, in the layout that the kernels use: one after the other; or, for rows' numbers and the weights of short
 * rows, {@link #GROUP} side by side; or in panels, of eight entries of each of {@link #PANEL} vectors, so that both are at hand together.
 */
public final class VectorPack {
    /** How many vectors are side by side. */
    public static final int GROUP = RowKernels.LANES;
    /** How many vectors are in a panel; two panels have their numbers per row in one group. */
    public static final int PANEL = GROUP / 2;
    /** Entries of a vector that are together in a panel. */
    private static final int LANES = RowKernels.LANES;

    private final int count;
    private final int size;
    private final int group;
    private final Layout layout;
    private final Segment[] parts;

    private VectorPack(int count, int size, int group, Layout layout, Segment[] parts) {
        this.count = count;
        this.size = size;
        this.group = group;
        this.layout = layout;
        this.parts = parts;
    }

    /**
     * Distances in an array.
     *
     * @param vector from a vector of a group to the next
     * @param entry from an entry to the next of the same eight
     * @param eight from eight entries to the next
     */
    private record Layout(int vector, int entry, int eight) {}

    /**
     * {@return {@code count} vectors of {@code size} zeros, one after the other}
     *
     * @param count K
     * @param size of each vector
     * @param kernels the loops that will use it
     */
    public static VectorPack apart(int count, int size, RowKernels kernels) {
        return zeros(count, size, 1, new Layout(0, 1, LANES), kernels);
    }

    /** {@code count} vectors of {@code size} zeros, eight side by side; vectors that are missing to whole groups stay zero. */
    static VectorPack sideBySide(int count, int size, RowKernels kernels) {
        return zeros(count, size, GROUP, new Layout(1, GROUP, LANES * GROUP), kernels);
    }

    /**
     * {@return {@code count} vectors of {@code size} zeros, laid out as by {@link #sideBySide}, four in a panel}
     *
     * @param count K
     * @param size of each vector
     * @param kernels the loops that will use it
     */
    public static VectorPack inPanels(int count, int size, RowKernels kernels) {
        return zeros(count, size, PANEL, new Layout(LANES, 1, LANES * PANEL), kernels);
    }

    private static VectorPack zeros(int count, int size, int group, Layout layout, RowKernels kernels) {
        int room = room(size, group);
        Segment[] parts = new Segment[(count + group - 1) / group];
        for (int g = 0; g < parts.length; g++) {
            parts[g] = kernels.segment(room);
        }
        return new VectorPack(count, size, group, layout, parts);
    }

    /** Entries of a part's array. */
    private static int room(int size, int group) {
        return group == 1 ? size : Math.multiplyExact((size + LANES - 1) / LANES * LANES, group);
    }

    /** True where an entry of one vector lies beside the same of the next. */
    boolean sideBySide() {
        return layout.vector() == 1;
    }

    /** {@return the number K of vectors} */
    public int count() {
        return count;
    }

    /** {@return the vectors one by one, or the groups of them} */
    public Segment[] parts() {
        return parts;
    }

    /** The array that holds vector {@code k}. */
    double[] array(int k) {
        return parts[k / group].array();
    }

    /** Where entry 0 of vector {@code k} is in its array. */
    private int first(int k) {
        return parts[k / group].first() + k % group * layout.vector();
    }

    /** Where entry {@code i} stands after entry 0. */
    private int offset(int i) {
        return i / LANES * layout.eight() + i % LANES * layout.entry();
    }

    /** Where entry {@code i} of vector {@code k} is in its array. */
    int at(int k, int i) {
        return first(k) + offset(i);
    }

    /**
     * {@return the scalars of vector {@code k}, of four entries}
     *
     * @param k 0-based number of the vector
     */
    public PassScalars scalars(int k) {
        return new PassScalars(new Segment(array(k), first(k)), layout.entry());
    }

    /**
     * {@return entry {@code i} of vector {@code k}}
     *
     * @param k 0-based number of the vector
     * @param i 0-based
     */
    public double get(int k, int i) {
        return array(k)[at(k, i)];
    }

    /**
     * Sets entry {@code i} of vector {@code k}.
     *
     * @param k 0-based number of the vector
     * @param i 0-based
     * @param value of the entry
     */
    public void set(int k, int i, double value) {
        array(k)[at(k, i)] = value;
    }

    /**
     * Makes {@code values} the first entries of vector {@code k}.
     *
     * @param k 0-based number of the vector
     * @param values at most as many as the vector has. Not modified.
     */
    public void set(int k, double[] values) {
        double[] into = array(k);
        for (int i = 0; i < values.length; i += LANES) {
            int at = at(k, i);
            for (int lane = 0; lane < Math.min(LANES, values.length - i); lane++) {
                into[at + lane * layout.entry()] = values[i + lane];
            }
        }
    }

    /**
     * Adds the first entries of vector {@code k} to {@code sums}.
     *
     * @param k 0-based number of the vector
     * @param sums at most as long as the vector. Modified.
     */
    public void addTo(int k, double[] sums) {
        double[] from = array(k);
        for (int i = 0; i < sums.length; i += LANES) {
            int at = at(k, i);
            for (int lane = 0; lane < Math.min(LANES, sums.length - i); lane++) {
                sums[i + lane] += from[at + lane * layout.entry()];
            }
        }
    }

    /**
     * Writes the first entries of vector {@code k} over {@code into}.
     *
     * @param k 0-based number of the vector
     * @param into at most as long as the vector. Modified.
     */
    public void copyTo(int k, double[] into) {
        double[] from = array(k);
        for (int i = 0; i < into.length; i += LANES) {
            int at = at(k, i);
            for (int lane = 0; lane < Math.min(LANES, into.length - i); lane++) {
                into[i + lane] = from[at + lane * layout.entry()];
            }
        }
    }

    /**
     * Adds {@code that}, as many vectors in the same layout and no longer than these.
     *
     * @param that as many vectors. Not modified.
     */
    public void add(VectorPack that) {
        int room = room(that.size, group);
        for (int g = 0; g < parts.length; g++) {
            parts[g].add(that.parts[g], room);
        }
    }

    /**
     * Takes all vectors, one after the other, from {@code values}.
     *
     * @param values K·size of them. Not modified.
     */
    public void setAll(double[] values) {
        for (int i = 0; i < values.length; i++) {
            set(i / size, i % size, values[i]);
        }
    }

    /**
     * Writes all vectors, one after the other, over {@code values}.
     *
     * @param values takes them. Modified.
     */
    public void copyAll(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = get(i / size, i % size);
        }
    }

    /** Makes all entries zero. */
    public void clear() {
        for (Segment part : parts) {
            Arrays.fill(part.array(), 0);
        }
    }

    /**
     * Moves the vectors to where the loops of {@code kernels} read them best: a garbage collection may have moved their
     * arrays.
     *
     * @param kernels do the passes
     * @return true when some have moved, whose entries are lost
     */
    public boolean realign(RowKernels kernels) {
        boolean moved = false;
        for (int i = 0; i < parts.length; i++) {
            Segment realigned = kernels.realigned(parts[i]);
            moved |= realigned.first() != parts[i].first();
            parts[i] = realigned;
        }
        return moved;
    }

    /**
     * {@return a copy of vector {@code k}}
     *
     * @param k 0-based number of the vector
     */
    public double[] copy(int k) {
        double[] values = new double[size];
        copyTo(k, values);
        return values;
    }
}
