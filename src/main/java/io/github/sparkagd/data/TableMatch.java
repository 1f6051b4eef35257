package io.github.sparkagd.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.StructType;

/** Which columns of a table with a schema are the features and the label: a vector column, or a column for each feature. */
final class TableMatch {
    private static final String LABEL = "label";

    private final String uri;
    private final StructType schema;
    private final List<String> columns;
    private final Optional<String> asked;

    /** @param asked the label column that the user names */
    TableMatch(String uri, StructType schema, Optional<String> asked) {
        this.uri = uri;
        this.schema = schema;
        this.columns = Arrays.asList(schema.fieldNames());
        this.asked = asked;
    }

    /** The columns to read, and what is to be known of them. */
    record Taken(ParquetRows.Columns columns, ColumnsRead read) {}

    /** To train on {@code chosen}. */
    Taken toTrain(ParquetRows.Columns chosen) {
        Optional<String> label = Optional.of(chosen.label());
        if (chosen.vector()) {
            List<String> names =
                    VectorOrder.names(schema.apply(chosen.features().get(0)));
            return new Taken(
                    chosen, new ColumnsRead(new ColumnNames(names, label, OptionalInt.empty()), true, List.of()));
        }
        OptionalInt place = OptionalInt.of(columns.indexOf(chosen.label()));
        return new Taken(chosen, new ColumnsRead(new ColumnNames(chosen.features(), label, place), true, List.of()));
    }

    /** For a model. */
    Taken of(ColumnRequest request) {
        Optional<String> vector = Stream.of(request.vector(), ColumnRequest.FEATURES)
                .filter(this::isVector)
                .findFirst();
        boolean byColumns = request.names().named()
                && ColumnNames.missing(request.names().features(), columns).isEmpty();
        return vector.isPresent() && !byColumns ? vector(vector.get(), request) : plain(request);
    }

    private boolean isVector(String name) {
        return columns.contains(name) && schema.apply(name).dataType().equals(SQLDataTypes.VectorType());
    }

    private Taken vector(String name, ColumnRequest request) {
        List<String> entries = VectorOrder.names(schema.apply(name));
        List<String> trained = request.names().features();
        List<String> notes = new ArrayList<>();
        VectorOrder order = VectorOrder.AS_STORED;
        if (!entries.isEmpty() && !trained.isEmpty()) {
            List<String> missing = ColumnNames.missing(trained, entries);
            if (!missing.isEmpty()) {
                throw ColumnMatch.missing(uri + ", column '" + name + "',", missing, request, entries);
            }
            order = VectorOrder.of(entries, trained);
            notes.addAll(ColumnMatch.unused(uri, ColumnNames.missing(entries, trained), request));
        } else if (!entries.isEmpty() || !trained.isEmpty()) {
            notes.add((entries.isEmpty()
                            ? uri + " names no entries of '" + name + "'"
                            : request.model() + " keeps no names")
                    + ": features are taken by position.");
        }
        Optional<String> label = label(request);
        notes.addAll(ColumnMatch.unused(
                uri,
                columns.stream()
                        .filter(each -> !each.equals(name) && !label.equals(Optional.of(each)))
                        .toList(),
                request));
        return new Taken(
                new ParquetRows.Columns(label.orElse(null), List.of(name), true, order),
                new ColumnsRead(ColumnNames.ofLabel(label), label.isPresent(), notes));
    }

    /** The label column that the user names, or that the model was trained on. */
    private Optional<String> label(ColumnRequest request) {
        if (asked.isPresent()) {
            return Optional.of(columns.get(askedPlace().getAsInt()));
        }
        Optional<String> label =
                Optional.of(request.names().label().orElse(LABEL)).filter(columns::contains);
        if (label.isEmpty() && request.needsLabel()) {
            throw ColumnMatch.withoutLabel(uri, request, columns);
        }
        return label;
    }

    private Taken plain(ColumnRequest request) {
        int usual = columns.indexOf(LABEL);
        Header header = new Header(uri, columns, true, usual < 0 ? OptionalInt.empty() : OptionalInt.of(usual));
        ColumnMatch match = ColumnMatch.of(header, askedPlace(), request);
        ColumnsRead read = match.read(header);
        List<String> features = match.features().stream().map(columns::get).toList();
        return new Taken(new ParquetRows.Columns(read.names().label().orElse(null), features, false), read);
    }

    private OptionalInt askedPlace() {
        if (asked.isEmpty()) {
            return OptionalInt.empty();
        }
        int place = columns.indexOf(asked.get());
        if (place < 0) {
            throw new DataException(
                    uri + " has no column '" + asked.get() + "', only " + columns + ". Maybe --label COLUMN.");
        }
        return OptionalInt.of(place);
    }
}
