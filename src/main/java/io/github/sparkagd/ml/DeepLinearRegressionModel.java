package io.github.sparkagd.ml;

import io.github.sparkagd.linalg.Vec;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.ml.regression.RegressionModel;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Option;

/**
 * A trained deep linear network of width 1, which predicts ŷ = w·x + intercept.
 *
 * <p>The end-to-end weights w = S·θ, S = a₂·…·a_L, are the {@link #coefficients}; {@link #layerScales} are a₂ … a_L and
 * {@link #firstLayer} is θ, all for raw features and labels.
 */
public final class DeepLinearRegressionModel extends RegressionModel<Vector, DeepLinearRegressionModel>
        implements DeepLinearParams, TrainedModel<DeepLinearRegressionTrainingSummary>, MLWritable {
    private static final long serialVersionUID = 1L;

    private final String uid;
    private final ParamTable table;
    private final ModelValues values;
    private transient DeepLinearRegressionTrainingSummary summary;

    /** For readers by class name alone; predicts 0 for vectors without entries. */
    public DeepLinearRegressionModel() {
        this(SparkInternals.randomUid("deepLinReg"), ModelValues.EMPTY);
    }

    DeepLinearRegressionModel(String uid, ModelValues values) {
        this(EarlyUid.stash(uid), values);
    }

    private DeepLinearRegressionModel(EarlyUid early, ModelValues values) {
        super();
        this.uid = early.settle();
        this.table = new ParamTable();
        this.values = values;
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

    /** {@return the end-to-end weights on raw features, of length d} */
    public Vector coefficients() {
        return values.coefficients();
    }

    /** {@return the intercept, what is added to x·w for raw features x} */
    public double intercept() {
        return values.intercept();
    }

    /** {@return the scalar layers a₂ … a_L, of length L − 1} */
    public Vector layerScales() {
        return values.layerScales();
    }

    /** {@return the first layer θ = w / S, of length d, for raw features and labels} */
    public Vector firstLayer() {
        Vec weights = Vec.of(values.coefficients().toArray());
        double scale = Vec.of(values.layerScales().toArray()).product();
        return Vectors.dense(weights.times(1 / scale).toArray());
    }

    /** {@return the number L of layers} */
    public int numLayers() {
        return values.layerScales().size() + 1;
    }

    @Override
    public int numFeatures() {
        return values.coefficients().size();
    }

    @Override
    public double predict(Vector features) {
        return values.predict(features);
    }

    /**
     * {@return Spark's own model with the same predictions, to be served or written as PMML without this library; with
     * the params that both have}
     */
    public LinearRegressionModel toLinearRegressionModel() {
        LinearRegressionModel plain = new LinearRegressionModel(uid(), coefficients(), intercept());
        for (Param<?> param : params()) {
            if (isSet(param) && plain.hasParam(param.name())) {
                setShared(plain, param);
            }
        }
        return plain;
    }

    private <T> void setShared(LinearRegressionModel plain, Param<T> param) {
        plain.set(param.name(), (Object) getOrDefault(param));
    }

    /**
     * {@return how well the model fits {@code dataset}}
     *
     * @param dataset with the columns of features and labels
     */
    @Override
    public DeepLinearRegressionSummary evaluate(Dataset<?> dataset) {
        return new DeepLinearRegressionSummary(this, dataset.toDF());
    }

    @Override
    public DeepLinearRegressionTrainingSummary summaryOf(Dataset<Row> data, TrainingRecord record) {
        return new DeepLinearRegressionTrainingSummary(this, data, record);
    }

    /** There is none in a model that was loaded. */
    @Override
    public Option<DeepLinearRegressionTrainingSummary> trainingSummary() {
        return Option.apply(summary);
    }

    @Override
    public void trainingSummary_$eq(Option<DeepLinearRegressionTrainingSummary> trained) {
        summary = trained.isEmpty() ? null : trained.get();
    }

    /** Answers the questions of Spark Connect's clients, too. */
    @Override
    public Dataset<Row> transform(Dataset<?> dataset) {
        return AskedFacts.answer(this, dataset).orElseGet(() -> super.transform(dataset));
    }

    /** {@return bytes, for Spark Connect's cache of models} */
    @SuppressWarnings("MissingOverride") // Spark before 4.1 has no such method
    public long estimatedSize() {
        return values.bytes(this);
    }

    @Override
    public DeepLinearRegressionModel copy(ParamMap extra) {
        DeepLinearRegressionModel copy = new DeepLinearRegressionModel(uid(), values);
        copyValues(copy, extra);
        copy.setParent(parent());
        copy.setSummary(trainingSummary());
        return copy;
    }

    @Override
    public MLWriter write() {
        return new ModelWriter(this, values);
    }

    /** {@return a reader of what {@link #write} wrote} */
    public static MLReader<DeepLinearRegressionModel> read() {
        return new ModelReader<>(DeepLinearRegressionModel.class, DeepLinearRegressionModel::new);
    }

    /**
     * {@return the model saved at {@code path}}
     *
     * @param path a folder on any Hadoop file system
     */
    public static DeepLinearRegressionModel load(String path) {
        return read().load(path);
    }

    @Override
    public String toString() {
        return "DeepLinearRegressionModel: uid=" + uid() + ", numFeatures=" + numFeatures() + ", numLayers="
                + numLayers();
    }
}
