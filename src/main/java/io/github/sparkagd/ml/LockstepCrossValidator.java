package io.github.sparkagd.ml;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.mllib.util.MLUtils;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;
import scala.reflect.ClassTag$;

/**
 * Cross-validation of {@link DeepLinearRegression} that trains all settings together.
 *
 * <p>Folds and metrics are those of Spark's {@link CrossValidator}. Where the settings share their data and the Gram plan
 * applies ({@code plan} is {@code gram}, or {@code auto} and there are at most 1024 features), the Gram matrices of all folds
 * are collected in one job, and k folds × m settings cost little more than one fit. Otherwise the settings of a fold are
 * trained in lock-step: k trainings in place of k·m. {@code parallelism} has no part in it.
 */
public final class LockstepCrossValidator extends CrossValidator {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(LockstepCrossValidator.class);

    /** A cross-validation with a uid of its own. */
    public LockstepCrossValidator() {
        super();
    }

    /** A cross-validation with this uid. */
    public LockstepCrossValidator(String uid) {
        super(uid);
    }

    @Override
    public CrossValidatorModel fit(Dataset<?> dataset) {
        transformSchema(dataset.schema());
        if (!(getEstimator() instanceof DeepLinearRegression estimator)) {
            throw new IllegalArgumentException(
                    "estimator must be a DeepLinearRegression, got " + getEstimator() + ". Maybe use CrossValidator.");
        }
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext());
        String description = context.getLocalProperty("spark.job.description");
        List<ParamMap> settings = Arrays.asList(getEstimatorParamMaps());
        long begun = System.nanoTime();
        try (FoldWork work = work(task(estimator, settings, dataset))) {
            CrossValidatorModel model = model(work);
            LOG.info(
                    "{} settings on {} folds by {} took {} s",
                    settings.size(),
                    getNumFolds(),
                    work,
                    (System.nanoTime() - begun) * 1e-9);
            return model;
        } catch (Exception failed) { // SparkException too, which is checked and not declared
            Optional<RowFault> fault = RowFault.in(failed);
            if (fault.isPresent()) {
                throw fault.get();
            }
            throw failed;
        } finally {
            context.setJobDescription(description);
        }
    }

    private GramFolds.Task task(DeepLinearRegression estimator, List<ParamMap> settings, Dataset<?> dataset) {
        return new GramFolds.Task(estimator, settings, dataset, getNumFolds(), () -> splits(dataset));
    }

    private FoldWork work(GramFolds.Task task) {
        if (!GramFolds.serves(task)) {
            return new RowFolds(
                    task.estimator(),
                    task.settings(),
                    task.dataset(),
                    task.splits().get());
        }
        Dataset<?> dataset = task.dataset();
        FoldRule rule = getFoldCol().isEmpty()
                ? FoldRule.random(getNumFolds(), getSeed(), dataset.toDF().rdd().getNumPartitions())
                : FoldRule.column(dataset.schema().fieldIndex(getFoldCol()), getFoldCol(), getNumFolds());
        return GramFolds.of(task, rule);
    }

    private CrossValidatorModel model(FoldWork work) {
        double[] metrics = averages(work.metrics(getEvaluator()));
        int best = best(metrics, getEvaluator().isLargerBetter());
        CrossValidatorModel model = new CrossValidatorModel(uid(), work.best(best), metrics);
        if (getCollectSubModels()) {
            SparkInternals.setSubModels(model, work.models());
        }
        copyValues(model, ParamMap.empty());
        model.setParent(this);
        return model;
    }

    /** The folds as Spark's CrossValidator makes them; a column of fold numbers is read to see that no fold is empty. */
    private List<FoldWork.Split> splits(Dataset<?> dataset) {
        boolean random = getFoldCol().isEmpty();
        Tuple2<RDD<Row>, RDD<Row>>[] folds = random
                ? MLUtils.kFold(dataset.toDF().rdd(), getNumFolds(), getSeed(), ClassTag$.MODULE$.<Row>apply(Row.class))
                : MLUtils.kFold(dataset.toDF(), getNumFolds(), getFoldCol());
        StructType schema = random
                ? dataset.schema()
                : new StructType(Stream.of(dataset.schema().fields())
                        .filter(field -> !field.name().equals(getFoldCol()))
                        .toArray(org.apache.spark.sql.types.StructField[]::new));
        return Stream.of(folds)
                .map(fold -> new FoldWork.Split(
                        dataset.sparkSession().createDataFrame(fold._1(), schema),
                        dataset.sparkSession().createDataFrame(fold._2(), schema)))
                .toList();
    }

    private static double[] averages(List<List<Double>> metrics) {
        double[] averages = new double[metrics.get(0).size()];
        for (List<Double> fold : metrics) {
            for (int k = 0; k < averages.length; k++) {
                averages[k] += fold.get(k);
            }
        }
        return Arrays.stream(averages).map(sum -> sum / metrics.size()).toArray();
    }

    private static int best(double[] metrics, boolean largest) {
        int best = 0;
        for (int k = 1; k < metrics.length; k++) {
            boolean better = largest ? metrics[k] > metrics[best] : metrics[k] < metrics[best];
            best = better ? k : best;
        }
        return best;
    }
}
