package io.github.sparkagd.ml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparkagd.versions.MlMetadata;
import io.github.sparkagd.versions.ScalaCollections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.evaluation.Evaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ValidatorParams$;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsReader$;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.sql.SparkSession;
import scala.Option;
import scala.Tuple4;

/** All that the estimators use of Spark that is not Spark's public interface. */
final class SparkInternals {
    private SparkInternals() {}

    /** A uid nobody else has. */
    static String randomUid(String prefix) {
        return Identifiable$.MODULE$.randomUID(prefix);
    }

    /**
     * Writes class, uid and params of {@code instance} as Spark does.
     *
     * @param values whose provenance and features' names are kept under these names
     */
    static void saveMetadata(Params instance, String path, SparkSession session, ModelValues values) {
        MlMetadata.save(instance, path, session, fields(values));
    }

    /** The text that {@link #saveMetadata} writes. */
    static String metadata(Params instance, SparkSession session, ModelValues values) {
        return MlMetadata.text(instance, session, fields(values));
    }

    private static MlMetadata.Fields fields(ModelValues values) {
        return new MlMetadata.Fields(values.provenance(), values.features());
    }

    /** Keeps the models of every fold with the best one. */
    static void setSubModels(CrossValidatorModel model, List<? extends List<? extends Model<?>>> ofFolds) {
        Model<?>[][] models =
                ofFolds.stream().map(fold -> fold.toArray(Model<?>[]::new)).toArray(Model<?>[][]::new);
        model.setSubModels(Option.apply(models));
    }

    /** Refuses a cross-validation whose parts cannot be written, or whose settings belong to something else. */
    static void requireWritable(CrossValidator validator) {
        ValidatorParams$.MODULE$.validateParams(validator);
    }

    /** Writes a cross-validation as Spark does. */
    static void saveValidator(CrossValidator validator, String path, SparkSession session) {
        MlMetadata.saveValidator(validator, path, session);
    }

    /**
     * Reads what {@link #saveValidator} wrote of an instance of the same class.
     *
     * @param ofUid makes the instance
     */
    static <V extends CrossValidator> V loadValidator(String path, SparkSession session, Function<String, V> ofUid) {
        String type = ofUid.apply("any").getClass().getName();
        Tuple4<DefaultParamsReader.Metadata, ? extends Estimator<?>, Evaluator, ParamMap[]> saved =
                MlMetadata.loadValidator(path, session, type);
        V validator = ofUid.apply(saved._1().uid());
        validator.setEstimator(saved._2()).setEvaluator(saved._3()).setEstimatorParamMaps(saved._4());
        saved._1().getAndSetParams(validator, Option.apply(ScalaCollections.asScala(List.of("estimatorParamMaps"))));
        return validator;
    }

    /** What {@link #saveMetadata} wrote at {@code path} of an instance of {@code type}. */
    static Saved loadMetadata(String path, SparkSession session, Class<?> type) {
        return new Saved(MlMetadata.load(path, session, type.getName()));
    }

    /** The metadata that {@link #metadata} gave as {@code text} for an instance of {@code type}. */
    static Saved parseMetadata(String text, Class<?> type) {
        return new Saved(DefaultParamsReader$.MODULE$.parseMetadata(text, type.getName()));
    }

    /** The metadata of a saved instance. */
    static final class Saved {
        private final DefaultParamsReader.Metadata metadata;

        private Saved(DefaultParamsReader.Metadata metadata) {
            this.metadata = metadata;
        }

        String uid() {
            return metadata.uid();
        }

        /** Gives {@code instance} the params that were saved. */
        void setParams(Params instance) {
            metadata.getAndSetParams(instance, Option.empty());
        }

        /** The facts under {@code provenance}. */
        Map<String, String> provenance() {
            Map<String, String> facts = new TreeMap<>();
            json().path("provenance")
                    .properties()
                    .forEach(field -> facts.put(field.getKey(), field.getValue().asText()));
            return facts;
        }

        /** Names of the features; empty where they have none. */
        List<String> features() {
            return ModelMetadata.features(json());
        }

        private JsonNode json() {
            try {
                return new ObjectMapper().readTree(metadata.metadataJson());
            } catch (JsonProcessingException failed) {
                throw new IllegalArgumentException("the metadata of " + uid() + " are not JSON", failed);
            }
        }
    }
}
