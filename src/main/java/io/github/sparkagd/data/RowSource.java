package io.github.sparkagd.data;

import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.collections4.IteratorUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Rows as the readers find them.
 *
 * @param rows what is found; a partition holds one {@link FileRuns run} or several of the data set
 * @param splits the parts of files that positions speak of, in the order of the data set
 * @param bytes about how many bytes the input takes uncompressed; 0 where that is not known
 * @param classes the two classes to keep, null for all labels
 */
record RowSource(JavaRDD<Placed> rows, List<Split> splits, long bytes, ClassChoice classes) {
    /** By how much text is usually smaller compressed. */
    private static final int COMPRESSION = 4;

    /** What was found, and where. */
    record Placed(RowPosition position, ReadResult result) implements Serializable {}

    /** The two sets of a data set; the test set is empty where there is none of its own. */
    record Sets(RowSource train, Optional<RowSource> test, ColumnsRead columns, RowOrder order) {
        /** In the order of files. */
        Sets(RowSource train, Optional<RowSource> test, ColumnsRead columns) {
            this(train, test, columns, RowOrder.OF_FILES);
        }

        /** The same with a choice of classes, null for all labels. */
        Sets with(ClassChoice chosen) {
            return new Sets(train.with(chosen), test.map(own -> own.with(chosen)), columns, order);
        }

        /** The same in another order. */
        Sets in(RowOrder other) {
            return new Sets(train, test, columns, other);
        }

        /** How many bytes the input takes, about; empty where a query or table does not say. */
        OptionalLong bytes() {
            long own = test.map(RowSource::bytes).orElse(1L);
            return train.bytes == 0 || own == 0
                    ? OptionalLong.empty()
                    : OptionalLong.of(train.bytes + test.map(RowSource::bytes).orElse(0L));
        }
    }

    /** Opens a split in a task. */
    interface Reader extends Serializable {
        RowReader open(Split split, Configuration configuration);
    }

    /** Rows read split by split, a partition each. */
    static RowSource of(
            JavaSparkContext context, Broadcast<SerializableConfiguration> hadoop, List<Split> splits, Reader reader) {
        JavaRDD<Placed> rows = Sent.parallelize(context, splits, splits.size())
                .mapPartitionsWithIndex(
                        (index, part) -> part.hasNext()
                                ? placed(
                                        index,
                                        reader.open(part.next(), hadoop.value().value()))
                                : Collections.emptyIterator(),
                        true);
        long bytes = 0;
        for (Split split : splits) {
            bytes += split.length() * (split.file().compressed() ? COMPRESSION : 1);
        }
        return new RowSource(rows, splits, bytes, null);
    }

    /** The rows of a split, all at its beginning. */
    private static Iterator<Placed> placed(int index, RowReader rows) {
        RowPosition position = new RowPosition(index, 0);
        return IteratorUtils.transformedIterator(rows, result -> new Placed(position, result));
    }

    private RowSource with(ClassChoice chosen) {
        return new RowSource(rows, splits, bytes, chosen);
    }
}
