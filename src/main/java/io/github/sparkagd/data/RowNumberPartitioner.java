package io.github.sparkagd.data;

import io.github.sparkagd.blocks.Part;
import org.apache.spark.Partitioner;

/** Partitions by equal shares of row numbers. */
final class RowNumberPartitioner extends Partitioner {
    private static final long serialVersionUID = 1L;
    private static final long TEST = 1L << 62;
    private static final long PARTITION_BYTES = 8L << 20;
    private static final int MOST_BY_DEFAULT = 4096;

    private final int partitions;
    private final long trainRows;
    private final long testRows;

    RowNumberPartitioner(int partitions, long trainRows, long testRows) {
        this.partitions = partitions;
        this.trainRows = trainRows;
        this.testRows = testRows;
    }

    /**
     * The default number of partitions: a function of the data alone, one for every 8 MB of input, and no
     * more than rows.
     *
     * @param bytes of input
     * @param rows of the training set
     */
    static int byDefault(long bytes, long rows) {
        long wanted = (bytes + PARTITION_BYTES - 1) / PARTITION_BYTES;
        long bounded = Math.max(2, Math.min(MOST_BY_DEFAULT, wanted));
        return (int) Math.max(1, Math.min(bounded, rows));
    }

    static Long key(LabelledRow row) {
        return row.part() == Part.TEST ? row.number() + TEST : row.number();
    }

    @Override
    public int numPartitions() {
        return partitions;
    }

    /** The p with number in [p·n/P, (p+1)·n/P). */
    @Override
    public int getPartition(Object key) {
        long number = (Long) key;
        boolean test = number >= TEST;
        long rows = test ? testRows : trainRows;
        return (int) ((test ? number - TEST : number) * partitions / Math.max(1, rows));
    }

    @Override
    public boolean equals(Object that) {
        return that instanceof RowNumberPartitioner other
                && partitions == other.partitions
                && trainRows == other.trainRows
                && testRows == other.testRows;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * (31L * partitions + trainRows) + testRows);
    }
}
