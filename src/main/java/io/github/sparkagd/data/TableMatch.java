package io.github.sparkagd.data;

import io.github.sparkagd.settings.Phrase;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/** Which columns of a table with a schema are the features and the label: a vector column, or a column for each feature. */
final class TableMatch {
    static final String LABEL = "label";

    private final String uri;
    private final StructType schema;
    private final List<String> folders;
    private final Optional<String> asked;
    private final Optional<String> weight;
    private final List<String> columns;

    /**
     * @param folders the columns that stand in the names of folders
     * @param asked the columns that the user names
     */
    TableMatch(String uri, StructType schema, List<String> folders, DataOptions.Columns asked) {
        this.uri = uri;
        this.schema = schema;
        this.folders = folders;
        this.asked = asked.label();
        this.weight = asked.weight();
        this.columns = Arrays.asList(schema.fieldNames());
    }

    /**
     * The columns to read.
     *
     * @param label null where rows have none
     * @param weight null where all rows count the same
     * @param features in their order; one column where that is a vector
     * @param order of the vector's entries
     */
    record Columns(String label, String weight, List<String> features, boolean vector, VectorOrder order)
            implements Serializable {
        Columns(String label, String weight, List<String> features, boolean vector) {
            this(label, weight, features, vector, VectorOrder.AS_STORED);
        }
    }

    /** The columns to read, and what is to be known of them. */
    record Taken(Columns columns, ColumnsRead read) {}

    /** To train. */
    Taken toTrain() {
        String label = asked.orElse(LABEL);
        requireNumeric(label, "the label column");
        requireWeight(Optional.of(label));
        if (isVector(ColumnRequest.FEATURES)) {
            List<String> names = VectorOrder.names(schema.apply(ColumnRequest.FEATURES));
            return taken(
                    new Columns(label, weight.orElse(null), List.of(ColumnRequest.FEATURES), true),
                    names,
                    OptionalInt.empty());
        }
        List<String> features = columns.stream()
                .filter(name -> !name.equals(label) && !isWeight(name))
                .toList();
        if (features.isEmpty()) {
            throw new DataException("%s has no feature column beside '%s'. Maybe another {label}.", uri, label);
        }
        return taken(
                new Columns(label, weight.orElse(null), features, false),
                features,
                OptionalInt.of(columns.indexOf(label)));
    }

    private static Taken taken(Columns chosen, List<String> names, OptionalInt label) {
        ColumnNames called = new ColumnNames(names, Optional.of(chosen.label()), label);
        return new Taken(chosen, new ColumnsRead(called, true, List.of()));
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

    private boolean isWeight(String name) {
        return weight.equals(Optional.of(name));
    }

    private void requireWeight(Optional<String> label) {
        weight.ifPresent(name -> {
            requireNumeric(name, "the weight column");
            if (label.equals(weight)) {
                throw new DataException(
                        "{weight} and {label} both name '%s' of %s. Maybe name another column.", name, uri);
            }
        });
    }

    private boolean isVector(String name) {
        if (!columns.contains(name)) {
            return false;
        }
        return isSparksVector(schema, name)
                || VectorRows.takes(schema.apply(name).dataType());
    }

    /** Whether a column has the type of Spark's vectors. */
    static boolean isSparksVector(StructType schema, String column) {
        return schema.apply(column).dataType().equals(SQLDataTypes.VectorType());
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
        requireWeight(label);
        notes.addAll(ColumnMatch.unused(
                uri,
                columns.stream()
                        .filter(each -> !each.equals(name) && !label.equals(Optional.of(each)) && !isWeight(each))
                        .toList(),
                request));
        return new Taken(
                new Columns(label.orElse(null), weight.orElse(null), List.of(name), true, order),
                new ColumnsRead(ColumnNames.ofLabel(label), label.isPresent(), notes));
    }

    /** The label column that the user names, or that the model was trained on. */
    private Optional<String> label(ColumnRequest request) {
        if (asked.isPresent()) {
            asked.ifPresent(this::requireColumn);
            return asked;
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
        Header header = new Header(uri, columns, true, usual < 0 ? OptionalInt.empty() : OptionalInt.of(usual))
                .weighing(weight);
        ColumnMatch match = ColumnMatch.of(header, askedPlace(), request);
        ColumnsRead read = match.read(header);
        requireWeight(read.names().label());
        List<String> features = match.features().stream().map(columns::get).toList();
        return new Taken(new Columns(read.names().label().orElse(null), weight.orElse(null), features, false), read);
    }

    private OptionalInt askedPlace() {
        asked.ifPresent(this::requireColumn);
        return asked.stream().mapToInt(columns::indexOf).findFirst();
    }

    /** Refuses a table that has not the columns to read, or has them of types that cannot be. */
    void require(Columns wanted) {
        if (wanted.label() != null) {
            requireNumeric(wanted.label(), "the label column");
        }
        if (wanted.weight() != null) {
            requireNumeric(wanted.weight(), "the weight column");
        }
        for (String name : wanted.features()) {
            if (!wanted.vector()) {
                requireNumeric(name, "the feature column");
            } else {
                requireColumn(name);
                if (!isVector(name)) {
                    throw new DataException(
                            "%s: the column '%s' is of type %s, not a vector. Maybe another {test}.",
                            uri, name, schema.apply(name).dataType().simpleString());
                }
            }
        }
    }

    private void requireColumn(String name) {
        if (!columns.contains(name)) {
            throw new DataException(
                    "%s has no column '%s', only %s. Maybe {%s=COLUMN}.",
                    uri, name, columns, isWeight(name) ? "weight" : "label");
        }
    }

    private void requireNumeric(String name, String what) {
        requireColumn(name);
        DataType type = schema.apply(name).dataType();
        if (!(type instanceof NumericType)) {
            throw new DataException(
                    "%s: %s '%s' is of type %s, not a number. Maybe %s.",
                    uri,
                    what,
                    name,
                    type.simpleString(),
                    folders.contains(name)
                            ? "name one of the folders " + name + "=…, or the files by a glob"
                            : Phrase.of(isWeight(name) ? "another {weight}" : "another {label}, or drop the column"));
        }
    }
}
