package io.github.sparkagd.data;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Where the columns of a line go: to a feature, to the label, or nowhere. */
final class ColumnPlaces implements Serializable {
    /** Of a column that is not used. */
    static final int NOWHERE = -1;
    /** Of the label column. */
    static final int LABEL = -2;

    private static final long serialVersionUID = 1L;

    private final int[] places;
    private final int features;
    private final boolean labelled;

    /**
     * @param columns how many columns a line has
     * @param taken the columns of the features, in the order of the features
     * @param label the column of the label; empty where there is none
     */
    ColumnPlaces(int columns, List<Integer> taken, OptionalInt label) {
        this.places = new int[columns];
        this.features = taken.size();
        this.labelled = label.isPresent();
        Arrays.fill(places, NOWHERE);
        for (int j = 0; j < features; j++) {
            places[taken.get(j)] = j;
        }
        label.ifPresent(column -> places[column] = LABEL);
    }

    /** All columns, one of them the label. */
    static ColumnPlaces all(int columns, int label) {
        List<Integer> others = IntStream.range(0, columns)
                .filter(column -> column != label)
                .boxed()
                .toList();
        return new ColumnPlaces(columns, others, OptionalInt.of(label));
    }

    /** How many columns a line has. */
    int columns() {
        return places.length;
    }

    /** How many features a row has. */
    int features() {
        return features;
    }

    /** Whether rows have labels. */
    boolean labelled() {
        return labelled;
    }

    /** The feature that {@code column} holds, from 0, or {@link #LABEL} or {@link #NOWHERE}. */
    int of(int column) {
        return places[column];
    }
}
