package io.github.sparkagd.versions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.evaluation.Evaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.ValidatorParams$;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsReader$;
import org.apache.spark.ml.util.DefaultParamsWriter$;
import org.apache.spark.sql.SparkSession;
import org.json4s.JsonAST.JArray;
import org.json4s.JsonAST.JObject;
import org.json4s.JsonAST.JString;
import org.json4s.JsonAST.JValue;
import scala.Option;
import scala.Tuple2;
import scala.Tuple4;

/** How spark.ml writes and reads metadata: in Spark 3.5 in a context. */
public final class MlMetadata {
    private MlMetadata() {}

    /**
     * What is kept beside class, uid and params.
     *
     * @param provenance under this name, as an object
     * @param features under this name, as an array
     */
    public record Fields(Map<String, String> provenance, List<String> features) {}

    /**
     * Writes class, uid and params of {@code instance}, and {@code fields}.
     *
     * @param instance what has the params
     * @param path the folder
     * @param session whose file systems are used
     * @param fields what else is kept
     */
    public static void save(Params instance, String path, SparkSession session, Fields fields) {
        DefaultParamsWriter$.MODULE$.saveMetadata(
                instance, path, session.sparkContext(), Option.apply(json(fields)), Option.empty());
    }

    /**
     * {@return the text that {@link #save} writes}
     *
     * @param instance what has the params
     * @param session whose version is noted
     * @param fields what else is kept
     */
    public static String text(Params instance, SparkSession session, Fields fields) {
        return DefaultParamsWriter$.MODULE$.getMetadataToSave(
                instance, session.sparkContext(), Option.apply(json(fields)), Option.empty());
    }

    private static JObject json(Fields fields) {
        List<Tuple2<String, JValue>> facts = new ArrayList<>();
        fields.provenance().forEach((name, value) -> facts.add(new Tuple2<>(name, new JString(value))));
        List<JValue> names =
                fields.features().stream().<JValue>map(JString::new).toList();
        List<Tuple2<String, JValue>> all = List.of(
                new Tuple2<>("provenance", new JObject(ScalaCollections.asScala(facts))),
                new Tuple2<>("features", new JArray(ScalaCollections.asScala(names))));
        return new JObject(ScalaCollections.asScala(all));
    }

    /**
     * What {@link #save} wrote of an instance of the class {@code type}.
     *
     * @param path the folder
     * @param session whose file systems are used
     * @param type name of the class that is expected there
     * @return params and what else was kept
     */
    public static DefaultParamsReader.Metadata load(String path, SparkSession session, String type) {
        return DefaultParamsReader$.MODULE$.loadMetadata(path, session.sparkContext(), type);
    }

    /**
     * Writes a cross-validation.
     *
     * @param validator what is saved
     * @param path the folder
     * @param session whose file systems are used
     */
    public static void saveValidator(CrossValidator validator, String path, SparkSession session) {
        ValidatorParams$.MODULE$.saveImpl(path, validator, session.sparkContext(), Option.empty());
    }

    /**
     * What {@link #saveValidator} wrote of an instance of the class {@code type}.
     *
     * @param path the folder
     * @param session whose file systems are used
     * @param type name of the class that is expected there
     * @return what it is made of
     */
    public static Tuple4<DefaultParamsReader.Metadata, ? extends Estimator<?>, Evaluator, ParamMap[]> loadValidator(
            String path, SparkSession session, String type) {
        return ValidatorParams$.MODULE$.loadImpl(path, session.sparkContext(), type);
    }
}
