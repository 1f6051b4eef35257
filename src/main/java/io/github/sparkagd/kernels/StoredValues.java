package io.github.sparkagd.kernels;

import java.io.Serializable;
import java.util.Optional;

/**
 * The values of some dense rows, row by row in one array, as multiples of {@link #units}.
 *
 * <p>Four storages that differ in the type of the array alone: the compiler makes fast loops only where it sees that type.
 */
public abstract sealed class StoredValues implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * How far values begin after the beginning of their array, in bytes: with the 16 bytes of the array's header a cache line.
     * A full block's array lies at the beginning of a region of the G1 collector, so that every row of 8k values begins with a
     * line.
     */
    private static final int LEAD = Segment.LINE - 16;

    /** What is taken off a whole number from 0 to 255 where it is stored as a byte. */
    static final int BYTE_BIAS = 128;

    private final String name;
    private final int bytes;

    private StoredValues(String name, int bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    /**
     * The smallest storage that keeps every value.
     *
     * @param columns d
     * @param values row by row, from the first entry on. Not modified.
     * @param count rows · d, how many of them
     * @return the stored values
     */
    public static StoredValues of(int columns, double[] values, int count) {
        boolean pixels = true;
        boolean floats = true;
        for (int i = 0; i < count && floats; i++) {
            floats = (float) values[i] == values[i];
            pixels &= (values[i] >= 0 && values[i] <= 255 && values[i] == (int) values[i]);
        }
        if (!floats) {
            return new Doubles(values, count);
        }
        if (pixels) {
            return new Bytes(values, count);
        }
        Optional<ColumnUnits> units = ColumnUnits.ofShorts(columns, values, count);
        return units.isPresent() ? new Shorts(columns, values, count, units.get()) : new Floats(values, count);
    }

    /**
     * {@return storage of a double a value, whatever the values are}
     *
     * @param values row by row, from the first entry on. Not modified.
     * @param count how many of them
     */
    public static StoredValues ofDoubles(double[] values, int count) {
        return new Doubles(values, count);
    }

    /** {@return {@code float64}, {@code float32}, {@code int16} or {@code uint8}} */
    public final String name() {
        return name;
    }

    /** {@return the number of bytes of a value} */
    public final int bytes() {
        return bytes;
    }

    /** {@return what the stored numbers are multiples of} */
    public ColumnUnits units() {
        return ColumnUnits.ONES;
    }

    /** {@return where the first value is in the array} */
    public final int first() {
        return LEAD / bytes();
    }

    /** The stored number at {@code at} in the array. */
    abstract double get(int at);

    /**
     * Writes {@code count} stored numbers from {@code at} on over the first entries of {@code into}.
     *
     * @param at 0-based
     * @param count how many
     * @param into of length {@code count} at least
     */
    public abstract void copy(int at, int count, double[] into);

    /**
     * Does as {@link #copy}, by the loops of {@code kernels}.
     *
     * @param at 0-based
     * @param count how many
     * @param into takes them, from its first entry on
     * @param kernels do it
     */
    public abstract void expand(int at, int count, Segment into, RowKernels kernels);

    /**
     * Does what {@link QuartetLoops} do, and then what they leave out.
     *
     * @param quartets of the pass. Modified.
     * @param i 0-based number of the quartet
     * @param loops do most of it
     */
    public final void advance(Quartets quartets, int i, QuartetLoops loops) {
        advanceLanes(quartets, i, loops);
        quartets.advanceTail(this, i);
    }

    abstract void advanceLanes(Quartets quartets, int i, QuartetLoops loops);

    /** {@return whether a value that is used twice is better kept as a double in between} */
    public boolean expands() {
        return false;
    }

    /** {@return whether the kernels can read rows as they are stored} */
    public final boolean areDoubles() {
        return this instanceof Doubles;
    }

    /** {@return the array, where the values {@link #areDoubles}; else empty} */
    public Optional<Segment> doubles() {
        return Optional.empty();
    }

    /** A double a value. */
    private static final class Doubles extends StoredValues {
        private static final long serialVersionUID = 1L;
        private final double[] stored;

        Doubles(double[] values, int count) {
            super("float64", Double.BYTES);
            stored = new double[first() + count];
            System.arraycopy(values, 0, stored, first(), count);
        }

        @Override
        public double get(int at) {
            return stored[at];
        }

        @Override
        public void copy(int at, int count, double[] into) {
            System.arraycopy(stored, at, into, 0, count);
        }

        @Override
        public void expand(int at, int count, Segment into, RowKernels kernels) {
            System.arraycopy(stored, at, into.array(), into.first(), count);
        }

        @Override
        public void advanceLanes(Quartets quartets, int i, QuartetLoops loops) {
            loops.advance(stored, quartets, i);
        }

        @Override
        public Optional<Segment> doubles() {
            return Optional.of(new Segment(stored, first()));
        }
    }

    /** A float a value, where all values are floats. */
    private static final class Floats extends StoredValues {
        private static final long serialVersionUID = 1L;
        private final float[] stored;

        Floats(double[] values, int count) {
            super("float32", Float.BYTES);
            stored = new float[first() + count];
            for (int i = 0; i < count; i++) {
                stored[first() + i] = (float) values[i];
            }
        }

        @Override
        public double get(int at) {
            return stored[at];
        }

        @Override
        public void copy(int at, int count, double[] into) {
            for (int j = 0; j < count; j++) {
                into[j] = stored[at + j];
            }
        }

        @Override
        public void expand(int at, int count, Segment into, RowKernels kernels) {
            kernels.expand(stored, at, count, into);
        }

        @Override
        public void advanceLanes(Quartets quartets, int i, QuartetLoops loops) {
            loops.advance(stored, quartets, i);
        }
    }

    /** A short a value, where all values of a column are multiples of a power of two, fewer than 2¹⁵ of it: whole numbers too. */
    private static final class Shorts extends StoredValues {
        private static final long serialVersionUID = 1L;
        private final short[] stored;
        private final ColumnUnits units;

        Shorts(int columns, double[] values, int count, ColumnUnits units) {
            super("int16", Short.BYTES);
            this.units = units;
            stored = new short[first() + count];
            for (int i = 0; i < count; i++) {
                stored[first() + i] = units.multiple(values[i], i % columns);
            }
        }

        @Override
        public ColumnUnits units() {
            return units;
        }

        @Override
        public double get(int at) {
            return stored[at];
        }

        @Override
        public void copy(int at, int count, double[] into) {
            for (int j = 0; j < count; j++) {
                into[j] = stored[at + j];
            }
        }

        @Override
        public void expand(int at, int count, Segment into, RowKernels kernels) {
            kernels.expand(stored, at, count, into);
        }

        @Override
        public void advanceLanes(Quartets quartets, int i, QuartetLoops loops) {
            loops.advance(stored, quartets, i);
        }
    }

    /** A byte a value, where all values are whole numbers from 0 to 255 (pixels). */
    private static final class Bytes extends StoredValues {
        private static final long serialVersionUID = 1L;
        /** Loops load eight at a time, and use the first four alone where registers hold no more doubles. */
        private static final int SPARE = 4;
        /** Less {@link #BYTE_BIAS}. */
        private final byte[] stored;

        Bytes(double[] values, int count) {
            super("uint8", Byte.BYTES);
            stored = new byte[first() + count + SPARE];
            for (int i = 0; i < count; i++) {
                stored[first() + i] = (byte) ((int) values[i] - BYTE_BIAS);
            }
        }

        @Override
        public double get(int at) {
            return stored[at] + BYTE_BIAS;
        }

        @Override
        public void copy(int at, int count, double[] into) {
            for (int j = 0; j < count; j++) {
                into[j] = stored[at + j] + BYTE_BIAS;
            }
        }

        @Override
        public void expand(int at, int count, Segment into, RowKernels kernels) {
            kernels.expand(stored, at, count, into);
        }

        @Override
        public void advanceLanes(Quartets quartets, int i, QuartetLoops loops) {
            loops.advance(stored, quartets, i);
        }

        @Override
        public boolean expands() {
            return true;
        }
    }
}
