package io.github.sparkagd.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which columns a reader takes.
 *
 * @param names what they are called
 * @param labelled whether rows have labels; where not, labels are NaN
 * @param notes what the user should know of the choice, a line each
 */
public record ColumnsRead(ColumnNames names, boolean labelled, List<String> notes) {

    /** Of a format without columns; a model that knows names is taken by position. */
    static ColumnsRead unnamed(String uri, Optional<ColumnRequest> request) {
        List<String> notes = request
                .filter(asked -> asked.names().named())
                .map(asked -> uri + " names no columns: features are taken by position, as "
                        + ColumnNames.shown(asked.names().features()) + ".")
                .stream()
                .toList();
        return new ColumnsRead(ColumnNames.NONE, true, notes);
    }

    /** The same with one note more, where there is one. */
    ColumnsRead with(Optional<String> note) {
        return new ColumnsRead(
                names, labelled, Stream.concat(notes.stream(), note.stream()).toList());
    }
}
