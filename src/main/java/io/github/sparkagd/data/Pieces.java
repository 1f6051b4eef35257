package io.github.sparkagd.data;

import java.util.Iterator;
import java.util.NoSuchElementException;
import scala.Tuple2;

/**
 * The rows of one partition, cut into pieces wherever the next row that was read is not the next of the data set: Spark puts
 * several files, or parts of them, into one partition, in an order of its own.
 *
 * <p>{@link #nextPiece} comes before the rows of every piece, the first one too.
 */
final class Pieces implements Iterator<RawRow> {
    private final Iterator<Tuple2<Long, RawRow>> found;
    private Tuple2<Long, RawRow> next;
    /** Place of the last row. */
    private long last;

    private boolean open;

    /** @param found rows with their {@link Place}s */
    Pieces(Iterator<Tuple2<Long, RawRow>> found) {
        this.found = found;
    }

    /** Leaves the rest of a piece and goes to the next one; false when there is none. */
    boolean nextPiece() {
        while (hasNext()) {
            next();
        }
        open = peek();
        if (open) {
            last = next._1();
        }
        return open;
    }

    /** Where the piece begins, before its first row was taken; that of its last row afterwards. */
    long place() {
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
        return open && peek() && Place.follows(last, next._1());
    }

    @Override
    public RawRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        RawRow row = next._2();
        last = next._1();
        next = null;
        return row;
    }
}
