package io.github.sparkagd.kernels;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Optional;

/**
 * Powers of two, one per column, that a block's values are whole multiples of.
 *
 * <p>Loops may then take the multiples k for the values x = k·u, with weights w·u in place of w, and get sums of multiples in
 * place of sums of values: k·(w·u) and (k·u)·w are the same number, rounded once, so that results have the same bits as long as no
 * w·u overflows or becomes subnormal.
 */
public final class ColumnUnits implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The values themselves: every unit is 1. */
    public static final ColumnUnits ONES = new ColumnUnits(new byte[0]);

    /** Values between 2⁻¹⁰⁰ and 2¹⁰⁰ keep products far from where doubles end. */
    private static final int FARTHEST = 100;
    /** Bits of a multiple beside its sign. */
    private static final int BITS = 15;

    private static final int MANTISSA_BITS = 52;
    private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;

    /** Logarithms of the units; none where all are 1. */
    private final byte[] exponents;

    private ColumnUnits(byte[] exponents) {
        this.exponents = exponents;
    }

    /**
     * The largest units of which every value is a multiple of fewer than 2¹⁵; empty where there are none.
     *
     * @param columns d
     * @param values row by row, from the first entry on. Not modified.
     * @param count rows · d, how many of them
     */
    static Optional<ColumnUnits> ofShorts(int columns, double[] values, int count) {
        int[] least = new int[columns];
        int[] most = new int[columns];
        Arrays.fill(least, Integer.MAX_VALUE);
        Arrays.fill(most, Integer.MIN_VALUE);
        for (int i = 0; i < count; i++) {
            if (values[i] == 0) {
                continue;
            }
            int exponent = Math.getExponent(values[i]);
            long mantissa = (Double.doubleToRawLongBits(values[i]) & MANTISSA) | (1L << MANTISSA_BITS);
            int lastBit = exponent - MANTISSA_BITS + Long.numberOfTrailingZeros(mantissa);
            int column = i % columns;
            least[column] = Math.min(least[column], lastBit);
            most[column] = Math.max(most[column], exponent);
            if (Math.abs(exponent) > FARTHEST || most[column] - least[column] >= BITS) {
                return Optional.empty();
            }
        }
        byte[] exponents = new byte[columns];
        for (int j = 0; j < columns; j++) {
            exponents[j] = most[j] == Integer.MIN_VALUE ? 0 : (byte) least[j];
        }
        return Optional.of(new ColumnUnits(exponents));
    }

    /** {@return whether values are what they are multiples of} */
    public boolean areOnes() {
        return exponents.length == 0;
    }

    private static double power(int exponent) {
        return Double.longBitsToDouble((long) (Double.MAX_EXPONENT + exponent) << MANTISSA_BITS);
    }

    /**
     * Multiplies each of the first d entries of {@code vector}, which is modified, with its column's unit.
     *
     * @param vector of length d at least
     */
    public void scale(double[] vector) {
        for (int j = 0; j < exponents.length; j++) {
            vector[j] *= power(exponents[j]);
        }
    }

    /** Of which multiple of its column's unit {@code value} is. */
    short multiple(double value, int column) {
        return (short) (value * power(-exponents[column]));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ColumnUnits that && Arrays.equals(exponents, that.exponents);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(exponents);
    }
}
