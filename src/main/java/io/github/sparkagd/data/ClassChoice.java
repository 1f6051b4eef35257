package io.github.sparkagd.data;

import java.io.Serializable;

/**
 * The choice of two classes by their labels: the first becomes −1, the second +1, other rows are left out.
 *
 * @param negative label of the class −1
 * @param positive label of the class +1
 * @param names the classes as the user named them
 */
record ClassChoice(double negative, double positive, ClassPair names) implements Serializable {

    /** The labels of the classes that the user names in {@code format}. */
    static ClassChoice of(ClassPair pair, Format format) {
        double negative = format.classLabel(pair.negative());
        double positive = format.classLabel(pair.positive());
        if (negative == positive) {
            throw new DataException("{classes} names the same class twice, %s. Maybe name two that differ.", pair);
        }
        return new ClassChoice(negative, positive, pair);
    }

    /** Whether {@code classes}, null for all, have a row. */
    static boolean keeps(ClassChoice classes, ReadResult.Row row) {
        return classes == null || row.label() == classes.negative || row.label() == classes.positive;
    }

    /** A row that {@code classes} have, with −1 or 1 for its label where there are any. */
    static ReadResult.Row signed(ClassChoice classes, ReadResult.Row row) {
        return classes == null ? row : row.withLabel(row.label() == classes.negative ? -1 : 1);
    }
}
