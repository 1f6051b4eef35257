package io.github.sparkagd.data;

import org.apache.spark.Partition;

/** A partition that is told from others of its RDD by its number alone, as Spark's own are. */
public abstract class NumberedPartition implements Partition {
    private static final long serialVersionUID = 1L;
    private final int index;

    /** @param index the partition's number, from 0 */
    protected NumberedPartition(int index) {
        this.index = index;
    }

    @Override
    public final int index() {
        return index;
    }

    @Override
    public final int hashCode() {
        return index;
    }

    @Override
    public final boolean equals(Object that) {
        return that instanceof NumberedPartition other && other.getClass() == getClass() && other.index == index;
    }
}
