package io.github.sparkagd.data;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import scala.Tuple2;

/**
 * Rows as the readers find them.
 *
 * @param rows what is found, each with its {@link Place}; a partition holds one {@link Pieces piece} or several of the data set
 * @param splits the parts of files that places speak of, in the order of the data set
 * @param bytes about how many bytes the input takes uncompressed
 * @param classes the two classes to keep, null for all labels
 */
record RawData(JavaPairRDD<Long, RawRow> rows, List<Split> splits, long bytes, ClassChoice classes) {
    /** By how much text is usually smaller compressed. */
    private static final int COMPRESSION = 4;

    /** Rows read split by split, a partition each. */
    static RawData of(
            JavaSparkContext context,
            List<Split> splits,
            ClassChoice classes,
            Function<Split, Iterator<RawRow>> reader) {
        JavaPairRDD<Long, RawRow> rows = Sent.parallelize(context, splits, splits.size())
                .mapPartitionsWithIndex(
                        (index, part) -> part.hasNext()
                                ? new PlacedSplit(reader.call(part.next()), Place.of(index, 0))
                                : Collections.<Tuple2<Long, RawRow>>emptyIterator(),
                        true)
                .mapToPair(row -> row);
        long bytes = 0;
        for (Split split : splits) {
            boolean compressed = split.file().endsWith(".gz") || split.file().endsWith(".bz2");
            bytes += split.length() * (compressed ? COMPRESSION : 1);
        }
        return new RawData(rows, splits, bytes, classes);
    }

    /** The rows of a split, all at its place. */
    private record PlacedSplit(Iterator<RawRow> rows, Long place) implements Iterator<Tuple2<Long, RawRow>> {
        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public Tuple2<Long, RawRow> next() {
            return new Tuple2<>(place, rows.next());
        }
    }
}
