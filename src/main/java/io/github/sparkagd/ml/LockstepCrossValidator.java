package io.github.sparkagd.ml;

import io.github.sparkagd.cluster.OutOfMemoryGuard;
import io.github.sparkagd.cluster.RowFault;
import io.github.sparkagd.settings.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.evaluation.Evaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWriter;
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
 * trained in lock-step: k trainings in place of k·m. {@code parallelism} says how many folds train at a time; a
 * {@code checkpointDir} of the estimator has a folder for every fold when rows are read, and no part when they are not.
 */
public final class LockstepCrossValidator extends CrossValidator {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(LockstepCrossValidator.class);

    /** A cross-validation with a uid of its own. */
    public LockstepCrossValidator() {
        this(SparkInternals.randomUid("lockstepCv"));
    }

    /**
     * A cross-validation with this uid.
     *
     * @param uid identifies the validator
     */
    public LockstepCrossValidator(String uid) {
        super(uid);
        // Spark's default is made of the name of the class; the folds are to be those of its own.
        setDefault(seed(), (long) CrossValidator.class.getName().hashCode());
    }

    @Override
    public CrossValidatorModel fit(Dataset<?> dataset) {
        return searched(dataset, this::model);
    }

    /** The average metric of every setting. */
    double[] metrics(Dataset<?> dataset) {
        return searched(dataset, (work, evaluator) -> averages(work.metrics(evaluator)));
    }

    private <T> T searched(Dataset<?> dataset, BiFunction<FoldWork, Evaluator, T> use) {
        transformSchema(dataset.schema());
        if (!(getEstimator() instanceof DeepLinearRegression estimator)) {
            throw new IllegalArgumentException(
                    "estimator must be a DeepLinearRegression, got " + getEstimator() + ". Maybe use CrossValidator.");
        }
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext());
        String description = context.getLocalProperty("spark.job.description");
        Evaluator evaluator = getEvaluator();
        List<ParamMap> settings = Arrays.asList(getEstimatorParamMaps());
        try {
            GridSearch search = search(estimator, settings, dataset);
            return OutOfMemoryGuard.during(context.sc(), () -> searched(search, work -> use.apply(work, evaluator)));
        } catch (Refusal refused) {
            throw ParamWording.of(refused);
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

    private <T> T searched(GridSearch search, Function<FoldWork, T> use) {
        long begun = System.nanoTime();
        try (FoldWork work = work(search)) {
            T found = use.apply(work);
            LOG.info(
                    "{} settings on {} folds by {} took {} s",
                    search.settings().size(),
                    getNumFolds(),
                    work,
                    (System.nanoTime() - begun) * 1e-9);
            return found;
        }
    }

    private GridSearch search(DeepLinearRegression estimator, List<ParamMap> settings, Dataset<?> dataset) {
        FoldThreads threads = new FoldThreads(getNumFolds(), getParallelism());
        Lazy<List<FoldWork.Split>> splits = new Lazy<>(() -> splits(dataset));
        return new GridSearch(estimator, settings, dataset, getNumFolds(), splits, threads);
    }

    private FoldWork work(GridSearch search) {
        if (!GramFolds.serves(search)) {
            return new RowFolds(search);
        }
        Dataset<?> dataset = search.dataset();
        FoldRule rule = getFoldCol().isEmpty()
                ? FoldRule.random(getNumFolds(), getSeed(), dataset.toDF().rdd().getNumPartitions())
                : FoldRule.column(dataset.schema().fieldIndex(getFoldCol()), getFoldCol(), getNumFolds());
        return GramFolds.of(search, rule);
    }

    private CrossValidatorModel model(FoldWork work, Evaluator evaluator) {
        double[] metrics = averages(work.metrics(evaluator));
        int best = best(metrics, evaluator.isLargerBetter());
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

    /** The first of the best; what is not a number is the worst. */
    static int best(double[] metrics, boolean largest) {
        int best = 0;
        for (int k = 1; k < metrics.length; k++) {
            boolean better = largest ? metrics[k] > metrics[best] : metrics[k] < metrics[best];
            best = better || Double.isNaN(metrics[best]) ? k : best;
        }
        return best;
    }

    @Override
    public LockstepCrossValidator copy(ParamMap extra) {
        return (LockstepCrossValidator) super.copy(extra);
    }

    /** Writes params, estimator, evaluator and settings; what {@link #fit} gives is written by Spark's own class. */
    @Override
    public MLWriter write() {
        return new ValidatorWriter(this);
    }

    /**
     * {@return a reader of saved {@code LockstepCrossValidator}s, which is what it gives; Spark's own class fixes the
     * type}
     */
    public static MLReader<CrossValidator> read() {
        return new ValidatorReader();
    }

    /**
     * {@return the validator saved at {@code path}}
     *
     * @param path a folder on any Hadoop file system
     */
    public static LockstepCrossValidator load(String path) {
        return new ValidatorReader().load(path);
    }
}
