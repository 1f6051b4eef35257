package io.github.sparkagd.ml;

import io.github.sparkagd.cluster.SavedModel;
import io.github.sparkagd.data.ColumnNames;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.BuildFacts;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.util.SizeEstimator;

/**
 * The numbers of a trained model and where they come from.
 *
 * @param coefficients end-to-end weights on raw features, of length d
 * @param intercept what is added
 * @param layerScales a₂ … a_L, of length L − 1
 * @param negative the label of the first class of a classifier; 0 in a regression
 * @param provenance how the model was trained, by name; written into its metadata
 * @param features what the entries of the features' column are called; empty where it does not say
 */
record ModelValues(
        Vector coefficients,
        double intercept,
        Vector layerScales,
        double negative,
        Map<String, String> provenance,
        List<String> features)
        implements Serializable {
    static final ModelValues EMPTY = new ModelValues(Vectors.zeros(0), 0, Vectors.zeros(0), 0, Map.of(), List.of());

    /** @param column the features' column of the rows trained on */
    static ModelValues of(Fitted fitted, StructField column) {
        return new ModelValues(
                vector(fitted.coefficients()),
                fitted.intercept(),
                vector(fitted.run().layers()),
                0,
                provenance(fitted),
                ColumnNames.ofEntries(column));
    }

    ModelValues withNegative(double label) {
        return new ModelValues(coefficients, intercept, layerScales, label, provenance, features);
    }

    private static Vector vector(Vec values) {
        return Vectors.dense(values.toArray());
    }

    private static Map<String, String> provenance(Fitted fitted) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("run", fitted.run().id().name());
        facts.put("outcome", fitted.run().outcome().kind().label());
        facts.put("iterations", Integer.toString(fitted.run().kept().row().iteration()));
        facts.put("rows", Long.toString(fitted.shared().rows()));
        facts.put("plan", fitted.shared().plan().label());
        BuildFacts build = BuildFacts.read();
        facts.put("library", "spark-agd " + build.version());
        facts.put("commit", build.commit());
        facts.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
        facts.put("java", System.getProperty("java.version"));
        return facts;
    }

    /** Bytes of these and of the params of {@code model}, without what all models share: the params' texts and checks. */
    long bytes(Params model) {
        Map<String, Object> params = new TreeMap<>();
        for (Param<?> param : model.params()) {
            if (model.isDefined(param)) {
                params.put(param.name(), model.getOrDefault(param));
            }
        }
        return SizeEstimator.estimate(this) + SizeEstimator.estimate(params);
    }

    double predict(Vector features) {
        return SavedModel.predict(features, coefficients, intercept);
    }
}
