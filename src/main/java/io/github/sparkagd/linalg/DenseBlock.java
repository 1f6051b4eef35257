package io.github.sparkagd.linalg;

/**
 * Rows stored in full, one after the other.
 *
 * <p>Storage is one byte a value where all are whole numbers from 0 to 255 (pixels), a float where all are floats, and a
 * double otherwise; sums are taken in doubles always, so the storage does not change a result.
 */
public final class DenseBlock extends RowBlock {
    private static final long serialVersionUID = 1L;

    /**
     * How far values begin behind the beginning of their array, in bytes: with the 16 bytes of the array's header a cache line.
     * A full block's array lies at the beginning of a region of the G1 collector, so that every row of 8k values begins with a
     * line.
     */
    private static final int LEAD = Segment.LINE - 16;

    /** What is taken off a whole number from 0 to 255 where it is stored as a byte. */
    static final int BYTE_BIAS = 128;

    /** Exactly one of the three is not null; behind the {@link #LEAD} rows · columns values. */
    private final double[] doubles;

    private final float[] floats;
    private final byte[] bytes;

    private DenseBlock(int columns, Rows rows, double[] doubles, float[] floats, byte[] bytes) {
        super(columns, rows);
        this.doubles = doubles;
        this.floats = floats;
        this.bytes = bytes;
    }

    /**
     * A block in the smallest storage that keeps every value.
     *
     * @param columns d
     * @param rows labels and weights; not copied
     * @param values rows · d values, row by row. Not modified.
     */
    static DenseBlock of(int columns, Rows rows, double[] values) {
        Check.sameSize(
                "values of the block", Math.multiplyExact(columns, rows.labels().size()), values.length);
        boolean pixels = true;
        boolean floats = true;
        for (int i = 0; i < values.length && floats; i++) {
            floats = (float) values[i] == values[i];
            pixels &= (values[i] >= 0 && values[i] <= 255 && values[i] == (int) values[i]);
        }
        if (pixels && floats) {
            byte[] stored = new byte[LEAD + values.length];
            for (int i = 0; i < values.length; i++) {
                stored[LEAD + i] = (byte) ((int) values[i] - BYTE_BIAS);
            }
            return new DenseBlock(columns, rows, null, null, stored);
        }
        if (floats) {
            int lead = LEAD / Float.BYTES;
            float[] stored = new float[lead + values.length];
            for (int i = 0; i < values.length; i++) {
                stored[lead + i] = (float) values[i];
            }
            return new DenseBlock(columns, rows, null, stored, null);
        }
        int lead = LEAD / Double.BYTES;
        double[] stored = new double[lead + values.length];
        System.arraycopy(values, 0, stored, lead, values.length);
        return new DenseBlock(columns, rows, stored, null, null);
    }

    @Override
    public String storage() {
        return doubles != null ? "float64" : floats != null ? "float32" : "uint8";
    }

    @Override
    public long bytes() {
        return (long) rows() * columns() * valueBytes();
    }

    private int valueBytes() {
        return doubles != null ? Double.BYTES : floats != null ? Float.BYTES : 1;
    }

    /** Where {@code row} begins in its array. */
    private int start(int row) {
        return LEAD / valueBytes() + row * columns();
    }

    @Override
    void copyRow(int row, double[] into) {
        int at = start(row);
        int d = columns();
        if (doubles != null) {
            System.arraycopy(doubles, at, into, 0, d);
        } else if (floats != null) {
            for (int j = 0; j < d; j++) {
                into[j] = floats[at + j];
            }
        } else {
            for (int j = 0; j < d; j++) {
                into[j] = bytes[at + j] + BYTE_BIAS;
            }
        }
    }

    @Override
    void measure(PassSpace space, double[][] gradients, double[] scalars) {
        space.store(gradients);
        space.dense(columns()).run(this, gradients, scalars);
    }

    /** The rows in quartets, for one weight vector and its sums. */
    Quartets quartets(Segment weights, Segment sums, RowKernels kernels) {
        Quartets.Rows rows = new Quartets.Rows(start(0), columns(), rows() / Quartets.SIZE);
        Segment lanes = kernels.segment(Quartets.SIZE * RowKernels.LANES);
        Segment expanded = bytes == null ? null : kernels.segment(Quartets.SIZE * columns());
        return new Quartets(rows, weights, sums, new Quartets.Scratch(lanes, expanded));
    }

    /** See {@link QuartetLoops}. */
    void advance(Quartets quartets, int i, QuartetLoops loops) {
        if (doubles != null) {
            loops.advance(doubles, quartets, i);
        } else if (floats != null) {
            loops.advance(floats, quartets, i);
        } else {
            loops.advance(bytes, quartets, i);
        }
    }

    /** True where the kernels can read the rows as they are stored. */
    boolean ofDoubles() {
        return doubles != null;
    }

    /** The rows, where they are {@link #ofDoubles}. */
    Segment doubles() {
        return new Segment(doubles, start(0));
    }

    /** Moves a window to {@code count} neighbouring rows from {@code row} on, which are put there first where not {@link #ofDoubles}. */
    void move(Strip strip, int row, int count, RowKernels kernels) {
        if (doubles != null) {
            strip.move(row, count);
        } else {
            expand(row, count, strip.move(0, count).space(), kernels);
        }
    }

    /** As {@link #move} for the rows of {@code count} quartets from the {@code i}-th on. */
    void moveQuartets(Strip strip, int i, int count, RowKernels kernels) {
        int apart = rows() / Quartets.SIZE;
        if (doubles != null) {
            strip.moveQuartets(i, Quartets.SIZE * count, apart);
            return;
        }
        strip.moveQuartets(0, Quartets.SIZE * count, count);
        for (int row = 0; row < Quartets.SIZE; row++) {
            Segment space = strip.space();
            Segment part = new Segment(space.array(), space.first() + row * count * columns());
            expand(i + row * apart, count, part, kernels);
        }
    }

    private void expand(int row, int count, Segment into, RowKernels kernels) {
        if (floats != null) {
            kernels.expand(floats, start(row), count * columns(), into);
        } else {
            kernels.expand(bytes, start(row), count * columns(), into);
        }
    }

    @Override
    void sumAbout(double[] pivot, double[] sums, double[] squares) {
        double[] values = new double[columns()];
        for (int row = 0; row < rows(); row++) {
            copyRow(row, values);
            double weight = weight(row);
            for (int j = 0; j < values.length; j++) {
                double shifted = values[j] - pivot[j];
                sums[j] += weight * shifted;
                squares[j] = Math.fma(weight * shifted, shifted, squares[j]);
            }
        }
    }

    @Override
    double dot(int row, double[] weights) {
        if (doubles != null) {
            return Kernels.dot(doubles, start(row), weights);
        }
        double[] values = new double[columns()];
        copyRow(row, values);
        return Kernels.dot(values, 0, weights);
    }
}
