package io.github.sparkagd.data;

import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.versions.ScalaCollections;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.collections4.IteratorUtils;
import org.apache.spark.Dependency;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import scala.collection.immutable.Seq;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * The rows of a data set under their numbers and in their partitions, taken from the pieces that were read; without a shuffle.
 *
 * <p>Partition p of P holds the training rows with numbers in [p·n/P, (p+1)·n/P), and after them its share of the test rows,
 * which are numbered likewise.
 */
final class NumberedRows extends RDD<LabelledRow> {
    private static final long serialVersionUID = 1L;
    private static final ClassTag<Sent<RunPiece>> PIECES = ClassTag$.MODULE$.apply(Sent.class);
    private static final long PARTITION_BYTES = 8L << 20;
    private static final int MOST_BY_DEFAULT = 4096;

    /** For the driver alone: a partition brings its own. */
    private final transient List<List<Span>> spans;

    private final TestSplit split;
    private final int dimension;

    /**
     * Some consecutive rows of a run.
     *
     * @param run what the run holds, and where
     * @param number of the run's first row in its set
     * @param from place in the run of the first row wanted
     * @param to place in the run after the last row wanted
     */
    record Span(FileRuns.Surveyed run, long number, long from, long to) implements Serializable {}

    /**
     * @param read the pieces of all runs
     * @param runs of the training and of the test set, each in order
     * @param split which training rows are set aside
     * @param dimension d
     * @param partitions P
     */
    NumberedRows(RDD<Sent<RunPiece>> read, Runs runs, TestSplit split, int dimension, int partitions) {
        this(read, runs.spans(partitions), split, dimension);
    }

    private NumberedRows(RDD<Sent<RunPiece>> read, List<List<Span>> spans, TestSplit split, int dimension) {
        super(read.context(), dependencies(read, spans), ClassTag$.MODULE$.apply(LabelledRow.class));
        this.spans = spans;
        this.split = split;
        this.dimension = dimension;
    }

    /** The runs of the training set and of a test set of its own, each in order. */
    record Runs(List<FileRuns.Surveyed> train, List<FileRuns.Surveyed> test) {
        /** The rows of every partition: those of the training set, then those of the test set. */
        List<List<Span>> spans(int partitions) {
            List<List<Span>> spans = new ArrayList<>();
            for (int p = 0; p < partitions; p++) {
                spans.add(new ArrayList<>());
            }
            add(train, spans);
            add(test, spans);
            return spans;
        }

        private static void add(List<FileRuns.Surveyed> runs, List<List<Span>> spans) {
            int partitions = spans.size();
            long rows = runs.stream().mapToLong(run -> run.survey().rows()).sum();
            long number = 0;
            int p = 0;
            for (FileRuns.Surveyed run : runs) {
                long end = number + run.survey().rows();
                for (long from = number; from < end; ) {
                    while (bound(p + 1, rows, partitions) <= from) {
                        p++;
                    }
                    long to = Math.min(end, bound(p + 1, rows, partitions));
                    spans.get(p).add(new Span(run, number, from - number, to - number));
                    from = to;
                }
                number = end;
            }
        }

        /** The first number of partition p. */
        private static long bound(int p, long rows, int partitions) {
            return -Math.floorDiv(-Math.multiplyExact(rows, p), (long) partitions);
        }
    }

    /**
     * The default number of partitions: a function of the data alone, one for every 8 MB of input, and no more than rows.
     *
     * @param bytes of input
     * @param rows of the training set
     */
    static int partitionsByDefault(long bytes, long rows) {
        long wanted = (bytes + PARTITION_BYTES - 1) / PARTITION_BYTES;
        long bounded = Math.max(2, Math.min(MOST_BY_DEFAULT, wanted));
        return (int) Math.max(1, Math.min(bounded, rows));
    }

    private static Seq<Dependency<?>> dependencies(RDD<Sent<RunPiece>> read, List<List<Span>> spans) {
        List<int[]> taken = spans.stream()
                .map(own -> own.stream()
                        .mapToInt(span -> span.run().partition())
                        .distinct()
                        .toArray())
                .toList();
        Dependency<?> dependency = new TakenPartitions<>(read, taken);
        return ScalaCollections.<Dependency<?>>asScala(List.of(dependency));
    }

    /** A partition, with those that it is taken from. */
    private static final class Own extends NumberedPartition {
        private static final long serialVersionUID = 1L;
        private final List<Span> spans;
        private final List<Partition> parents;

        Own(int index, List<Span> spans, List<Partition> parents) {
            super(index);
            this.spans = spans;
            this.parents = parents;
        }
    }

    @Override
    public Partition[] getPartitions() {
        Partition[] parents = firstParent(PIECES).partitions();
        Partition[] own = new Partition[spans.size()];
        for (int p = 0; p < own.length; p++) {
            List<Partition> read = spans.get(p).stream()
                    .map(span -> parents[span.run().partition()])
                    .toList();
            own[p] = new Own(p, spans.get(p), read);
        }
        return own;
    }

    @Override
    public scala.collection.Iterator<LabelledRow> compute(Partition partition, TaskContext context) {
        Own own = (Own) partition;
        RDD<Sent<RunPiece>> read = firstParent(PIECES);
        PieceSource source = span -> ScalaCollections.asJava(read.iterator(own.parents.get(span), context));
        return ScalaCollections.asScala(rows(own.spans, source, split, dimension));
    }

    /** Opens the parent of a span, from its beginning. */
    interface PieceSource {
        Iterator<Sent<RunPiece>> of(int span);
    }

    /** The rows of {@code spans}; where some are set aside, those come last. */
    static Iterator<LabelledRow> rows(List<Span> spans, PieceSource source, TestSplit split, int dimension) {
        if (split.equals(TestSplit.NONE)) {
            return new Rows(spans, source, split, dimension);
        }
        return IteratorUtils.chainedIterator(
                IteratorUtils.filteredIterator(
                        new Rows(spans, source, split, dimension), row -> row.part() == Part.TRAINING),
                IteratorUtils.filteredIterator(
                        new Rows(spans, source, split, dimension), row -> row.part() == Part.TEST));
    }

    /**
     * The rows of spans, in their order.
     *
     * <p>Pieces that are not kept any more are read anew. Data that have changed since they were surveyed are noticed at the
     * end of a run, which then holds something else.
     */
    private static final class Rows extends Lookahead<LabelledRow> {
        private final List<Span> spans;
        private final PieceSource source;
        private final TestSplit split;
        private final int dimension;
        private int index = -1;
        private Span span;
        private Iterator<Sent<RunPiece>> pieces;
        private RunPiece piece;
        /** Place in the run of the next row. */
        private long place;

        Rows(List<Span> spans, PieceSource source, TestSplit split, int dimension) {
            this.spans = spans;
            this.source = source;
            this.split = split;
            this.dimension = dimension;
        }

        @Override
        LabelledRow advance() {
            while (span == null || place == span.to()) {
                if (span != null && place == span.run().survey().rows()) {
                    requireSame();
                }
                if (++index == spans.size()) {
                    return null;
                }
                begin(spans.get(index));
            }
            while (piece == null || piece.run() != span.run().number() || place >= piece.first() + piece.size()) {
                nextPiece();
            }
            long number = span.number() + place;
            int part = span.run().test() ? Part.TEST : split.part(number);
            return piece.row((int) (place++ - piece.first()), number, part, dimension);
        }

        private void begin(Span next) {
            boolean further = span != null
                    && span.run().partition() == next.run().partition()
                    && span.run().number() < next.run().number();
            if (!further) {
                pieces = source.of(index);
                piece = null;
            }
            span = next;
            place = next.from();
        }

        private void nextPiece() {
            boolean over =
                    piece != null && (piece.run() > span.run().number() || (isOfSpan() && piece.surveyed() != null));
            if (over || !pieces.hasNext()) {
                throw changed("there are fewer rows");
            }
            piece = pieces.next().value();
        }

        private boolean isOfSpan() {
            return piece.run() == span.run().number();
        }

        /** At the last row of a run that the survey knows. */
        private void requireSame() {
            while (isOfSpan() && piece.surveyed() == null && pieces.hasNext()) {
                piece = pieces.next().value();
            }
            Survey before = span.run().survey();
            if (!isOfSpan() || piece.surveyed() == null || piece.first() + piece.size() > before.rows()) {
                throw changed("there are more rows");
            }
            if (!piece.surveyed().survey().equals(before)) {
                throw changed("there are other values");
            }
        }

        private static IllegalStateException changed(String how) {
            return new IllegalStateException("the data have changed since they were surveyed: " + how);
        }
    }
}
