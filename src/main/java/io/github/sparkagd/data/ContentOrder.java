package io.github.sparkagd.data;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Iterator;
import org.apache.commons.collections4.IteratorUtils;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Rows in the order of a hash of what they hold, for tables and queries that have no order of their own: the same rows come in
 * the same order, however Spark brings them. It takes a shuffle of all rows.
 *
 * <p>Rows that hold the same are interchangeable. A hash of 128 bits keeps others apart.
 */
final class ContentOrder {
    private static final long OTHER_HALF = 0x9E3779B97F4A7C15L;
    private static final int OF_PART = 40;

    private ContentOrder() {}

    static JavaRDD<RowSource.Placed> of(JavaRDD<RowSource.Placed> rows) {
        int partitions = Math.max(rows.getNumPartitions(), rows.context().defaultParallelism());
        JavaPairRDD<Tuple2<Long, Long>, ReadResult> hashed =
                JavaPairRDD.fromJavaRDD(rows.mapPartitions(ContentOrder::hashed));
        return Sent.sort(hashed, new Ranges(partitions), new ByHash())
                .mapPartitionsWithIndex(ContentOrder::placed, true);
    }

    /** Rows up to the first fault. */
    private static Iterator<Tuple2<Tuple2<Long, Long>, ReadResult>> hashed(Iterator<RowSource.Placed> rows) {
        return new Lookahead<>() {
            private boolean over;

            @Override
            Tuple2<Tuple2<Long, Long>, ReadResult> advance() {
                if (over || !rows.hasNext()) {
                    return null;
                }
                ReadResult result = rows.next().result();
                over = !(result instanceof ReadResult.Row);
                return new Tuple2<>(key(result), result);
            }
        };
    }

    /** Faults come first. */
    private static Tuple2<Long, Long> key(ReadResult result) {
        return result instanceof ReadResult.Row row
                ? new Tuple2<>(row.hash(), row.hash(OTHER_HALF))
                : new Tuple2<>(0L, 0L);
    }

    private static Iterator<RowSource.Placed> placed(int part, Iterator<ReadResult> rows) {
        long[] next = {RowPosition.UNCOUNTED + ((long) part << OF_PART)};
        return IteratorUtils.transformedIterator(
                rows, result -> new RowSource.Placed(new RowPosition(0, next[0]++), result));
    }

    /** Unsigned. */
    private static final class ByHash implements Comparator<Tuple2<Long, Long>>, Serializable {
        private static final long serialVersionUID = 1L;

        @Override
        public int compare(Tuple2<Long, Long> one, Tuple2<Long, Long> other) {
            int first = Long.compareUnsigned(one._1(), other._1());
            return first != 0 ? first : Long.compareUnsigned(one._2(), other._2());
        }
    }

    /** Ranges of hashes of the same length: hashes are spread evenly, so that nothing need be sampled. */
    private static final class Ranges extends Partitioner {
        private static final long serialVersionUID = 1L;
        private final int partitions;

        Ranges(int partitions) {
            this.partitions = partitions;
        }

        @Override
        public int numPartitions() {
            return partitions;
        }

        @Override
        public int getPartition(Object key) {
            long half = (Long) ((Tuple2<?, ?>) key)._1() >>> 1;
            return (int) Math.multiplyHigh(half, 2L * partitions);
        }
    }
}
