package io.github.sparkagd.data;

import org.apache.spark.Partitioner;

/** Partitions by equal shares of row numbers. */
final class ByNumber extends Partitioner {
    private static final long serialVersionUID = 1L;
    private static final long TEST = 1L << 62;

    private final int partitions;
    private final long trainRows;
    private final long testRows;

    ByNumber(int partitions, long trainRows, long testRows) {
        this.partitions = partitions;
        this.trainRows = trainRows;
        this.testRows = testRows;
    }

    static Long key(LabelledRow row) {
        return row.test() ? row.number() + TEST : row.number();
    }

    @Override
    public int numPartitions() {
        return partitions;
    }

    @Override
    public int getPartition(Object key) {
        long number = (Long) key;
        boolean test = number >= TEST;
        return share(test ? number - TEST : number, test ? testRows : trainRows);
    }

    /** The p with number in [p·n/P, (p+1)·n/P). */
    private int share(long number, long rows) {
        return (int) (number * partitions / Math.max(1, rows));
    }

    @Override
    public boolean equals(Object that) {
        return that instanceof ByNumber other
                && partitions == other.partitions
                && trainRows == other.trainRows
                && testRows == other.testRows;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * (31L * partitions + trainRows) + testRows);
    }
}
