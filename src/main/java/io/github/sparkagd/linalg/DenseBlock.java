package io.github.sparkagd.linalg;

import java.util.List;

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
        List<Affine> predictions = pass.predictions();
        double[][] weights = new double[predictions.size()][];
        // Summed per block first: shorter sums, smaller rounding errors.
        double[][] partial = new double[weights.length][];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = predictions.get(k).weights().array();
            partial[k] = gradients == null ? null : new double[gradients[k].length];
        }
        double[] scratch = doubles == null ? new double[columns()] : null;
        for (int row = 0; row < rows(); row++) {
            double[] values = doubles;
            int at = row * columns();
            if (scratch != null) {
                copyRow(row, scratch);
                values = scratch;
                at = 0;
            }
            for (int k = 0; k < weights.length; k++) {
                double p =
                        Kernels.dot(values, at, weights[k]) + predictions.get(k).offset();
                double r = residual(pass, row, p);
                double weighted = RowSums.count(scalars, k, new RowSums.Fit(weight(row), r, p));
                if (partial[k] != null && partial[k].length > 0) {
                    Kernels.addMultiple(weighted, values, at, partial[k]);
                }
            }
        }
        for (int k = 0; gradients != null && k < weights.length; k++) {
            RowSums.addTo(gradients[k], partial[k]);
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
