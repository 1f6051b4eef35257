package io.github.sparkagd.data;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Where a row stands in the data set.
 *
 * @param split number of its split, from 0
 * @param position in the split, from 0; the same for all rows of a split that one partition holds from beginning to end
 */
record RowPosition(int split, long position) implements Comparable<RowPosition>, Serializable {
    /** Positions from here on rise with the rows and are no numbers of rows. */
    static final long UNCOUNTED = 1L << 62;

    private static final Comparator<RowPosition> ORDER =
            Comparator.comparingInt(RowPosition::split).thenComparingLong(RowPosition::position);

    /** After all rows of {@code split}. */
    static RowPosition after(int split) {
        return new RowPosition(split, Long.MAX_VALUE);
    }

    /** 1-based number of the row in its split; 0 where that is not known. */
    long rowNumber() {
        return position < UNCOUNTED ? position + 1 : 0;
    }

    /** True where no row can stand between this one and {@code next}. */
    boolean adjoins(RowPosition next) {
        long step = next.position - position;
        return split == next.split && (step == 0 || step == 1);
    }

    @Override
    public int compareTo(RowPosition that) {
        return ORDER.compare(this, that);
    }
}
