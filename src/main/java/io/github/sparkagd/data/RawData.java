package io.github.sparkagd.data;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;

/**
 * Rows as the readers find them: one RDD partition per split, splits in the order of the data set.
 *
 * @param rows what is found
 * @param splits where partition i reads
 * @param bytes about how many bytes the input takes uncompressed
 * @param classes the two classes to keep, null for all labels
 */
record RawData(JavaRDD<RawRow> rows, List<Split> splits, long bytes, ClassChoice classes) {
    /** By how much text is usually smaller compressed. */
    private static final int COMPRESSION = 4;

    /** Rows read split by split. */
    static RawData of(
            JavaSparkContext context,
            List<Split> splits,
            ClassChoice classes,
            Function<Split, Iterator<RawRow>> reader) {
        JavaRDD<RawRow> rows = context.parallelize(splits, splits.size())
                .mapPartitions(part -> part.hasNext()
                        ? reader.call(part.next())
                        : List.<RawRow>of().iterator());
        long bytes = 0;
        for (Split split : splits) {
            boolean compressed = split.file().endsWith(".gz") || split.file().endsWith(".bz2");
            bytes += split.length() * (compressed ? COMPRESSION : 1);
        }
        return new RawData(rows, splits, bytes, classes);
    }
}
