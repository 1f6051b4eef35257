package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.ColumnList;
import io.github.sparkagd.blocks.RowBlock;
import io.github.sparkagd.blocks.SparseBlock;
import io.github.sparkagd.data.Sent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * The columns that occur in some rows, and the rows where these are all the columns there are.
 *
 * <p>Rows stay as they are kept: each partition's list of columns is written anew, and kept beside them.
 */
final class OccurringColumns implements AutoCloseable {
    private final ColumnList columns;
    private final Broadcast<Sent<ColumnList>> sent;
    private final JavaRDD<Sent<ColumnList>> lists;
    private final JavaRDD<RowBlock> blocks;

    /**
     * @param kept blocks that share lists of columns
     * @param columns all of them
     */
    OccurringColumns(JavaRDD<Sent<RowBlock>> kept, ColumnList columns) {
        this.columns = columns;
        this.sent = Sent.broadcast(JavaSparkContext.fromSparkContext(kept.context()), columns);
        Broadcast<Sent<ColumnList>> all = sent;
        this.lists = Sent.persist(
                kept.mapPartitions(rows -> renumbered(lists(rows), all.value().value()), true),
                kept.name() + ": columns");
        int count = columns.size();
        this.blocks = kept.zipPartitions(lists, (rows, own) -> new Numbered(rows, own, count));
    }

    /** The lists of a partition, in the order of its blocks. */
    private static List<ColumnList> lists(Iterator<Sent<RowBlock>> rows) {
        List<ColumnList> lists = new ArrayList<>();
        ColumnList last = null;
        while (rows.hasNext()) {
            ColumnList own = own(rows.next());
            if (!own.equals(last)) {
                lists.add(own);
                last = own;
            }
        }
        return lists;
    }

    private static ColumnList own(Sent<RowBlock> row) {
        return row.value().ownColumns().orElseThrow();
    }

    private static Iterator<ColumnList> renumbered(List<ColumnList> lists, ColumnList all) {
        return lists.stream().map(own -> own.within(all)).iterator();
    }

    /** A partition's blocks with the new lists, each taken when the old one changes. */
    private static final class Numbered implements Iterator<RowBlock> {
        private final Iterator<Sent<RowBlock>> rows;
        private final Iterator<Sent<ColumnList>> lists;
        private final int count;
        private Optional<ColumnList> before = Optional.empty();
        private ColumnList now = ColumnList.NONE;

        Numbered(Iterator<Sent<RowBlock>> rows, Iterator<Sent<ColumnList>> lists, int count) {
            this.rows = rows;
            this.lists = lists;
            this.count = count;
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public RowBlock next() {
            SparseBlock block = (SparseBlock) rows.next().value();
            ColumnList own = block.ownColumns().orElseThrow();
            if (before.isEmpty() || !before.get().equals(own)) {
                before = Optional.of(own);
                now = lists.next().value();
            }
            return block.renumbered(now, count);
        }
    }

    ColumnList columns() {
        return columns;
    }

    /** The rows, in their partitions and order, of as many columns as there are in {@link #columns}. */
    JavaRDD<RowBlock> blocks() {
        return blocks;
    }

    @Override
    public void close() {
        lists.unpersist(true);
        sent.destroy();
    }
}
