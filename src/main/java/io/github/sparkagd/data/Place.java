package io.github.sparkagd.data;

/** Where a row stands in the data set, as one number that grows with it: its split and the position in that. */
final class Place {
    private static final int POSITION_BITS = 40;

    private Place() {}

    /**
     * The place of a row.
     *
     * @param split from 0
     * @param position in the split, from 0; the same for all rows of a split that one partition holds from beginning to end
     */
    static long of(int split, long position) {
        return ((long) split << POSITION_BITS) + position;
    }

    /** Behind all rows of {@code split}. */
    static long behind(int split) {
        return of(split, (1L << POSITION_BITS) - 1);
    }

    static int split(long place) {
        return (int) (place >> POSITION_BITS);
    }

    static long position(long place) {
        return place & (1L << POSITION_BITS) - 1;
    }

    /** True where no row can stand between the two. */
    static boolean follows(long place, long next) {
        return split(place) == split(next) && (next == place || next == place + 1);
    }
}
