package io.github.sparkagd.data;

import java.io.Serializable;

/** What a reader finds at one place of a split: a row, the first fault, or the end. */
final class RawRow implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final long line;
    private final double label;
    private final int width;
    private final int[] indices;
    private final double[] values;
    private final String fault;
    /** Of the end alone. */
    private long ignored;

    /** What was found. */
    enum Kind {
        ROW,
        FAULT,
        END
    }

    private RawRow(Kind kind, long line, double label, int width, int[] indices, double[] values, String fault) {
        this.kind = kind;
        this.line = line;
        this.label = label;
        this.width = width;
        this.indices = indices;
        this.values = values;
        this.fault = fault;
    }

    static RawRow dense(long line, double label, double[] values) {
        return new RawRow(Kind.ROW, line, label, values.length, null, values, null);
    }

    /** A sparse row of a format that does not say how many features there are. */
    static RawRow sparse(long line, double label, int[] indices, double[] values) {
        return new RawRow(Kind.ROW, line, label, 0, indices, values, null);
    }

    /** The same row, of exactly {@code features} features. */
    RawRow ofWidth(int features) {
        return new RawRow(kind, line, label, features, indices, values, fault);
    }

    static RawRow fault(long line, String message) {
        return new RawRow(Kind.FAULT, line, 0, 0, null, null, message);
    }

    static RawRow end(long lines) {
        return end(lines, 0);
    }

    /** @param ignored in how many lines something was ignored that is no fault */
    static RawRow end(long lines, long ignored) {
        RawRow end = new RawRow(Kind.END, lines, 0, 0, null, null, null);
        end.ignored = ignored;
        return end;
    }

    boolean isRow() {
        return kind == Kind.ROW;
    }

    /** The number of features that this row says there are; 0 where it leaves that open. */
    int width() {
        return width;
    }

    /** The least number of features that holds this row. */
    int columns() {
        if (width > 0) {
            return width;
        }
        if (indices == null) {
            return 0;
        }
        return indices.length == 0 ? 0 : indices[indices.length - 1] + 1;
    }

    RawRow withLabel(double other) {
        return new RawRow(kind, line, other, width, indices, values, fault);
    }

    /** A hash of label and values; a sparse row and the same row in full have different hashes. */
    long hash() {
        long hash = Mix.mix(Double.doubleToLongBits(label));
        for (int i = 0; i < values.length; i++) {
            if (indices != null) {
                hash = Mix.mix(hash ^ indices[i]);
            }
            hash = Mix.mix(hash + Double.doubleToLongBits(values[i]));
        }
        return hash;
    }

    Kind kind() {
        return kind;
    }

    /** 1-based line within the split, 0 where the format has no lines; at the end the number of lines. */
    long line() {
        return line;
    }

    double label() {
        return label;
    }

    /** 0-based rising columns of a sparse row; null for a dense one. Not to be modified. */
    int[] indices() {
        return indices;
    }

    /** The values. Not to be modified. */
    double[] values() {
        return values;
    }

    /** At the end, in how many lines something was ignored that is no fault. */
    long ignored() {
        return ignored;
    }

    /** What is wrong, with the likely remedy. */
    String fault() {
        return fault;
    }

    /**
     * The same, with the place.
     *
     * @param shown the file's name
     * @param linesBefore lines of the file before the split
     */
    String faultOf(String shown, long linesBefore) {
        return shown + (line == 0 ? "" : ", line " + (linesBefore + line)) + ": " + fault;
    }
}
