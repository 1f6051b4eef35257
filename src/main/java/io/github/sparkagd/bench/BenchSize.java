package io.github.sparkagd.bench;

import io.github.sparkagd.data.SyntheticShape;
import io.github.sparkagd.data.SyntheticSpec;
import io.github.sparkagd.data.Variances;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The size of a data set that is measured on.
 *
 * @param rows n
 * @param features d
 * @param nonzeros about how many values of a row are not zero; d for dense rows
 * @param popularity S, where the k-th most frequent column of sparse rows occurs in proportion to k^−S; empty where all occur
 *     alike
 */
record BenchSize(long rows, int features, int nonzeros, String popularity) {
    private static final Pattern FORM = Pattern.compile(
            "([1-9]\\d{0,11})x([1-9]\\d{0,8})(?:x([1-9]\\d{0,7})(?:z([1-9](?:\\.\\d{1,3})?|0\\.\\d{1,3}))?)?");
    private static final long SEED = 20_240_501L;
    private static final double NOISE = 0.1;
    private static final int SPARSE_BYTES = 12;

    /** Of columns that occur alike. */
    BenchSize(long rows, int features, int nonzeros) {
        this(rows, features, nonzeros, "");
    }

    /** Reads {@code ROWSxFEATURES}, {@code ROWSxFEATURESxNONZEROS} or {@code ROWSxFEATURESxNONZEROSzS}. */
    static BenchSize parse(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("--sizes must be a list of ROWSxFEATURES or ROWSxFEATURESxNONZEROS or "
                    + "ROWSxFEATURESxNONZEROSzS, got " + text + ". Maybe 2000000x32.");
        }
        int features = Integer.parseInt(found.group(2));
        int nonzeros = found.group(3) == null ? features : Integer.parseInt(found.group(3));
        if (nonzeros > features) {
            throw new IllegalArgumentException(
                    "--sizes: a row of " + features + " features cannot hold " + nonzeros + " values, got " + text);
        }
        String popularity = found.group(4) == null ? "" : found.group(4);
        if (!popularity.isEmpty() && (nonzeros == features || Double.parseDouble(popularity) == 0)) {
            throw new IllegalArgumentException("--sizes: zS is for sparse rows and S must be above 0, got " + text
                    + ". Maybe 200000x20000000x40z1.1.");
        }
        return new BenchSize(Long.parseLong(found.group(1)), features, nonzeros, popularity);
    }

    boolean sparse() {
        return nonzeros < features;
    }

    /** Bytes of the values, and of the places of sparse ones, in float64; labels not counted. */
    double bytes() {
        return (double) rows * nonzeros * (sparse() ? SPARSE_BYTES : Double.BYTES);
    }

    /** Floating-point operations of a Gram matrix, of which half is computed: n·d·(d+1). */
    double gramOperations() {
        return (double) rows * features * (features + 1.0);
    }

    SyntheticSpec spec() {
        return new SyntheticSpec(rows, 0, features, NOISE, SEED);
    }

    /** @param exact whether two bytes hold every value: see {@code generate --storage-exact} */
    SyntheticShape shape(boolean exact) {
        if (!popularity.isEmpty()) {
            return SyntheticShape.popular("zipf:" + popularity, (double) nonzeros / features);
        }
        return new SyntheticShape(Variances.DEFAULT, sparse() ? (double) nonzeros / features : 1, exact);
    }

    @Override
    public String toString() {
        return rows + "x" + features + (sparse() ? "x" + nonzeros : "")
                + (popularity.isEmpty() ? "" : "z" + popularity);
    }
}
