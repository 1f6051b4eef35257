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

    /** @param values the entries; copied */
    public static Vec of(double... values) {
        return new Vec(values.clone());
    }

    /** @param values the entries; not copied, and not to be written to any more */
    static Vec owning(double[] values) {
        return new Vec(values);
    }

    /** A part of an array: entries {@code from} (inclusive) to {@code to} (exclusive); copied. */
    public static Vec ofRange(double[] values, int from, int to) {
        return new Vec(Arrays.copyOfRange(values, from, to));
    }

    /** The vector of {@code size} zeros. */
    public static Vec zeros(int size) {
        return new Vec(new double[Check.atLeast("size", 0, size)]);
    }

    /** The vector of {@code size} entries {@code value}. */
    public static Vec constant(int size, double value) {
        double[] entries = new double[size];
        Arrays.fill(entries, value);
        return new Vec(entries);
    }

    public int size() {
        return values.length;
    }

    /** The entries at {@code places}, in their order. */
    public Vec at(int[] places) {
        double[] found = new double[places.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = values[places[i]];
        }
        return new Vec(found);
    }

    /** The vector of {@code size} entries that has these at {@code places}, and zeros elsewhere. */
    public Vec spread(int[] places, int size) {
        Check.sameSize("places", size(), places.length);
        double[] all = new double[size];
        for (int i = 0; i < places.length; i++) {
            all[places[i]] = values[i];
        }
        return new Vec(all);
    }

    public double get(int index) {
        return values[index];
    }

    /** The sum {@code this + that}. */
    public Vec plus(Vec that) {
        return plus(1.0, that);
    }

    /** The sum {@code this + factor·that}, each entry rounded once (fused multiply-add). */
    public Vec plus(double factor, Vec that) {
        Check.sameSize("vector", size(), that.size());
        double[] sum = new double[values.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Math.fma(factor, that.values[i], values[i]);
        }
        return new Vec(sum);
    }

    /** The same with {@code term} added to one entry. */
    public Vec plusAt(int index, double term) {
        double[] sum = values.clone();
        sum[index] += term;
        return new Vec(sum);
    }

    /** The same with zeros after it, {@code size} entries in all. */
    public Vec padded(int size) {
        return new Vec(Arrays.copyOf(values, Check.atLeast("size", values.length, size)));
    }

    /** The difference {@code this − that}. */
    public Vec minus(Vec that) {
        return plus(-1.0, that);
    }

    /** The multiple {@code factor·this}; the same object when the factor is 1. */
    public Vec times(double factor) {
        return factor == 1.0 ? this : map(value -> value * factor);
    }

    /** The entry-wise product. */
    public Vec times(Vec that) {
        Check.sameSize("vector", size(), that.size());
        double[] product = new double[values.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = values[i] * that.values[i];
        }
        return new Vec(product);
    }

    /** The vector of {@code function} of each entry. */
    public Vec map(DoubleUnaryOperator function) {
        double[] image = new double[values.length];
        for (int i = 0; i < image.length; i++) {
            image[i] = function.applyAsDouble(values[i]);
        }
        return new Vec(image);
    }

    /** The inner product ⟨this, that⟩, summed in index order. */
    public double dot(Vec that) {
        Check.sameSize("vector", size(), that.size());
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum = Math.fma(values[i], that.values[i], sum);
        }
        return sum;
    }

    /** The inner product with the first entries of {@code longer}, as many as there are here. */
    public double dotFirst(Vec longer) {
        return Kernels.dot(values, 0, Segment.of(longer.values), values.length);
    }

    /** The Euclidean norm, safe against overflow and underflow of the squares. */
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

    /** The product of the entries; 1 for the empty vector. */
    public double product() {
        double product = 1;
        for (double value : values) {
            product *= value;
        }
        return product;
    }

    public boolean isFinite() {
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    public boolean isZero() {
        for (double value : values) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** A copy of the entries. */
    public double[] toArray() {
        return values.clone();
    }

    /** The entries themselves, for the loops of {@code linalg} and {@code blocks}, which only read them. Not to be modified. */
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
