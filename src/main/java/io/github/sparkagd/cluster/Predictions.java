package io.github.sparkagd.cluster;

import io.github.sparkagd.data.LabelledRow;
import io.github.sparkagd.data.Sent;
import io.github.sparkagd.settings.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.collections4.IteratorUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * What a model says of each row of a part, as csv text that the executors make: a header, and a line {@code
 * row,prediction[,label]} for every row, in the order of the rows.
 */
public final class Predictions implements AutoCloseable {
    private static final int CHUNK = 1 << 20;

    private final JavaRDD<LabelledRow> rows;
    private final PredictionText.Form form;
    private final Broadcast<Sent<PredictionText.Form>> sent;
    private final Window window;

    /**
     * How much comes to the driver at once.
     *
     * @param partitions of which the text is fetched by one job
     * @param bytes about how many of each
     */
    private record Window(int partitions, int bytes) {
        /**
         * The text of as many partitions as {@code most} bytes hold twice, as rows are not spread evenly over them.
         *
         * @param rows of a partition, on average
         */
        static Window of(long most, double rows) {
            double expected = 2 * PredictionText.MOST_LINE_BYTES * Math.max(1, rows);
            int partitions = (int) Math.max(1, most / expected);
            return new Window(partitions, (int) (most / partitions));
        }
    }

    /**
     * Some of the text of a partition.
     *
     * @param rows of the partition that it covers
     * @param more whether the partition has rows after those
     */
    private record Piece(List<byte[]> chunks, long rows, boolean more) implements Serializable {}

    /**
     * @param rows of the part alone
     * @param count how many there are
     * @param form of a line
     * @param bytes that may come to the driver at once
     */
    Predictions(JavaRDD<LabelledRow> rows, long count, PredictionText.Form form, long bytes) {
        this.rows = rows;
        this.form = form;
        this.sent = Sent.broadcast(JavaSparkContext.fromSparkContext(rows.context()), form);
        this.window = Window.of(bytes, (double) count / Math.max(1, rows.getNumPartitions()));
    }

    /**
     * Writes all in order. The driver fetches some partitions at a time, and of a large one a piece at a time.
     *
     * @param out takes the text, and stays open
     * @throws IOException when it cannot be written
     */
    public void write(OutputStream out) throws IOException {
        out.write(form.header().getBytes(StandardCharsets.US_ASCII));
        int all = rows.getNumPartitions();
        for (int from = 0; from < all; from += window.partitions()) {
            int[] taken = IntStream.range(from, Math.min(all, from + window.partitions()))
                    .toArray();
            List<Piece> pieces = pieces(taken, 0);
            for (int k = 0; k < taken.length; k++) {
                write(taken[k], pieces.get(k), out);
            }
        }
    }

    private void write(int partition, Piece first, OutputStream out) throws IOException {
        Piece piece = first;
        long written = 0;
        while (true) {
            for (byte[] chunk : piece.chunks()) {
                out.write(chunk);
            }
            if (!piece.more()) {
                return;
            }
            written += piece.rows();
            piece = pieces(new int[] {partition}, written).get(0);
        }
    }

    /** @param done how many rows of each are left out, as they are written */
    private List<Piece> pieces(int[] partitions, long done) {
        Broadcast<Sent<PredictionText.Form>> known = sent;
        int bytes = window.bytes();
        return Sent.collect(
                rows.mapPartitions(
                        all -> List.of(piece(all, done, known, bytes)).iterator()),
                partitions);
    }

    private static Piece piece(
            Iterator<LabelledRow> all, long done, Broadcast<Sent<PredictionText.Form>> form, int bytes) {
        PredictionText text = new PredictionText(
                IteratorUtils.skippingIterator(all, done), form.value().value(), Math.min(CHUNK, bytes));
        List<byte[]> chunks = new ArrayList<>();
        for (long length = 0; length < bytes && text.hasNext(); ) {
            byte[] chunk = text.next();
            chunks.add(chunk);
            length += chunk.length;
        }
        return new Piece(chunks, text.taken(), text.hasNext());
    }

    /**
     * Writes a file {@code part-00000} and so on for every partition, each with the header, from the executors.
     *
     * @param folder that does not exist yet, where all executors and the driver can write
     */
    public void write(String folder) {
        Broadcast<Sent<PredictionText.Form>> known = sent;
        rows.mapPartitions(all -> {
                    PredictionText.Form found = known.value().value();
                    PredictionText text = new PredictionText(all, found, CHUNK);
                    return IteratorUtils.transformedIterator(
                            IteratorUtils.chainedIterator(
                                    List.of(found.header().getBytes(StandardCharsets.US_ASCII))
                                            .iterator(),
                                    text),
                            Predictions::withoutLineEnd);
                })
                .saveAsTextFile(folder);
        requireAll(folder);
    }

    /** Spark's writer ends every record with a line feed of its own. */
    private static String withoutLineEnd(byte[] chunk) {
        return new String(chunk, 0, chunk.length - 1, StandardCharsets.US_ASCII);
    }

    /** Files that executors wrote to their own disks are not found by the committer, which does not miss them. */
    private void requireAll(String folder) {
        Configuration configuration = rows.context().hadoopConfiguration();
        int expected = rows.getNumPartitions();
        try {
            Path place = new Path(folder);
            FileStatus[] found = place.getFileSystem(configuration)
                    .listStatus(place, file -> file.getName().startsWith("part-"));
            if (found.length != expected) {
                throw new Refusal("{out}: of " + expected + " parts " + found.length
                        + " have arrived. Maybe name a folder that all executors share, or drop {parts}.");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        sent.destroy();
    }
}
