package io.github.sparkagd.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.types.StructField;
import scala.Option;

/** The entries of a vector that are the features, in their order. */
final class VectorOrder implements Serializable {
    /** All entries as they stand. */
    static final VectorOrder AS_STORED = new VectorOrder(null, 0);

    private static final long serialVersionUID = 1L;

    /** The feature that an entry holds; −1 for none; null for all as they stand. */
    private final int[] features;

    private final int dimension;

    private VectorOrder(int[] features, int dimension) {
        this.features = features;
        this.dimension = dimension;
    }

    /**
     * The entries called {@code wanted}.
     *
     * @param names of all entries, each once
     * @param wanted all of them among {@code names}
     */
    static VectorOrder of(List<String> names, List<String> wanted) {
        Map<String, Integer> places = ColumnNames.places(wanted);
        return names.equals(wanted)
                ? AS_STORED
                : new VectorOrder(
                        names.stream()
                                .mapToInt(name -> places.getOrDefault(name, -1))
                                .toArray(),
                        wanted.size());
    }

    /** What a vector column's metadata call its entries; empty where not each has a name of its own. */
    static List<String> names(StructField column) {
        if (!column.dataType().equals(SQLDataTypes.VectorType())) {
            return List.of();
        }
        Option<Attribute[]> attributes = AttributeGroup.fromStructField(column).attributes();
        if (attributes.isEmpty()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (Attribute entry : attributes.get()) {
            Option<String> name = entry.name();
            if (name.isDefined()) {
                names.add(name.get());
            }
        }
        boolean distinct = ColumnNames.places(names).size() == attributes.get().length;
        return distinct ? names : List.of();
    }

    /** The features; a vector of another length than the names is left for others to refuse. */
    Vector of(Vector stored) {
        if (features == null || stored.size() != features.length) {
            return stored;
        }
        return stored instanceof SparseVector sparse ? sparse(sparse) : dense(stored);
    }

    private Vector dense(Vector stored) {
        double[] values = new double[dimension];
        for (int j = 0; j < features.length; j++) {
            if (features[j] >= 0) {
                values[features[j]] = stored.apply(j);
            }
        }
        return Vectors.dense(values);
    }

    private Vector sparse(SparseVector stored) {
        int[] indices = stored.indices();
        int[] sorted = IntStream.range(0, indices.length)
                .filter(i -> features[indices[i]] >= 0)
                .boxed()
                .sorted((a, b) -> Integer.compare(features[indices[a]], features[indices[b]]))
                .mapToInt(Integer::intValue)
                .toArray();
        return Vectors.sparse(
                dimension,
                IntStream.of(sorted).map(i -> features[indices[i]]).toArray(),
                IntStream.of(sorted).mapToDouble(i -> stored.values()[i]).toArray());
    }
}
