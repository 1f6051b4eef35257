package io.github.sparkagd.data;

import java.net.URI;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Row;
import scala.Tuple2;

/**
 * The rows that Spark reads of files, each with its {@link Place} in the order of files; ends with a fault where a
 * file cannot be read.
 *
 * <p>The first two columns of a row are the file's path and the row's position in it, as Spark's {@code _metadata} has
 * them.
 */
final class PlacedRows implements Iterator<Tuple2<Long, RawRow>> {
    private final Iterator<Row> found;
    private final Map<String, Integer> ranks;
    private final Function<Row, RawRow> reader;
    private Tuple2<Long, RawRow> next;
    private boolean over;

    /**
     * @param ranks numbers of the files, by their plain paths
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
        return new Tuple2<>(Place.of(rank(row.getString(0)), row.getLong(1)), reader.call(row));
    }

    private Tuple2<Long, RawRow> unreadable(Exception failed) {
        Optional<UnreadableFile> file = UnreadableFile.in(failed);
        if (file.isEmpty()) {
            throw failed instanceof RuntimeException runtime ? runtime : new IllegalStateException(failed);
        }
        return new Tuple2<>(
                Place.behind(rank(file.get().uri())), RawRow.fault(0, file.get().message()));
    }

    private int rank(String uri) {
        Integer rank = ranks.get(decoded(uri));
        if (rank == null) {
            throw new IllegalStateException("a row of an unknown file " + uri);
        }
        return rank;
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

    /** The path of a file as Spark writes it, its odd characters escaped: without scheme. */
    static String decoded(String uri) {
        return URI.create(uri).getPath();
    }

    /** The same of a file as ours are written. */
    static String plain(String uri) {
        return new Path(uri).toUri().getPath();
    }
}
