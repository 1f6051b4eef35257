package io.github.sparkagd.data;

import java.net.URI;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * The rows that Spark reads of files, each with its place in the order of files and positions; ends with a fault where a
 * file cannot be read.
 *
 * <p>The first two columns of a row are the file's path and the row's position in it, as Spark's {@code _metadata} has
 * them.
 */
final class PlacedRows implements Iterator<Tuple2<Long, RawRow>> {
    private static final int POSITION_BITS = 40;

    private final Iterator<Row> found;
    private final Map<String, Integer> ranks;
    private final Function<Row, RawRow> reader;
    private Tuple2<Long, RawRow> next;
    private boolean over;

    /**
     * @param ranks places of the files, by their plain paths
     * @param reader takes a row apart
     */
    PlacedRows(Iterator<Row> found, Map<String, Integer> ranks, Function<Row, RawRow> reader) {
        this.found = found;
        this.ranks = ranks;
        this.reader = reader;
    }

    @Override
    public boolean hasNext() {
        if (next == null && !over) {
            try {
                over = !found.hasNext();
                next = over ? null : placed(found.next());
            } catch (Exception failed) {
                over = true;
                next = unreadable(failed);
            }
        }
        return next != null;
    }

    private Tuple2<Long, RawRow> placed(Row row) throws Exception {
        return new Tuple2<>(place(row.getString(0), row.getLong(1)), reader.call(row));
    }

    private Tuple2<Long, RawRow> unreadable(Exception failed) {
        Optional<UnreadableFile> file = UnreadableFile.in(failed);
        if (file.isEmpty()) {
            throw failed instanceof RuntimeException runtime ? runtime : new IllegalStateException(failed);
        }
        long behindAllRows = (1L << POSITION_BITS) - 1;
        return new Tuple2<>(
                place(file.get().uri(), behindAllRows),
                RawRow.fault(0, file.get().message()));
    }

    private long place(String uri, long position) {
        Integer rank = ranks.get(URI.create(uri).getPath());
        if (rank == null) {
            throw new IllegalStateException("a row of an unknown file " + uri);
        }
        return ((long) rank << POSITION_BITS) + position;
    }

    @Override
    public Tuple2<Long, RawRow> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Tuple2<Long, RawRow> placed = next;
        next = null;
        return placed;
    }

    /** The path of a file as ours are written: without scheme; Spark's have their odd characters escaped. */
    static String plain(String uri) {
        return new Path(uri).toUri().getPath();
    }

    /** A partition per file. */
    static final class ByFile extends Partitioner {
        private static final long serialVersionUID = 1L;
        private final int files;

        ByFile(int files) {
            this.files = files;
        }

        @Override
        public int numPartitions() {
            return files;
        }

        @Override
        public int getPartition(Object key) {
            return (int) ((Long) key >> POSITION_BITS);
        }

        @Override
        public boolean equals(Object that) {
            return that instanceof ByFile other && other.files == files;
        }

        @Override
        public int hashCode() {
            return files;
        }
    }
}
