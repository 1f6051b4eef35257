package io.github.sparkagd.ml;

import java.util.List;
import org.apache.spark.ml.classification.Classifier;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;

/**
 * Classification into two classes by least squares on the labels −1 and +1 with a deep linear network of width 1.
 *
 * <p>Labels are 0 and 1, as Spark has them, or −1 and 1; predictions come in the same values. The margin m = w·x + intercept
 * is reported as rawPrediction (−m, m), and the second class is predicted where m ≥ 0.
 */
public final class DeepLinearClassifier extends Classifier<Vector, DeepLinearClassifier, DeepLinearClassificationModel>
        implements DeepLinearSetters<DeepLinearClassifier>, org.apache.spark.ml.util.MLWritable {
    private static final long serialVersionUID = 1L;

    private final String uid;
    private final ParamTable table;

    /** An estimator with a uid of its own. */
    public DeepLinearClassifier() {
        this(SparkInternals.randomUid("deepLinCls"));
    }

    /** An estimator with this uid. */
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

    /** Starts from the coefficients of {@code model}, in a network whose scalar layers are 1. */
    public DeepLinearClassifier setInitialModel(DeepLinearClassificationModel model) {
        return setInitialCoefficients(model.coefficients());
    }

    @Override
    public StructType transformSchema(StructType schema) {
        SchemaChecks.validation(schema, Columns.of(this));
        return super.transformSchema(schema);
    }

    @Override
    public DeepLinearClassificationModel train(Dataset<?> dataset) {
        double negative = BinaryLabels.negative(dataset, getLabelCol());
        Fitted fitted = new Fitting(dataset, DataSettings.of(this), BinaryLabels.signed(negative))
                .fit(List.of(RunSettings.of(this)))
                .get(0);
        DeepLinearClassificationModel model =
                new DeepLinearClassificationModel(uid(), ModelValues.of(fitted).withNegative(negative));
        model.attach(TrainingRecord.of(fitted));
        return model;
    }

    @Override
    public DeepLinearClassifier copy(ParamMap extra) {
        return defaultCopy(extra);
    }

    @Override
    public MLWriter write() {
        return new InstanceWriter(this);
    }

    /** Reads what {@link #write} wrote. */
    public static MLReader<DeepLinearClassifier> read() {
        return new InstanceReader<>(DeepLinearClassifier.class, DeepLinearClassifier::new);
    }

    /** Reads the estimator saved at {@code path}. */
    public static DeepLinearClassifier load(String path) {
        return read().load(path);
    }
}
