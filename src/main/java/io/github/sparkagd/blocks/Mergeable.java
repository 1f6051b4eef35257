package io.github.sparkagd.blocks;

import java.io.Serializable;

/** A sum over some rows that can be added to the sum over others. */
public interface Mergeable<T extends Mergeable<T>> extends Serializable {

    /**
     * Adds what {@code that} has summed to this.
     *
     * @param that Not modified.
     * @return this object, modified
     */
    T merge(T that);
}
