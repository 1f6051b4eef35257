package io.github.sparkagd.data;

import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.SparkThrowable;

/**
 * The rows that Spark reads of a table, each with its position in the order of files; ends with a fault where a file cannot be
 * read, or where a query or a stage of a model fails on a row.
 *
 * <p>The first two columns of a row are those of {@link RowPlaces}.
 */
final class TableRowIterator<R> extends Lookahead<RowSource.Placed> {
    private final Iterator<R> found;
    private final Positions positions;
    private final RowForm<R> reader;
    private RowPosition last = new RowPosition(0, 0);
    private String lastFile;
    private boolean failed;

    /** Takes rows apart. */
    interface RowForm<R> {
        /** The path of the row's file, as Spark writes it; best the same object as before for the same file. */
        String file(R row);

        /** The row's position in the file, or from where it is counted. */
        long position(R row);

        /** @param number 1-based, of the row in its file; 0 where that is not known */
        ReadResult read(R row, long number);
    }

    /**
     * What positions are made of.
     *
     * @param ranks numbers of the files, by their plain paths
     * @param counter null where rows bring their positions
     * @param fault what to say of a row on which Spark's SQL fails, of a query or of a model's stages; null where that is no
     *     fault of the rows
     */
    record Positions(Map<String, Integer> ranks, RowPlaces.Counter counter, String fault) {}

    /** @param reader takes a row apart */
    TableRowIterator(Iterator<R> found, Positions positions, RowForm<R> reader) {
        this.found = found;
        this.positions = positions;
        this.reader = reader;
    }

    @Override
    RowSource.Placed advance() {
        if (failed) {
            return null;
        }
        try {
            return found.hasNext() ? placed(found.next()) : null;
        } catch (Exception thrown) { // SparkException too, which is checked and not declared
            failed = true;
            return fault(thrown);
        }
    }

    private RowSource.Placed placed(R row) {
        String file = reader.file(row);
        int rank = file.equals(lastFile) ? last.split() : rank(file);
        lastFile = file;
        long position = reader.position(row);
        RowPlaces.Counter counter = positions.counter();
        last = new RowPosition(rank, counter == null ? position : counter.position(file, position));
        return new RowSource.Placed(last, reader.read(row, last.rowNumber()));
    }

    private RowSource.Placed fault(Exception thrown) {
        Optional<UnreadableFile> file = UnreadableFile.in(thrown);
        if (file.isPresent()) {
            boolean known = positions.ranks().containsKey(decoded(file.get().uri()));
            RowPosition end = RowPosition.after(known ? rank(file.get().uri()) : last.split());
            String other = known ? "" : file.get().uri() + " ";
            return new RowSource.Placed(
                    end, new ReadResult.Fault(0, "%s%s", other, file.get().message()));
        }
        if (positions.fault() != null && ofSpark(thrown)) {
            RowPosition next = new RowPosition(last.split(), last.position() + 1);
            return new RowSource.Placed(
                    next,
                    new ReadResult.Fault(
                            0, "%s: %s. Maybe drop or repair such rows.", positions.fault(), reason(thrown)));
        }
        throw thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
    }

    private static boolean ofSpark(Throwable thrown) {
        return ExceptionUtils.getThrowableList(thrown).stream().anyMatch(SparkThrowable.class::isInstance);
    }

    private static String reason(Throwable thrown) {
        List<Throwable> causes = ExceptionUtils.getThrowableList(thrown);
        return SparkWords.of(causes.get(causes.size() - 1));
    }

    private int rank(String uri) {
        Integer rank = positions.ranks().get(decoded(uri));
        if (rank == null) {
            throw new IllegalStateException("a row of an unknown file " + uri);
        }
        return rank;
    }

    /** The path of a file as Spark writes it, its odd characters escaped: without scheme. */
    static String decoded(String uri) {
        return URI.create(uri).getPath();
    }
}
