package io.github.sparkagd.linalg;

import io.github.sparkagd.kernels.Kernels;
import io.github.sparkagd.kernels.Segment;
import java.io.Serializable;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * An immutable vector of doubles.
 *
 * <p>All sums run over the entries in index order, so that equal vectors give equal bits. Entries are copied in and out;
 * only the kernels of this package see the array itself.
 */
public final class Vec implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int HASHED = 16;

    private final double[] values;

    private Vec(double[] owned) {
        values = owned;
    }

    /**
     * @param values the entries; copied
     * @return the vector of {@code values}
     */
    public static Vec of(double... values) {
        return new Vec(values.clone());
    }

    /**
     * {@return the vector of {@code values}, without a copy}
     *
     * @param values the entries, not to be written to any more
     */
    public static Vec owning(double[] values) {
        return new Vec(values);
    }

    /**
     * {@return the entries {@code from} (inclusive) to {@code to} (exclusive) of an array; copied}
     *
     * @param values the array. Not modified.
     * @param from 0-based
     * @param to 0-based
     */
    public static Vec ofRange(double[] values, int from, int to) {
        return new Vec(Arrays.copyOfRange(values, from, to));
    }

    /**
     * {@return the vector of {@code size} zeros}
     *
     * @param size at least 0
     */
    public static Vec zeros(int size) {
        return new Vec(new double[Check.atLeast("size", 0, size)]);
    }

    /**
     * {@return the vector of {@code size} entries {@code value}}
     *
     * @param size at least 0
     * @param value of every entry
     */
    public static Vec constant(int size, double value) {
        double[] entries = new double[size];
        Arrays.fill(entries, value);
        return new Vec(entries);
    }

    /** {@return the number of entries} */
    public int size() {
        return values.length;
    }

    /**
     * {@return the entries at {@code places}, in their order}
     *
     * @param places indices
     */
    public Vec at(int[] places) {
        double[] found = new double[places.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = values[places[i]];
        }
        return new Vec(found);
    }

    /**
     * {@return the entry at {@code index}}
     *
     * @param index 0-based
     */
    public double get(int index) {
        return values[index];
    }

    /**
     * {@return the sum {@code this + that}}
     *
     * @param that of the same length
     */
    public Vec plus(Vec that) {
        return plus(1.0, that);
    }

    /**
     * {@return the sum {@code this + factor·that}, each entry rounded once (fused multiply-add)}
     *
     * @param factor on {@code that}
     * @param that of the same length
     */
    public Vec plus(double factor, Vec that) {
        return combined(1, factor, that);
    }

    /**
     * {@return the combination {@code own·this + factor·that}, entry by entry as {@code times(own).plus(factor, that)}}
     *
     * @param own on the entries of this vector
     * @param factor on {@code that}
     * @param that of the same length
     */
    public Vec combined(double own, double factor, Vec that) {
        Check.sameSize("vector", size(), that.size());
        double[] sum = new double[values.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Math.fma(factor, that.values[i], values[i] * own);
        }
        return new Vec(sum);
    }

    /**
     * {@return the difference {@code this − that}}
     *
     * @param that of the same length
     */
    public Vec minus(Vec that) {
        return plus(-1.0, that);
    }

    /**
     * {@return the multiple {@code factor·this}; the same object when the factor is 1}
     *
     * @param factor on every entry
     */
    public Vec times(double factor) {
        if (factor == 1.0) {
            return this;
        }
        double[] multiple = new double[values.length];
        for (int i = 0; i < multiple.length; i++) {
            multiple[i] = values[i] * factor;
        }
        return new Vec(multiple);
    }

    /**
     * {@return the entry-wise product; the same object when the other entries are all 1}
     *
     * @param that of the same length
     */
    public Vec times(Vec that) {
        Check.sameSize("vector", size(), that.size());
        if (that.isAll(1)) {
            return this;
        }
        double[] product = new double[values.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = values[i] * that.values[i];
        }
        return new Vec(product);
    }

    /**
     * {@return the vector of {@code function} of each entry}
     *
     * @param function of one entry
     */
    public Vec map(DoubleUnaryOperator function) {
        double[] image = new double[values.length];
        for (int i = 0; i < image.length; i++) {
            image[i] = function.applyAsDouble(values[i]);
        }
        return new Vec(image);
    }

    /**
     * {@return the inner product ⟨this, that⟩, summed in index order}
     *
     * @param that of the same length
     */
    public double dot(Vec that) {
        Check.sameSize("vector", size(), that.size());
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum = Math.fma(values[i], that.values[i], sum);
        }
        return sum;
    }

    /**
     * {@return the inner product with the first entries of {@code longer}, as many as there are here}
     *
     * @param longer of this length at least
     */
    public double dotFirst(Vec longer) {
        return Kernels.dot(values, 0, Segment.of(longer.values), values.length);
    }

    /** {@return the Euclidean norm, safe against overflow and underflow of the squares} */
    public double norm() {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        if (largest == 0 || !Double.isFinite(largest)) {
            return largest;
        }
        if (largest > 1e-140 && largest < 1e140) {
            return Math.sqrt(dot(this));
        }
        double sum = 0;
        for (double value : values) {
            double scaled = value / largest;
            sum = Math.fma(scaled, scaled, sum);
        }
        return largest * Math.sqrt(sum);
    }

    /** {@return the product of the entries; 1 for the empty vector} */
    public double product() {
        return Arrays.stream(values).reduce(1, (left, right) -> left * right);
    }

    /** {@return whether no entry is infinite or not a number} */
    public boolean isFinite() {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** {@return whether every entry is zero} */
    public boolean isZero() {
        return isAll(0);
    }

    private boolean isAll(double wanted) {
        for (double value : values) {
            if (value != wanted) {
                return false;
            }
        }
        return true;
    }

    /** {@return a copy of the entries} */
    public double[] toArray() {
        return values.clone();
    }

    /**
     * {@return the entries themselves, for the loops of {@code linalg} and {@code blocks}, which only read them} Not to
     * be modified.
     */
    public double[] array() {
        return values;
    }

    /** True for a vector with the same bits, zeros of both signs being different. */
    @Override
    public boolean equals(Object that) {
        return that instanceof Vec vec && Arrays.equals(values, vec.values);
    }

    /** Of a few entries: vectors are told apart every iteration, and long ones that differ differ in most places. */
    @Override
    public int hashCode() {
        int step = values.length / HASHED + 1;
        int hash = values.length;
        for (int i = 0; i < values.length; i += step) {
            hash = 31 * hash + Double.hashCode(values[i]);
        }
        return hash;
    }

    @Override
    public String toString() {
        int shown = Math.min(values.length, 8);
        String entries = Arrays.toString(Arrays.copyOf(values, shown));
        return shown == values.length ? "Vec" + entries : "Vec(" + values.length + ")" + entries.replace("]", ", …]");
    }
}
