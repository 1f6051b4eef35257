package io.github.sparkagd.ml;

import io.github.sparkagd.versions.LockstepClassifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/**
 * Classification into two classes by least squares on the labels −1 and +1 with a deep linear network of width 1.
 *
 * <p>Labels are 0 and 1, as Spark has them, or −1 and 1; predictions come in the same values. The margin m = w·x + intercept
 * is reported as rawPrediction (−m, m), and the second class is predicted where m ≥ 0.
 */
public final class DeepLinearClassifier extends LockstepClassifier<DeepLinearClassifier, DeepLinearClassificationModel>
        implements DeepLinearSetters<DeepLinearClassifier>, org.apache.spark.ml.util.MLWritable {
    private static final long serialVersionUID = 1L;

    private final String uid;
    private final ParamTable table;

    /** An estimator with a uid of its own. */
    public DeepLinearClassifier() {
        this(SparkInternals.randomUid("deepLinCls"));
    }

    /**
     * An estimator with this uid.
     *
     * @param uid identifies the estimator
     */
    public DeepLinearClassifier(String uid) {
        this(EarlyUid.stash(uid));
    }

    private DeepLinearClassifier(EarlyUid early) {
        super();
        this.uid = early.settle();
        this.table = new ParamTable();
        DeepLinearParamDefinitions.define(this);
    }

    @Override
    public String uid() {
        return uid == null ? EarlyUid.stashed() : uid;
    }

    @Override
    public ParamTable table() {
        return table;
    }

    /**
     * Starts from the coefficients of {@code model}, in a network whose scalar layers are 1.
     *
     * @param model whose coefficients, one per feature, are taken
     * @return this estimator
     */
    public DeepLinearClassifier setInitialModel(DeepLinearClassificationModel model) {
        return setInitialCoefficients(model.coefficients());
    }

    @Override
    public StructType transformSchema(StructType schema) {
        SchemaChecks.validation(schema, Columns.of(this));
        return super.transformSchema(schema);
    }

    /** Trains on {@code dataset}. */
    @Override
    public DeepLinearClassificationModel fit(Dataset<?> dataset) {
        transformSchema(dataset.schema());
        return train(dataset);
    }

    /** Casts columns itself: the Dataset that Spark's {@code fit} would pass no longer says whether the input is cached. */
    @Override
    public DeepLinearClassificationModel train(Dataset<?> dataset) {
        return LockstepFits.fit(dataset, List.of(this), new Maker(dataset)).get(0);
    }

    private DeepLinearClassificationModel model(Fitted fitted, double negative, Dataset<?> dataset) {
        ModelValues values = ModelValues.of(fitted, SchemaChecks.field(dataset, getFeaturesCol()));
        DeepLinearClassificationModel model = new DeepLinearClassificationModel(uid(), values.withNegative(negative));
        copyValues(model, ParamMap.empty());
        model.setParent(this);
        model.setSummary(Option.apply(model.summaryOf(dataset.toDF(), TrainingRecord.of(model, fitted))));
        return model;
    }

    /** Looks each label column up once. */
    private static final class Maker
            implements LockstepFits.Maker<DeepLinearClassifier, DeepLinearClassificationModel> {
        private final Dataset<?> dataset;
        private final Map<Columns, Double> negatives = new HashMap<>();

        Maker(Dataset<?> dataset) {
            this.dataset = dataset;
        }

        private double negative(Columns columns) {
            return negatives.computeIfAbsent(columns, asked -> BinaryLabels.negative(dataset, asked));
        }

        @Override
        public TrainingRows.LabelRule labels(Columns columns) {
            return BinaryLabels.signed(negative(columns));
        }

        @Override
        public DeepLinearClassificationModel model(DeepLinearClassifier setting, Fitted fitted) {
            return setting.model(fitted, negative(Columns.of(setting)), dataset);
        }
    }

    /**
     * {@return a model for each of {@code paramMaps}, in their order}
     *
     * <p>Settings that read the same columns and prepare them in the same way share the row blocks and every pass.
     *
     * @param dataset to train on
     * @param paramMaps what each changes of this estimator's params
     */
    @Override
    public List<DeepLinearClassificationModel> fit(Dataset<?> dataset, List<ParamMap> paramMaps) {
        List<DeepLinearClassifier> each = paramMaps.stream().map(this::copy).toList();
        each.forEach(one -> one.transformSchema(dataset.schema()));
        return LockstepFits.fit(dataset, each, new Maker(dataset));
    }

    /**
     * {@return a model for each of {@code paramMaps}, trained in lock-step}
     *
     * @param dataset to train on
     * @param paramMaps what each changes of this estimator's params
     */
    public List<DeepLinearClassificationModel> fit(Dataset<?> dataset, ParamMap[] paramMaps) {
        return fit(dataset, List.of(paramMaps));
    }

    @Override
    public DeepLinearClassifier copy(ParamMap extra) {
        return defaultCopy(extra);
    }

    @Override
    public MLWriter write() {
        return new InstanceWriter(this);
    }

    /** {@return a reader of what {@link #write} wrote} */
    public static MLReader<DeepLinearClassifier> read() {
        return new InstanceReader<>(DeepLinearClassifier.class, DeepLinearClassifier::new);
    }

    /**
     * {@return the estimator saved at {@code path}}
     *
     * @param path a folder on any Hadoop file system
     */
    public static DeepLinearClassifier load(String path) {
        return read().load(path);
    }
}
