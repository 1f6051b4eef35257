package io.github.sparkagd.data;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** What tests of readers have in common. */
final class Parsing {
    private Parsing() {}

    /** The survey of a split, to its end or first fault. */
    static Survey survey(Iterator<ReadResult> found, ClassChoice classes) {
        Survey.Count count = new Survey.Count(classes);
        while (found.hasNext() && !count.over()) {
            count.take(found.next());
        }
        return count.survey();
    }

    /** All columns, one of them the label. */
    static CsvParser.ColumnPlaces columns(int columns, int label) {
        List<Integer> others = IntStream.range(0, columns)
                .filter(column -> column != label)
                .boxed()
                .toList();
        return new CsvParser.ColumnPlaces(columns, others, OptionalInt.of(label));
    }
}
