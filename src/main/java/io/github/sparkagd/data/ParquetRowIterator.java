package io.github.sparkagd.data;

import java.net.URI;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.spark.SparkThrowable;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Row;

/**
 * The rows that Spark reads of files, each with its position in the order of files; ends with a fault where a file cannot be
 * read, or where a stage of a model fails on a row.
 *
 * <p>The first two columns of a row are the file's path and the row's position in it, as Spark's {@code _metadata} has
 * them.
 */
final class ParquetRowIterator extends Lookahead<RowSource.Placed> {
    private final Iterator<Row> found;
    private final Map<String, Integer> ranks;
    private final Function<Row, ReadResult> reader;
    private final boolean staged;
    private RowPosition last = new RowPosition(0, 0);
    private boolean failed;

    /**
     * @param ranks numbers of the files
     * @param reader takes a row apart
     * @param staged whether rows come by way of a model's stages
     */
    ParquetRowIterator(
            Iterator<Row> found, Map<String, Integer> ranks, Function<Row, ReadResult> reader, boolean staged) {
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

    private RowSource.Placed placed(Row row) throws Exception {
        last = new RowPosition(rank(row.getString(0)), row.getLong(1));
        return new RowSource.Placed(last, reader.call(row));
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
