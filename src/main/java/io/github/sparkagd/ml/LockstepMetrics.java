package io.github.sparkagd.ml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Makes of a Dataset the metrics of a {@link LockstepCrossValidator}, a row for each setting.
 *
 * <p>For the Python class over Spark Connect: its server takes no estimator whose params hold other estimators, but any
 * transformer whose params are text.
 */
public final class LockstepMetrics extends Transformer {
    private static final long serialVersionUID = 1L;
    private static final StructType SCHEMA =
            new StructType().add("average", DataTypes.DoubleType, false).add("best", DataTypes.BooleanType, false);

    private final String uid;
    private final Param<String> validation;

    /** A transformer with a uid of its own; the server's lookup of classes wants this. */
    public LockstepMetrics() {
        this(SparkInternals.randomUid("lockstepMetrics"));
    }

    /**
     * A transformer with this uid.
     *
     * @param uid identifies the transformer
     */
    public LockstepMetrics(String uid) {
        super();
        this.uid = uid;
        this.validation = new Param<>(
                uid,
                "validation",
                "params of validator, estimator and evaluator, and settings of the estimator, as JSON");
    }

    @Override
    public String uid() {
        return uid;
    }

    /** {@return the param {@code validation}: an object of params each, and an array of such for the settings} */
    public Param<String> validation() {
        return validation;
    }

    @Override
    public Dataset<Row> transform(Dataset<?> dataset) {
        JsonNode told = told();
        DeepLinearRegression estimator = with(new DeepLinearRegression(), told.path("estimator"));
        List<ParamMap> settings = new ArrayList<>();
        told.path("settings").forEach(setting -> settings.add(map(estimator, setting)));
        LockstepCrossValidator validator = with(new LockstepCrossValidator(), told.path("validator"));
        RegressionEvaluator evaluator = with(new RegressionEvaluator(), told.path("evaluator"));
        validator.setEstimator(estimator).setEvaluator(evaluator);
        validator.setEstimatorParamMaps(settings.toArray(ParamMap[]::new));
        double[] averages = validator.metrics(dataset);
        int best = LockstepCrossValidator.best(averages, evaluator.isLargerBetter());
        List<Row> rows = new ArrayList<>();
        for (int k = 0; k < averages.length; k++) {
            rows.add(RowFactory.create(averages[k], k == best));
        }
        return dataset.sparkSession().createDataFrame(rows, SCHEMA);
    }

    private JsonNode told() {
        try {
            return new ObjectMapper().readTree(getOrDefault(validation));
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException("validation is no JSON", wrong);
        }
    }

    private static <P extends Params> P with(P owner, JsonNode values) {
        read(owner, values, owner::set);
        return owner;
    }

    private static ParamMap map(Params owner, JsonNode values) {
        ParamMap map = new ParamMap();
        read(owner, values, map::put);
        return map;
    }

    private static void read(Params owner, JsonNode values, BiConsumer<Param<Object>, Object> use) {
        values.properties().forEach(value -> {
            Param<Object> param = owner.getParam(value.getKey());
            use.accept(param, param.jsonDecode(value.getValue().toString()));
        });
    }

    @Override
    public StructType transformSchema(StructType schema) {
        return SCHEMA;
    }

    @Override
    public LockstepMetrics copy(ParamMap extra) {
        return defaultCopy(extra);
    }
}
