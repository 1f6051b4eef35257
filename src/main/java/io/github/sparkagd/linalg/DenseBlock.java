package io.github.sparkagd.linalg;

/**
 * Rows stored in full, one after the other.
 *
 * <p>Storage is one byte a value where all are whole numbers from 0 to 255 (pixels), a float where all are floats, and a
 * double otherwise; sums are taken in doubles always, so the storage does not change a result.
 */
public final class DenseBlock extends RowBlock {
    private static final long serialVersionUID = 1L;

    /** Exactly one of the three is not null; rows · columns values. */
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
     * @param values rows · d values, row by row; not copied
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
            byte[] stored = new byte[values.length];
            for (int i = 0; i < stored.length; i++) {
                stored[i] = (byte) (int) values[i];
            }
            return new DenseBlock(columns, rows, null, null, stored);
        }
        if (floats) {
            float[] stored = new float[values.length];
            for (int i = 0; i < stored.length; i++) {
                stored[i] = (float) values[i];
            }
            return new DenseBlock(columns, rows, null, stored, null);
        }
        return new DenseBlock(columns, rows, values, null, null);
    }

    @Override
    public String storage() {
        return doubles != null ? "float64" : floats != null ? "float32" : "uint8";
    }

    @Override
    public long bytes() {
        return doubles != null ? 8L * doubles.length : floats != null ? 4L * floats.length : bytes.length;
    }

    @Override
    void copyRow(int row, double[] into) {
        int at = row * columns();
        int d = columns();
        if (doubles != null) {
            System.arraycopy(doubles, at, into, 0, d);
        } else if (floats != null) {
            for (int j = 0; j < d; j++) {
                into[j] = floats[at + j];
            }
        } else {
            for (int j = 0; j < d; j++) {
                into[j] = bytes[at + j] & 0xff;
            }
        }
    }

    @Override
    void measure(RowPass pass, double[][] gradients, double[] scalars) {
        measure(Kernels.best(), pass, gradients, scalars);
    }

    /** As {@link RowBlock#measure}, with the inner loops given. */
    void measure(RowKernels kernels, RowPass pass, double[][] gradients, double[] scalars) {
        new DensePass(this, kernels, pass).run(gradients, scalars);
    }

    /** Whether the kernels read these rows where they are stored. */
    boolean storesDoubles() {
        return doubles != null;
    }

    /** A window for the kernels over these rows, or over an array of its own when they are not stored as doubles. */
    Strip strip(int rowsAtOnce) {
        return new Strip(doubles != null ? doubles : new double[rowsAtOnce * columns()], columns());
    }

    /** Moves a window of {@link #strip} to {@code count} rows from {@code row} on. */
    void move(Strip strip, int row, int count, RowKernels kernels) {
        int at = row * columns();
        int size = count * columns();
        if (doubles != null) {
            strip.move(row, count);
        } else if (floats != null) {
            kernels.expand(floats, at, size, strip.move(0, count).values());
        } else {
            kernels.expand(bytes, at, size, strip.move(0, count).values());
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
            return Kernels.dot(doubles, row * columns(), weights);
        }
        double[] values = new double[columns()];
        copyRow(row, values);
        return Kernels.dot(values, 0, weights);
    }
}
