package io.github.sparkagd.data;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which columns of a table are the features of a model, in the order of its coefficients, and which is the label.
 *
 * @param features 0-based numbers of columns
 * @param label 0-based number; empty where rows have none
 * @param notes what the user should know, a line each
 */
record ColumnMatch(List<Integer> features, OptionalInt label, List<String> notes) {

    /** To train: all columns but the label. */
    static ColumnMatch toTrain(Header header, int label) {
        requireApart(header, OptionalInt.of(label));
        return new ColumnMatch(others(header, OptionalInt.of(label)), OptionalInt.of(label), alike(header, label));
    }

    private static void requireApart(Header header, OptionalInt label) {
        if (label.isPresent() && label.equals(header.weight())) {
            throw new DataException(
                    "{weight} and {label} both name %s of %s. Maybe name another column.",
                    header.shown(label.getAsInt()), header.uri());
        }
    }

    private static List<String> alike(Header header, int label) {
        if (!header.named()) {
            return List.of();
        }
        Set<String> seen = new HashSet<>(Set.of(header.columns().get(label)));
        return others(header, OptionalInt.of(label)).stream()
                .map(place -> header.columns().get(place))
                .filter(name -> !seen.add(name))
                .limit(1)
                .map(name -> header.uri() + " has several columns '" + name
                        + "': the model keeps no names, and other data will be matched with it by position.")
                .toList();
    }

    /**
     * For a model: by name where the table and the model both have names, otherwise by position.
     *
     * @param label the label's place where the user names one
     * @throws DataException when a name is missing or stands for several columns
     */
    static ColumnMatch of(Header header, OptionalInt label, ColumnRequest request) {
        requireApart(header, label);
        return header.named() && request.names().named()
                ? byName(header, label, request)
                : byPosition(header, label, request);
    }

    private static ColumnMatch byName(Header header, OptionalInt asked, ColumnRequest request) {
        List<String> names = request.names().features();
        List<String> missing = ColumnNames.missing(names, header.columns());
        if (!missing.isEmpty()) {
            throw missing(header.uri(), missing, request, header.columns());
        }
        List<Integer> features = header.places(names);
        OptionalInt label = asked.isPresent() ? asked : trainedLabel(header, request);
        if (label.isPresent() && features.contains(label.getAsInt())) {
            throw new DataException(
                    "{label} %s is a feature of %s. Maybe name another column.",
                    header.columns().get(label.getAsInt()), request.model());
        }
        requireLabel(header, label, request);
        return new ColumnMatch(features, label, unused(header, features, label, request));
    }

    private static OptionalInt trainedLabel(Header header, ColumnRequest request) {
        return request.names().label().filter(header.columns()::contains).stream()
                .mapToInt(name -> header.places(List.of(name)).get(0))
                .findFirst();
    }

    /** For names that a model needs and a table does not have. */
    static DataException missing(String uri, List<String> missing, ColumnRequest request, List<String> columns) {
        boolean one = missing.size() == 1;
        return new DataException(
                "%s has no %s '%s', which %s was trained on; it has %s. Maybe rename %s, or name other data.",
                uri,
                one ? "column" : "columns",
                ColumnNames.shown(missing).replace(", ", "', '"),
                request.model(),
                ColumnNames.shown(columns),
                one ? "it" : "them");
    }

    private static void requireLabel(Header header, OptionalInt label, ColumnRequest request) {
        if (label.isEmpty() && request.needsLabel()) {
            throw withoutLabel(header.uri(), request, header.columns());
        }
    }

    /** For a label that is needed and not there. */
    static DataException withoutLabel(String uri, ColumnRequest request, List<String> columns) {
        String name = request.names().label().map(label -> " '" + label + "'").orElse("");
        return new DataException(
                "%s has no label column%s, only %s. Maybe {label=COLUMN}, or predict, which needs no label.",
                uri, name, ColumnNames.shown(columns));
    }

    private static List<String> unused(
            Header header, List<Integer> features, OptionalInt label, ColumnRequest request) {
        Set<Integer> used = new HashSet<>(features);
        return unused(
                header.uri(),
                others(header, label).stream()
                        .filter(place -> !used.contains(place))
                        .map(place -> header.columns().get(place))
                        .toList(),
                request);
    }

    /** The note about columns that a model has no use for. */
    static List<String> unused(String uri, List<String> names, ColumnRequest request) {
        return names.isEmpty()
                ? List.of()
                : List.of(uri + ": " + (names.size() == 1 ? "column " : "columns ") + ColumnNames.shown(names)
                        + (names.size() == 1 ? " is" : " are") + " not used by " + request.model() + ".");
    }

    private static ColumnMatch byPosition(Header header, OptionalInt asked, ColumnRequest request) {
        OptionalInt label = asked.isPresent() ? asked : labelByPosition(header, request);
        if (label.isEmpty()) {
            requireLabel(header, label, request);
        }
        List<String> notes = new ArrayList<>();
        String asLabel =
                label.isPresent() ? ", " + header.shown(label.getAsInt()) + " as the label" : ", none as the label";
        if (header.named()) {
            notes.add(request.model() + " keeps no names of columns: those of " + header.uri()
                    + " are taken by position" + asLabel + ".");
        } else if (request.names().named()) {
            notes.add(header.uri() + " names no columns: they are taken by position, as "
                    + ColumnNames.shown(request.names().features()) + asLabel + ".");
        } else if (asked.isEmpty() && !label.equals(header.usualLabel())) {
            notes.add(header.uri() + " is taken by position" + asLabel + ".");
        }
        return new ColumnMatch(others(header, label), label, notes);
    }

    private static OptionalInt labelByPosition(Header header, ColumnRequest request) {
        ColumnNames trained = request.names();
        OptionalInt named = trained.label().filter(header::unique).stream()
                .mapToInt(header.columns()::indexOf)
                .findFirst();
        int columns = header.columns().size() - (header.weight().isPresent() ? 1 : 0);
        if (named.isPresent()) {
            return named;
        }
        if (columns == request.dimension()) {
            return OptionalInt.empty();
        }
        boolean known = trained.labelPlace().isPresent() && columns == request.dimension() + 1;
        return known && trained.labelPlace().getAsInt() < columns ? trained.labelPlace() : header.usualLabel();
    }

    private static List<Integer> others(Header header, OptionalInt label) {
        return IntStream.range(0, header.columns().size())
                .filter(place ->
                        !label.equals(OptionalInt.of(place)) && !header.weight().equals(OptionalInt.of(place)))
                .boxed()
                .toList();
    }

    /** What the columns are called; the features have names only where the table gives them. */
    ColumnNames names(Header header) {
        if (!header.named()) {
            return new ColumnNames(List.of(), Optional.empty(), label);
        }
        Optional<String> name = label.stream().mapToObj(header.columns()::get).findFirst();
        return new ColumnNames(features.stream().map(header.columns()::get).toList(), name, label);
    }

    ColumnsRead read(Header header) {
        return new ColumnsRead(names(header), label.isPresent(), notes);
    }
}
