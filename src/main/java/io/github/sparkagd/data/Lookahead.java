package io.github.sparkagd.data;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** An iterator that finds out whether there is a next element by making it. */
abstract class Lookahead<T> implements Iterator<T> {
    private T next;
    private boolean over;

    /** The next element, null at the end; not called again after that. */
    abstract T advance();

    @Override
    public final boolean hasNext() {
        if (next == null && !over) {
            next = advance();
            over = next == null;
        }
        return next != null;
    }

    @Override
    public final T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        T found = next;
        next = null;
        return found;
    }
}
