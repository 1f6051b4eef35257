package io.github.sparkagd.data;

/** How many partitions a data set has where nobody says it: a function of the data alone. */
final class Partitions {
    private static final long PARTITION_BYTES = 8L << 20;
    private static final int MOST = 4096;

    private Partitions() {}

    /**
     * One for every 8 MB of input, and no more than rows.
     *
     * @param bytes of input
     * @param rows of the training set
     */
    static int byDefault(long bytes, long rows) {
        long wanted = (bytes + PARTITION_BYTES - 1) / PARTITION_BYTES;
        long bounded = Math.max(2, Math.min(MOST, wanted));
        return (int) Math.max(1, Math.min(bounded, rows));
    }
}
