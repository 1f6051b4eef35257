package io.github.sparkagd.data;

import java.io.Serializable;

/**
 * The two classes of a two-class problem.
 *
 * @param negative the class that becomes −1
 * @param positive the class that becomes +1
 */
public record ClassPair(String negative, String positive) implements Serializable {
    @Override
    public String toString() {
        return negative + "," + positive;
    }
}
