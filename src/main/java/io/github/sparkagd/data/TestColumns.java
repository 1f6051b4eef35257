package io.github.sparkagd.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the columns of a test set's table are that are read of the training data, by name.
 *
 * @param places of the columns
 * @param note what the user should know of others
 */
record TestColumns(CsvParser.ColumnPlaces places, Optional<String> note) {

    /**
     * Those of {@code test}, whose columns may stand in another order and among others.
     *
     * @param test the test set's columns, which have names
     * @param data the training data's columns
     * @param read the names that are read of them, each once
     * @throws DataException when a name is missing or stands for several columns
     */
    static TestColumns of(Header test, Header data, ColumnNames read) {
        List<String> wanted = new ArrayList<>(read.features());
        read.label().ifPresent(wanted::add);
        List<String> missing = ColumnNames.missing(wanted, test.columns());
        if (!missing.isEmpty()) {
            boolean one = missing.size() == 1;
            throw new DataException(
                    "%s has no %s '%s', which %s has; it has %s. Maybe rename %s, or name another test set.",
                    test.uri(),
                    one ? "column" : "columns",
                    ColumnNames.shown(missing),
                    data.uri(),
                    ColumnNames.shown(test.columns()),
                    one ? "it" : "them");
        }
        List<Integer> places = test.places(wanted);
        int features = read.features().size();
        OptionalInt label =
                places.stream().skip(features).mapToInt(place -> place).findFirst();
        List<String> unused = ColumnNames.missing(test.columns(), data.columns());
        return new TestColumns(
                new CsvParser.ColumnPlaces(test.columns().size(), places.subList(0, features), label)
                        .weighing(test.weight()),
                unused.isEmpty()
                        ? Optional.empty()
                        : Optional.of(test.uri() + ": " + (unused.size() == 1 ? "column " : "columns ")
                                + ColumnNames.shown(unused) + (unused.size() == 1 ? " is" : " are")
                                + " not used, as " + data.uri() + " has none of that name."));
    }
}
