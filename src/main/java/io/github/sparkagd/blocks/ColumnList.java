package io.github.sparkagd.blocks;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Some columns of a data set, rising: those that occur in some of its rows, where most do not.
 *
 * <p>Numbers for these columns alone stand in arrays of this list's length, in its order.
 */
public final class ColumnList implements Serializable {
    private static final long serialVersionUID = 1L;

    /** No column. */
    public static final ColumnList NONE = new ColumnList(new int[0]);

    /** Vectors of fewer numbers are of no account. */
    private static final int FEW_COLUMNS = 1 << 16;

    private final int[] columns;

    private ColumnList(int[] owned) {
        columns = owned;
    }

    /** @param columns rising; not copied, and not to be written to any more */
    static ColumnList owning(int[] columns) {
        return new ColumnList(columns);
    }

    /** The columns {@code from} (inclusive) to {@code to} (exclusive). */
    static ColumnList range(int from, int to) {
        return new ColumnList(IntStream.range(from, to).toArray());
    }

    /**
     * The columns at which {@code values} is not zero.
     *
     * @param values one for each column
     * @return rising column numbers
     */
    public static ColumnList notZero(Vec values) {
        int[] found = new int[values.size()];
        int count = 0;
        for (int j = 0; j < found.length; j++) {
            if (values.get(j) != 0) {
                found[count++] = j;
            }
        }
        return new ColumnList(Arrays.copyOf(found, count));
    }

    /**
     * Whether sparse rows of so many columns may be many fewer columns wide than d.
     *
     * @param dimension d
     * @return whether it does
     */
    public static boolean pays(int dimension) {
        return dimension > FEW_COLUMNS;
    }

    /**
     * Whether d is large, and so many columns are clearly fewer: half of them or less. A function of the data alone.
     *
     * @param occurring columns that occur
     * @param dimension d
     * @return whether it does
     */
    public static boolean pays(int occurring, int dimension) {
        return pays(dimension) && occurring <= dimension / 2;
    }

    /** {@return the number of columns} */
    public int size() {
        return columns.length;
    }

    int column(int place) {
        return columns[place];
    }

    /**
     * The entries of {@code all}, a number for each column of the data, at these columns.
     *
     * @param all of length d
     * @return as long as this list
     */
    public Vec of(Vec all) {
        return all.at(columns);
    }

    /**
     * The vector of length {@code dimension} with the entries of {@code own} at these columns, and zeros elsewhere.
     *
     * @param own as long as this list
     * @param dimension d
     * @return of length d, with zeros at other columns
     */
    public Vec spread(Vec own, int dimension) {
        Check.sameSize("entries", size(), own.size());
        double[] all = new double[dimension];
        for (int i = 0; i < columns.length; i++) {
            all[columns[i]] = own.get(i);
        }
        return Vec.owning(all);
    }

    /**
     * The columns of either list.
     *
     * @param that the other columns
     * @return all of them, rising
     */
    public ColumnList union(ColumnList that) {
        if (that.size() == 0 || equals(that)) {
            return this;
        }
        int[] all = new int[(int) Math.min(Integer.MAX_VALUE - 8L, (long) size() + that.size())];
        int count = 0;
        int i = 0;
        int j = 0;
        while (i < columns.length && j < that.columns.length) {
            int left = columns[i];
            int right = that.columns[j];
            all[count++] = Math.min(left, right);
            i += left <= right ? 1 : 0;
            j += right <= left ? 1 : 0;
        }
        System.arraycopy(columns, i, all, count, size() - i);
        count += size() - i;
        System.arraycopy(that.columns, j, all, count, that.size() - j);
        count += that.size() - j;
        return count == size() ? this : count == that.size() ? that : new ColumnList(Arrays.copyOf(all, count));
    }

    /**
     * The sums of numbers for two lists of columns, for each column of either; one that a list has not counts as zero there.
     *
     * @param size of the union
     */
    static double[] merged(ColumnList left, double[] leftNumbers, ColumnList right, double[] rightNumbers, int size) {
        double[] sums = new double[size];
        int i = 0;
        int j = 0;
        int count = 0;
        while (i < leftNumbers.length && j < rightNumbers.length) {
            int a = left.columns[i];
            int b = right.columns[j];
            double ofLeft = a <= b ? leftNumbers[i] : 0;
            double ofRight = b <= a ? rightNumbers[j] : 0;
            sums[count++] = ofLeft + ofRight;
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }
        // Zeros are added as they are in sums of all columns: −0.0 becomes 0.0.
        for (; i < leftNumbers.length; i++) {
            sums[count++] = leftNumbers[i] + 0.0;
        }
        for (; j < rightNumbers.length; j++) {
            sums[count++] = 0.0 + rightNumbers[j];
        }
        return sums;
    }

    /**
     * The places of these columns in {@code all}: this list as it reads where the columns of {@code all} are all there are.
     *
     * @param all holds each of these columns
     * @return as long as this list
     */
    public ColumnList within(ColumnList all) {
        int[] places = new int[size()];
        int place = 0;
        for (int i = 0; i < places.length; i++) {
            while (place < all.size() - 1 && all.columns[place] < columns[i]) {
                place++;
            }
            if (all.columns[place] != columns[i]) {
                throw new IllegalArgumentException("column " + columns[i] + " must be in the list that holds all");
            }
            places[i] = place;
        }
        return new ColumnList(places);
    }

    /** The first place whose column is {@code column} or a later one. */
    int firstFrom(int column) {
        int found = Arrays.binarySearch(columns, column);
        return found >= 0 ? found : -found - 1;
    }

    /** The columns at the places {@code from} (inclusive) to {@code to} (exclusive), each moved by {@code shift}. */
    ColumnList part(int from, int to, int shift) {
        int[] moved = Arrays.copyOfRange(columns, from, to);
        for (int i = 0; i < moved.length; i++) {
            moved[i] += shift;
        }
        return new ColumnList(moved);
    }

    /** The columns of lists that follow one another. */
    static ColumnList joined(Iterable<ColumnList> lists) {
        int size = 0;
        for (ColumnList list : lists) {
            size += list.size();
        }
        int[] all = new int[size];
        int at = 0;
        for (ColumnList list : lists) {
            System.arraycopy(list.columns, 0, all, at, list.size());
            at += list.size();
        }
        return new ColumnList(all);
    }

    @Override
    public boolean equals(Object that) {
        return this == that || (that instanceof ColumnList list && Arrays.equals(columns, list.columns));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(columns);
    }
}
