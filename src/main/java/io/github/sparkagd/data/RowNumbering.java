package io.github.sparkagd.data;

import io.github.sparkagd.blocks.Part;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaPairRDD;
import scala.Tuple2;

/**
 * Gives the rows of a set the numbers that follow from its survey.
 *
 * @param classes the two classes to keep, null for all labels
 * @param dimension the number d of features
 * @param split which rows are set aside
 */
record RowNumbering(ClassChoice classes, int dimension, TestSplit split) implements Serializable {
    /** Which rows of one set are set aside for testing: a function of seed and row number alone. */
    record TestSplit(long seed, double fraction) implements Serializable {
        static final TestSplit ALL = new TestSplit(0, 1);
        static final TestSplit NONE = new TestSplit(0, 0);

        /** The part of row {@code number}. */
        int part(long number) {
            return fraction > 0 && Mix.uniform(seed, number) < fraction ? Part.TEST : Part.TRAINING;
        }

        /** How many of {@code rows} rows are set aside. */
        long count(long rows) {
            return LongStream.range(0, rows)
                    .filter(number -> part(number) == Part.TEST)
                    .count();
        }
    }

    /**
     * The numbers of a run's rows.
     *
     * @param first of its first row
     * @param rows how many there are
     */
    record Numbers(long first, long rows) implements Serializable {}

    /**
     * Rows with their numbers; test rows sort after all training rows.
     *
     * @param runs of the set, in order
     */
    JavaPairRDD<Long, LabelledRow> of(RowSource source, List<FileRuns.Surveyed> runs) {
        List<List<Numbers>> numbers = numbers(source.rows().getNumPartitions(), runs);
        return source.rows()
                .mapPartitionsWithIndex(
                        (part, found) -> new Numbered(new FileRuns(found), numbers.get(part), this), true)
                .mapToPair(row -> new Tuple2<>(RowNumberPartitioner.key(row), row));
    }

    /** The numbers of the rows of every run, by partition and run. */
    private static List<List<Numbers>> numbers(int partitions, List<FileRuns.Surveyed> runs) {
        List<List<Numbers>> numbers = new ArrayList<>();
        for (int p = 0; p < partitions; p++) {
            numbers.add(new ArrayList<>());
        }
        runs.forEach(run -> numbers.get(run.partition()).add(null));
        long first = 0;
        for (FileRuns.Surveyed run : runs) {
            long rows = run.survey().rows();
            numbers.get(run.partition()).set(run.number(), new Numbers(first, rows));
            first += rows;
        }
        return numbers;
    }

    /**
     * The rows of one partition.
     *
     * <p>Data that have changed since they were surveyed are refused where their rows are not as many as they were: numbers
     * would be taken twice, or not at all.
     */
    static final class Numbered extends Lookahead<LabelledRow> {
        private final FileRuns found;
        private final List<Numbers> numbers;
        private final RowNumbering how;
        private int runs;
        private long number;
        private long end;

        /** @param numbers of each run of the partition */
        Numbered(FileRuns found, List<Numbers> numbers, RowNumbering how) {
            this.found = found;
            this.numbers = numbers;
            this.how = how;
        }

        @Override
        LabelledRow advance() {
            while (found.hasNext() || nextRun()) {
                ReadResult result = found.next();
                if (result instanceof ReadResult.Fault fault) {
                    throw changed(fault.message());
                }
                if (result instanceof ReadResult.Row row && ClassChoice.keeps(how.classes, row)) {
                    if (number == end) {
                        throw changed("there are more rows");
                    }
                    int part = how.split.part(number);
                    return ClassChoice.signed(how.classes, row).labelled(number++, part, how.dimension);
                }
            }
            return null;
        }

        private boolean nextRun() {
            boolean more = found.nextRun();
            if (more && runs == numbers.size()) {
                throw changed("there are more parts of files");
            }
            if (number < end || (!more && runs < numbers.size())) {
                throw changed("there are fewer rows");
            }
            if (more) {
                number = numbers.get(runs).first();
                end = number + numbers.get(runs).rows();
                runs++;
            }
            return more;
        }

        private static IllegalStateException changed(String how) {
            return new IllegalStateException("the data have changed since they were surveyed: " + how);
        }
    }
}
