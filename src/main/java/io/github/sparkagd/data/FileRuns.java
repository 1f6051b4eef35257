package io.github.sparkagd.data;

import java.io.Serializable;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The rows of one partition, cut into runs wherever the next row that was read is not the next of the data set: Spark puts
 * several files, or parts of them, into one partition, in an order of its own.
 *
 * <p>{@link #nextRun} comes before the rows of every run, the first one too.
 */
final class FileRuns implements Iterator<ReadResult> {
    private final Iterator<RowSource.Placed> found;
    private RowSource.Placed next;
    /** Position of the last row. */
    private RowPosition last;

    private boolean open;

    FileRuns(Iterator<RowSource.Placed> found) {
        this.found = found;
    }

    /**
     * What one run of a partition holds.
     *
     * @param test whether it belongs to the test set
     * @param partition of the rows as they are read, those of the test set after those of the training set
     * @param number in the partition, from 0
     * @param start position of its first row
     * @param survey what was found
     */
    record Surveyed(boolean test, int partition, int number, RowPosition start, Survey survey)
            implements Serializable {}

    /** Leaves the rest of a run and goes to the next one; false when there is none. */
    boolean nextRun() {
        while (hasNext()) {
            next();
        }
        open = peek();
        if (open) {
            last = next.position();
        }
        return open;
    }

    /** Where the run begins, before its first row was taken; that of its last row afterwards. */
    RowPosition position() {
        return last;
    }

    private boolean peek() {
        if (next == null && found.hasNext()) {
            next = found.next();
        }
        return next != null;
    }

    @Override
    public boolean hasNext() {
        return open && peek() && last.adjoins(next.position());
    }

    @Override
    public ReadResult next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ReadResult result = next.result();
        last = next.position();
        next = null;
        return result;
    }
}
