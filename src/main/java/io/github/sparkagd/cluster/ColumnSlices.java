package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.Sliceable;
import io.github.sparkagd.data.Sent;
import java.io.Serializable;
import java.util.Iterator;
import java.util.stream.IntStream;
import scala.Tuple2;

/**
 * Slices of columns, all of about the same width.
 *
 * @param count how many
 * @param columns d
 */
record ColumnSlices(int count, int columns) implements Serializable {
    /** About the bytes of a slice of all partitions together. */
    private static final long BYTES = 16L << 20;

    /** As many as make pieces of a good size: no more than there are partitions, for each cuts its sum into so many. */
    static ColumnSlices of(long bytes, int partitions, int columns) {
        return new ColumnSlices((int) Math.max(1, Math.min(Math.min(partitions, columns), bytes / BYTES)), columns);
    }

    /** The slices of some partitions' sums, each on its way to the place where its columns are merged. */
    <T extends Sliceable<T>> Iterator<Tuple2<Integer, Sent<PartialSums<T>>>> cut(PartialSums<T> sums) {
        return IntStream.range(0, count)
                .mapToObj(slice ->
                        new Tuple2<>(slice, new Sent<>(sums.map(sum -> sum.slice(begin(slice), begin(slice + 1))))))
                .iterator();
    }

    private int begin(int slice) {
        return (int) ((long) columns * slice / count);
    }
}
