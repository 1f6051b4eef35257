package io.github.sparkagd.ml;

import io.github.sparkagd.versions.LockstepRegressor;
import java.util.List;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/**
 * Linear regression by a deep linear network of width 1, trained with aligned gradient descent.
 *
 * <pre>{@code
 * DeepLinearRegressionModel model = new DeepLinearRegression().setDepth(4).setMaxIter(200).fit(training);
 * }</pre>
 *
 * <p>It minimises Σ wᵢ(yᵢ − ŷᵢ)² / 2Σ wᵢ with the penalty of {@link io.github.sparkagd.train.TrainingSet#penalty}, and
 * is used like Spark's own {@code LinearRegression}. Settings given to {@link #fit(Dataset, ParamMap[])} are trained in
 * lock-step, one pass over the data per iteration for all of them.
 */
public final class DeepLinearRegression extends LockstepRegressor<DeepLinearRegression, DeepLinearRegressionModel>
        implements DeepLinearSetters<DeepLinearRegression>, org.apache.spark.ml.util.MLWritable {
    private static final long serialVersionUID = 1L;

    private final String uid;
    private final ParamTable table;

    /** An estimator with a uid of its own. */
    public DeepLinearRegression() {
        this(SparkInternals.randomUid("deepLinReg"));
    }

    /**
     * An estimator with this uid.
     *
     * @param uid identifies the estimator
     */
    public DeepLinearRegression(String uid) {
        this(EarlyUid.stash(uid));
    }

    private DeepLinearRegression(EarlyUid early) {
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
    public DeepLinearRegression setInitialModel(DeepLinearRegressionModel model) {
        return setInitialCoefficients(model.coefficients());
    }

    @Override
    public StructType transformSchema(StructType schema) {
        SchemaChecks.validation(schema, Columns.of(this));
        return super.transformSchema(schema);
    }

    /** Trains on {@code dataset}. */
    @Override
    public DeepLinearRegressionModel fit(Dataset<?> dataset) {
        transformSchema(dataset.schema());
        return train(dataset);
    }

    /** Casts columns itself: the Dataset that Spark's {@code fit} would pass no longer says whether the input is cached. */
    @Override
    public DeepLinearRegressionModel train(Dataset<?> dataset) {
        return LockstepFits.fit(dataset, List.of(this), new Maker(dataset)).get(0);
    }

    /** The model of a training on {@code dataset}. */
    DeepLinearRegressionModel model(Fitted fitted, Dataset<?> dataset) {
        DeepLinearRegressionModel model = new DeepLinearRegressionModel(
                uid(), ModelValues.of(fitted, SchemaChecks.field(dataset, getFeaturesCol())));
        copyValues(model, ParamMap.empty());
        model.setParent(this);
        model.setSummary(Option.apply(model.summaryOf(dataset.toDF(), TrainingRecord.of(model, fitted))));
        return model;
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
    public List<DeepLinearRegressionModel> fit(Dataset<?> dataset, List<ParamMap> paramMaps) {
        List<DeepLinearRegression> each = paramMaps.stream().map(this::copy).toList();
        each.forEach(one -> one.transformSchema(dataset.schema()));
        return LockstepFits.fit(dataset, each, new Maker(dataset));
    }

    private record Maker(Dataset<?> dataset)
            implements LockstepFits.Maker<DeepLinearRegression, DeepLinearRegressionModel> {
        @Override
        public TrainingRows.LabelRule labels(Columns columns) {
            return label -> label;
        }

        @Override
        public DeepLinearRegressionModel model(DeepLinearRegression setting, Fitted fitted) {
            return setting.model(fitted, dataset);
        }
    }

    /**
     * {@return a model for each of {@code paramMaps}, trained in lock-step}
     *
     * @param dataset to train on
     * @param paramMaps what each changes of this estimator's params
     */
    public List<DeepLinearRegressionModel> fit(Dataset<?> dataset, ParamMap[] paramMaps) {
        return fit(dataset, List.of(paramMaps));
    }

    @Override
    public DeepLinearRegression copy(ParamMap extra) {
        return defaultCopy(extra);
    }

    @Override
    public MLWriter write() {
        return new InstanceWriter(this);
    }

    /** {@return a reader of what {@link #write} wrote} */
    public static MLReader<DeepLinearRegression> read() {
        return new InstanceReader<>(DeepLinearRegression.class, DeepLinearRegression::new);
    }

    /**
     * {@return the estimator saved at {@code path}}
     *
     * @param path a folder on any Hadoop file system
     */
    public static DeepLinearRegression load(String path) {
        return read().load(path);
    }
}
