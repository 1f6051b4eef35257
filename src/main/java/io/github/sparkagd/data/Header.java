package io.github.sparkagd.data;

import io.github.sparkagd.settings.Phrase;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The columns of a table as they stand in it.
 *
 * @param uri where the table is
 * @param columns their names; anything of the right length where they have none
 * @param named whether they have names
 * @param weight the place of the rows' weights, which are no feature; empty where there are none
 * @param usualLabel the label's place by the habit of the format; empty where there is none
 */
record Header(String uri, List<String> columns, boolean named, OptionalInt weight, OptionalInt usualLabel) {

    /** Of rows that all count the same. */
    Header(String uri, List<String> columns, boolean named, OptionalInt usualLabel) {
        this(uri, columns, named, OptionalInt.empty(), usualLabel);
    }

    /** The same, one column of which has the rows' weights: the usual label is then the last of the others. */
    Header weighing(Optional<String> given) {
        if (given.isEmpty()) {
            return this;
        }
        int place = place("weight", given.get());
        boolean taken = usualLabel.equals(OptionalInt.of(place));
        return new Header(uri, columns, named, OptionalInt.of(place), taken ? before(place) : usualLabel);
    }

    private static OptionalInt before(int place) {
        return place == 0 ? OptionalInt.empty() : OptionalInt.of(place - 1);
    }

    /** Whether exactly one column has that name. */
    boolean unique(String name) {
        return named && columns.contains(name) && columns.indexOf(name) == columns.lastIndexOf(name);
    }

    /**
     * The places of columns, each the only one of its name.
     *
     * @param names all of them there
     */
    List<Integer> places(List<String> names) {
        Map<String, Integer> first = ColumnNames.places(columns);
        Set<String> twice = new HashSet<>();
        for (int j = 0; j < columns.size(); j++) {
            if (first.get(columns.get(j)) != j) {
                twice.add(columns.get(j));
            }
        }
        for (String name : names) {
            if (twice.contains(name)) {
                throw new DataException("%s has several columns '%s'. Maybe rename all but one of them.", uri, name);
            }
        }
        return names.stream().map(first::get).toList();
    }

    /** The place of the column that the label setting names, or whose 0-based number it is. */
    int label(String given) {
        return place("label", given);
    }

    private int place(String setting, String given) {
        if (unique(given)) {
            return columns.indexOf(given);
        }
        if (named && columns.contains(given)) {
            throw new DataException(
                    "{%s} %s names several columns of %s. Maybe give its 0-based number.", setting, given, uri);
        }
        if (given.matches("\\d{1,9}") && Integer.parseInt(given) < columns.size()) {
            return Integer.parseInt(given);
        }
        throw new DataException(
                "{%s} %s is no column of %s, which has %s columns%s. Maybe %s.",
                setting,
                given,
                uri,
                columns.size(),
                named ? ": " + ColumnNames.shown(columns) : ", counted from 0",
                named ? "one of those" : Phrase.of("{header}, for a name"));
    }

    /** A column as messages call it. */
    String shown(int place) {
        return named ? "'" + columns.get(place) + "'" : "column " + place;
    }
}
