package io.github.sparkagd.data;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.spark.sql.types.StructField;

/**
 * What the columns of a data set are called, as a model keeps it.
 *
 * @param features names of the features, in the order of the coefficients; empty where they have none, or where two columns, the
 *     label among them, have the same
 * @param label name of the label column; empty where it has none
 * @param labelPlace 0-based number of the label column; empty where no columns were counted
 */
public record ColumnNames(List<String> features, Optional<String> label, OptionalInt labelPlace) {
    /** Of data without names. */
    public static final ColumnNames NONE = new ColumnNames(List.of(), Optional.empty(), OptionalInt.empty());

    /**
     * Leaves the features without names where these are not distinct.
     *
     * @param features names of the features, in the order of the coefficients; empty where they have none, or where two
     *     columns, the label among them, have the same
     * @param label name of the label column; empty where it has none
     * @param labelPlace 0-based number of the label column; empty where no columns were counted
     */
    public ColumnNames {
        boolean distinct = new HashSet<>(features).size() == features.size()
                && label.filter(features::contains).isEmpty();
        features = distinct ? List.copyOf(features) : List.of();
    }

    /** Of data whose label alone has a name. */
    static ColumnNames ofLabel(Optional<String> label) {
        return new ColumnNames(List.of(), label, OptionalInt.empty());
    }

    /**
     * {@return the names of a vector column's entries by its metadata; empty where not each has a name of its own}
     *
     * @param column of vectors
     */
    public static List<String> ofEntries(StructField column) {
        return VectorOrder.names(column);
    }

    /** {@return whether features have names} */
    public boolean named() {
        return !features.isEmpty();
    }

    /**
     * {@return the 0-based place of each name, the first of several}
     *
     * @param names in their order
     */
    public static Map<String, Integer> places(List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        for (int j = 0; j < names.size(); j++) {
            places.putIfAbsent(names.get(j), j);
        }
        return places;
    }

    /**
     * {@return those of {@code names} that {@code known} has not}
     *
     * @param names to look for
     * @param known to look among
     */
    public static List<String> missing(List<String> names, Collection<String> known) {
        Set<String> all = new HashSet<>(known);
        return names.stream().filter(name -> !all.contains(name)).toList();
    }

    /**
     * {@return all names for a message, shortened where they are many}
     *
     * @param names in their order
     */
    public static String shown(List<String> names) {
        String all = String.join(", ", names);
        return all.length() <= 120 ? all : all.substring(0, 120) + " …";
    }
}
