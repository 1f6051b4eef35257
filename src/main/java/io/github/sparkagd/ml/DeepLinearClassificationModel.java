package io.github.sparkagd.ml;

import org.apache.spark.ml.classification.ClassificationModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import scala.Option;

/** A trained deep linear network of width 1 that tells two classes apart by the sign of m = w·x + intercept. */
public final class DeepLinearClassificationModel extends ClassificationModel<Vector, DeepLinearClassificationModel>
        implements DeepLinearParams, TrainedModel<DeepLinearClassificationTrainingSummary>, MLWritable {
    private static final long serialVersionUID = 1L;

    private final String uid;
    private final ParamTable table;
    private final ModelValues values;
    private transient DeepLinearClassificationTrainingSummary summary;

    /** For readers by class name alone; predicts 0 for vectors without entries. */
    public DeepLinearClassificationModel() {
        this(SparkInternals.randomUid("deepLinCls"), ModelValues.EMPTY);
    }

    DeepLinearClassificationModel(String uid, ModelValues values) {
        this(EarlyUid.stash(uid), values);
    }

    private DeepLinearClassificationModel(EarlyUid early, ModelValues values) {
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

    /** {@return the number L of layers} */
    public int numLayers() {
        return values.layerScales().size() + 1;
    }

    @Override
    public int numFeatures() {
        return values.coefficients().size();
    }

    /** {@return the labels of the two classes: (0, 1) or (−1, 1)} */
    public Vector labels() {
        return Vectors.dense(values.negative(), 1);
    }

    @Override
    public int numClasses() {
        return 2;
    }

    /** (−m, m). */
    @Override
    public Vector predictRaw(Vector features) {
        double margin = values.predict(features);
        return Vectors.dense(-margin, margin);
    }

    @Override
    public double raw2prediction(Vector raw) {
        return raw.apply(1) >= 0 ? 1 : values.negative();
    }

    /**
     * {@return how well the model tells the classes of {@code dataset}}
     *
     * @param dataset with the columns of features and labels
     */
    @Override
    public DeepLinearClassificationSummary evaluate(Dataset<?> dataset) {
        return new DeepLinearClassificationSummary(this, dataset.toDF());
    }

    @Override
    public DeepLinearClassificationTrainingSummary summaryOf(Dataset<Row> data, TrainingRecord record) {
        return new DeepLinearClassificationTrainingSummary(this, data, record);
    }

    /** There is none in a model that was loaded. */
    @Override
    public Option<DeepLinearClassificationTrainingSummary> trainingSummary() {
        return Option.apply(summary);
    }

    @Override
    public void trainingSummary_$eq(Option<DeepLinearClassificationTrainingSummary> trained) {
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
    public DeepLinearClassificationModel copy(ParamMap extra) {
        DeepLinearClassificationModel copy = new DeepLinearClassificationModel(uid(), values);
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
    public static MLReader<DeepLinearClassificationModel> read() {
        return new ModelReader<>(DeepLinearClassificationModel.class, DeepLinearClassificationModel::new);
    }

    /**
     * {@return the model saved at {@code path}}
     *
     * @param path a folder on any Hadoop file system
     */
    public static DeepLinearClassificationModel load(String path) {
        return read().load(path);
    }

    @Override
    public String toString() {
        return "DeepLinearClassificationModel: uid=" + uid() + ", numFeatures=" + numFeatures() + ", numLayers="
                + numLayers();
    }
}
