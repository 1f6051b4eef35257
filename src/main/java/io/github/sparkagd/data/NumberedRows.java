package io.github.sparkagd.data;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.ml.linalg.Vectors;

/** Turns what readers find in a partition into rows with numbers. */
final class NumberedRows implements Iterator<LabelledRow> {
    private final Pieces found;
    private final long[] starts;
    private final ClassChoice classes;
    private final int dimension;
    private final TestSplit split;
    private int pieces;
    private long number;
    private RawRow next;

    /** @param starts the number of the first row of each piece */
    NumberedRows(Pieces found, ClassChoice classes, long[] starts, int dimension, TestSplit split) {
        this.found = found;
        this.classes = classes;
        this.starts = starts;
        this.dimension = dimension;
        this.split = split;
    }

    @Override
    public boolean hasNext() {
        while (next == null && (found.hasNext() || nextPiece())) {
            RawRow row = found.next();
            if (row.kind() == RawRow.Kind.FAULT) {
                throw new IllegalStateException("the data have changed since they were surveyed: " + row.fault());
            }
            if (row.isRow() && (classes == null || classes.keeps(row))) {
                next = classes == null ? row : classes.signed(row);
            }
        }
        return next != null;
    }

    private boolean nextPiece() {
        if (!found.nextPiece()) {
            return false;
        }
        if (pieces == starts.length) {
            throw new IllegalStateException("the data have changed since they were surveyed: there are more of them");
        }
        number = starts[pieces++];
        return true;
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
