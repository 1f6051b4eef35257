package io.github.sparkagd.blocks;

import io.github.sparkagd.linalg.Vec;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Some numbers for each column that occurs, the same kinds for each: a column that does not has zeros.
 *
 * <p>Numbers are kept for all d columns, or for those of a {@link ColumnList}.
 */
final class ColumnSums implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Sums for at least one in so many columns take little more memory for all of them, and much less time. */
    private static final int CLOSE = 4;

    private final int dimension;
    /** Null for all d columns. */
    private final ColumnList columns;

    private final double[][] numbers;

    private ColumnSums(int dimension, ColumnList columns, double[][] numbers) {
        this.dimension = dimension;
        this.columns = columns;
        this.numbers = numbers;
    }

    /**
     * Nothing for any column.
     *
     * @param kinds how many numbers a column has
     * @param dimension d
     */
    static ColumnSums none(int kinds, int dimension) {
        return new ColumnSums(dimension, ColumnList.NONE, new double[kinds][0]);
    }

    /**
     * Zeros.
     *
     * @param kinds how many numbers a column has
     * @param columns those that they are kept for; empty for all
     * @param dimension d
     */
    static ColumnSums zeros(int kinds, Optional<ColumnList> columns, int dimension) {
        int width = columns.map(ColumnList::size).orElse(dimension);
        return new ColumnSums(dimension, columns.orElse(null), new double[kinds][width]);
    }

    /** The numbers of one kind; may be written to. */
    double[] numbers(int kind) {
        return numbers[kind];
    }

    /** The columns that numbers are kept for; empty for all. */
    Optional<ColumnList> columns() {
        return Optional.ofNullable(columns);
    }

    /** The numbers of one kind, of all d columns; nothing is added to these sums any more. */
    Vec all(int kind) {
        return Vec.owning(moved(numbers[kind], null, dimension));
    }

    /** These numbers, kept for the columns of {@code that} too; may be this object. */
    ColumnSums alignedWith(ColumnSums that) {
        return keptFor(columns == null || that.columns == null ? null : columns.union(that.columns));
    }

    /** The numbers of {@code that} of one kind, in the places that they have here. Not to be modified. */
    double[] aligned(ColumnSums that, int kind) {
        return that.moved(that.numbers[kind], columns, numbers[kind].length);
    }

    /** The sum; may be this object, modified. */
    ColumnSums plus(ColumnSums that) {
        if (Objects.equals(columns, that.columns)) {
            for (int kind = 0; kind < numbers.length; kind++) {
                RowSums.addTo(numbers[kind], that.numbers[kind]);
            }
            return this;
        }
        if (columns != null && that.columns != null && !fills(that)) {
            return merged(that);
        }
        ColumnSums sum = columns == null ? this : zeros(numbers.length, Optional.empty(), dimension);
        for (int kind = 0; kind < numbers.length; kind++) {
            if (sum != this) {
                addTo(sum.numbers[kind], kind);
            }
            that.addTo(sum.numbers[kind], kind);
        }
        return sum;
    }

    /** Whether the columns of both are not much fewer than d. Without numbers, their list is what is wanted. */
    private boolean fills(ColumnSums that) {
        return numbers.length > 0 && (long) columns.size() + that.columns.size() >= dimension / CLOSE;
    }

    private ColumnSums merged(ColumnSums that) {
        ColumnList both = columns.union(that.columns);
        double[][] sums = new double[numbers.length][];
        for (int kind = 0; kind < sums.length; kind++) {
            sums[kind] = ColumnList.merged(columns, numbers[kind], that.columns, that.numbers[kind], both.size());
        }
        return new ColumnSums(dimension, both, sums);
    }

    /** Adds these numbers to those of all columns. */
    private void addTo(double[] sums, int kind) {
        double[] terms = numbers[kind];
        for (int i = 0; i < terms.length; i++) {
            sums[column(i)] += terms[i];
        }
    }

    /** Numbers of {@code own} that are in these sums already, and zeros where there are none. */
    ColumnSums selected(Optional<ColumnList> own) {
        ColumnSums selected = zeros(numbers.length, own, dimension);
        for (int kind = 0; kind < numbers.length; kind++) {
            copyShared(this, selected, kind);
        }
        return selected;
    }

    /** These numbers, and in their places those of {@code newer}, which were {@link #selected} before. */
    ColumnSums replaced(ColumnSums newer) {
        if (Objects.equals(columns, newer.columns) || (columns != null && columns.size() == 0)) {
            return newer;
        }
        ColumnSums all = alignedWith(newer);
        for (int kind = 0; kind < numbers.length; kind++) {
            copyShared(newer, all, kind);
        }
        return all;
    }

    private static void copyShared(ColumnSums from, ColumnSums to, int kind) {
        double[] source = from.numbers[kind];
        double[] target = to.numbers[kind];
        int i = 0;
        int j = 0;
        while (i < source.length && j < target.length) {
            int left = from.column(i);
            int right = to.column(j);
            if (left == right) {
                target[j] = source[i];
            }
            i += left <= right ? 1 : 0;
            j += right <= left ? 1 : 0;
        }
    }

    private int column(int place) {
        return columns == null ? place : columns.column(place);
    }

    /** The place in {@code wider} of the column at {@code i}, which is not before {@code from}. */
    private int place(int i, ColumnList wider, int from) {
        int column = column(i);
        if (wider == null) {
            return column;
        }
        int place = from;
        while (wider.column(place) < column) {
            place++;
        }
        return place;
    }

    private ColumnSums keptFor(ColumnList wider) {
        return Objects.equals(wider, columns)
                ? this
                : moved(dimension, wider, wider == null ? dimension : wider.size());
    }

    /** These numbers where {@code only}, which holds all columns of theirs, are all the columns there are. */
    ColumnSums of(ColumnList only) {
        return new ColumnSums(only.size(), null, moved(dimension, only, only.size()).numbers);
    }

    private ColumnSums moved(int ofAll, ColumnList wider, int width) {
        double[][] moved = new double[numbers.length][];
        for (int kind = 0; kind < moved.length; kind++) {
            moved[kind] = moved(numbers[kind], wider, width);
        }
        return new ColumnSums(ofAll, wider, moved);
    }

    private double[] moved(double[] own, ColumnList wider, int width) {
        if (Objects.equals(wider, columns)) {
            return own;
        }
        double[] all = new double[width];
        int place = 0;
        for (int i = 0; i < own.length; i++) {
            place = place(i, wider, place);
            all[place] = own[i];
        }
        return all;
    }

    /** The numbers of the columns {@code from} (inclusive) to {@code to} (exclusive), which are all columns there. */
    ColumnSums slice(int from, int to) {
        int first = columns == null ? from : columns.firstFrom(from);
        int last = columns == null ? to : columns.firstFrom(to);
        double[][] some = new double[numbers.length][];
        for (int kind = 0; kind < some.length; kind++) {
            some[kind] = Arrays.copyOfRange(numbers[kind], first, last);
        }
        return new ColumnSums(to - from, columns == null ? null : columns.part(first, last, -from), some);
    }

    /** What {@link #slice} cut, together again. */
    static ColumnSums joined(List<ColumnSums> slices) {
        int dimension = slices.stream().mapToInt(slice -> slice.dimension).sum();
        boolean dense = slices.stream().allMatch(slice -> slice.columns == null);
        ColumnList all = dense ? null : listOf(slices);
        double[][] numbers = new double[slices.get(0).numbers.length][dense ? dimension : all.size()];
        for (int kind = 0; kind < numbers.length; kind++) {
            int at = 0;
            for (ColumnSums slice : slices) {
                System.arraycopy(slice.numbers[kind], 0, numbers[kind], at, slice.numbers[kind].length);
                at += slice.numbers[kind].length;
            }
        }
        return new ColumnSums(dimension, all, numbers);
    }

    private static ColumnList listOf(List<ColumnSums> slices) {
        List<ColumnList> lists = new ArrayList<>();
        int before = 0;
        for (ColumnSums slice : slices) {
            ColumnList list = slice.columns == null ? ColumnList.range(0, slice.dimension) : slice.columns;
            lists.add(list.part(0, list.size(), before));
            before += slice.dimension;
        }
        return ColumnList.joined(lists);
    }
}
