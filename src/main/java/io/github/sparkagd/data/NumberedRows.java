package io.github.sparkagd.data;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.ml.linalg.Vectors;

/**
 * Turns what readers find in a partition into rows with numbers.
 *
 * <p>Data that have changed since they were surveyed are refused where their rows are not as many as they were: numbers would
 * be taken twice, or not at all.
 */
final class NumberedRows implements Iterator<LabelledRow> {
    private final Pieces found;
    private final Numbers[] numbers;
    private final ClassChoice classes;
    private final int dimension;
    private final TestSplit split;
    private int pieces;
    private long number;
    private long end;
    private RawRow next;

    /**
     * The numbers of a piece's rows.
     *
     * @param first of its first row
     * @param rows how many there are
     */
    record Numbers(long first, long rows) implements Serializable {}

    /** @param numbers of each piece of the partition */
    NumberedRows(Pieces found, ClassChoice classes, Numbers[] numbers, int dimension, TestSplit split) {
        this.found = found;
        this.classes = classes;
        this.numbers = numbers;
        this.dimension = dimension;
        this.split = split;
    }

    @Override
    public boolean hasNext() {
        while (next == null && (found.hasNext() || nextPiece())) {
            RawRow row = found.next();
            if (row.kind() == RawRow.Kind.FAULT) {
                throw changed(row.fault());
            }
            if (row.isRow() && (classes == null || classes.keeps(row))) {
                if (number == end) {
                    throw changed("there are more rows");
                }
                next = classes == null ? row : classes.signed(row);
            }
        }
        return next != null;
    }

    private boolean nextPiece() {
        boolean more = found.nextPiece();
        if (more && pieces == numbers.length) {
            throw changed("there are more parts of files");
        }
        if (number < end || (!more && pieces < numbers.length)) {
            throw changed("there are fewer rows");
        }
        if (more) {
            number = numbers[pieces].first();
            end = number + numbers[pieces].rows();
            pieces++;
        }
        return more;
    }

    private static IllegalStateException changed(String how) {
        return new IllegalStateException("the data have changed since they were surveyed: " + how);
    }

    @Override
    public LabelledRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        RawRow row = next;
        next = null;
        return labelled(row, number, split.test(number++), dimension);
    }

    /** The row as others see it, of {@code dimension} features. */
    static LabelledRow labelled(RawRow row, long number, boolean test, int dimension) {
        return new LabelledRow(
                number,
                test,
                row.label(),
                row.indices() == null
                        ? Vectors.dense(Arrays.copyOf(row.values(), dimension))
                        : Vectors.sparse(dimension, row.indices(), row.values()));
    }
}
