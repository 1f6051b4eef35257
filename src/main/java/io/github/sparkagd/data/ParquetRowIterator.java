package io.github.sparkagd.data;

import java.net.URI;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.SparkThrowable;

/**
 * The rows that Spark reads of files, each with its position in the order of files; ends with a fault where a file cannot be
 * read, or where a stage of a model fails on a row.
 *
 * <p>The first two columns of a row are the file's path and the row's position in it, as Spark's {@code _metadata} has
 * them.
 */
final class ParquetRowIterator<R> extends Lookahead<RowSource.Placed> {
    private final Iterator<R> found;
    private final Map<String, Integer> ranks;
    private final RowForm<R> reader;
    private final boolean staged;
    private RowPosition last = new RowPosition(0, 0);
    private String lastFile;
    private boolean failed;

    /** Takes rows apart. */
    interface RowForm<R> {
        /** The path of the row's file, as Spark writes it; best the same object as before for the same file. */
        String file(R row);

        /** The row's position in the file. */
        long position(R row);

        ReadResult read(R row) throws Exception;
    }

    /**
     * @param ranks numbers of the files
     * @param reader takes a row apart
     * @param staged whether rows come by way of a model's stages
     */
    ParquetRowIterator(Iterator<R> found, Map<String, Integer> ranks, RowForm<R> reader, boolean staged) {
        this.found = found;
        this.ranks = ranks;
        this.reader = reader;
        this.staged = staged;
    }

    /** The numbers of files, by their plain paths. */
    static Map<String, Integer> ranks(List<InputFile> files) {
        Map<String, Integer> ranks = new HashMap<>();
        files.forEach(file -> ranks.put(file.plain(), ranks.size()));
        return ranks;
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

    private RowSource.Placed placed(R row) throws Exception {
        String file = reader.file(row);
        int rank = file.equals(lastFile) ? last.split() : rank(file);
        lastFile = file;
        last = new RowPosition(rank, reader.position(row));
        return new RowSource.Placed(last, reader.read(row));
    }

    private RowSource.Placed fault(Exception thrown) {
        Optional<UnreadableFile> file = UnreadableFile.in(thrown);
        if (file.isPresent()) {
            RowPosition end = RowPosition.after(rank(file.get().uri()));
            return new RowSource.Placed(end, new ReadResult.Fault(0, file.get().message()));
        }
        if (staged && ofSpark(thrown)) {
            RowPosition next = new RowPosition(last.split(), last.position() + 1);
            return new RowSource.Placed(next, new ReadResult.Fault(0, reason(thrown)));
        }
        throw thrown instanceof RuntimeException runtime ? runtime : new IllegalStateException(thrown);
    }

    private static boolean ofSpark(Throwable thrown) {
        return ExceptionUtils.getThrowableList(thrown).stream().anyMatch(SparkThrowable.class::isInstance);
    }

    private static String reason(Throwable thrown) {
        List<Throwable> causes = ExceptionUtils.getThrowableList(thrown);
        return "a row cannot be read, or not be taken by the model's stages: "
                + IoFault.firstLine(causes.get(causes.size() - 1)) + ". Maybe drop or repair such rows.";
    }

    private int rank(String uri) {
        Integer rank = ranks.get(decoded(uri));
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
