package io.github.sparkagd.ml;

import io.github.sparkagd.blocks.Affine;
import io.github.sparkagd.blocks.ResidualSums;
import io.github.sparkagd.cluster.BlockLayout;
import io.github.sparkagd.cluster.BlockedData;
import io.github.sparkagd.cluster.FoldTrainingSet;
import io.github.sparkagd.cluster.Folds;
import io.github.sparkagd.cluster.JobCounts;
import io.github.sparkagd.cluster.RowShape;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.RunSpec;
import io.github.sparkagd.train.Trainer;
import io.github.sparkagd.train.TrainingResult;
import io.github.sparkagd.train.TrainingSet;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.evaluation.Evaluator;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains the settings of all folds from the folds' Gram matrices, which one job collects.
 *
 * <p>The rows are read once, whatever the numbers of folds and settings: one job fills the cache and measures, one collects,
 * one more measures all predictions where the metric is one of Spark's for regressions. The best model comes from the same
 * matrices.
 */
final class GramFolds implements FoldWork {
    /** Bytes of the folds' Gram matrices beyond which the plan {@code auto} goes by rows. */
    private static final long MOST_BYTES = 256L << 20;

    private static final Logger LOG = LoggerFactory.getLogger(GramFolds.class);

    private final GridSearch search;
    private final BlockedData data;
    private final Folds folds;
    private final JobCounts jobs;
    private final DataSettings settings;
    private final List<DeepLinearRegression> each;
    private List<List<Fitted>> fitted;

    /** True when all settings share the data and their preparation, and a Gram matrix a fold is cheap or asked for. */
    static boolean serves(GridSearch search) {
        List<DataSettings> all =
                search.each().stream().map(DataSettings::of).distinct().toList();
        if (all.size() != 1 || all.get(0).columns().validation().isPresent()) {
            return false;
        }
        Plan plan = all.get(0).options().plan();
        if (plan != Plan.AUTO) {
            return plan == Plan.GRAM;
        }
        long d =
                new TrainingRows(search.dataset(), all.get(0).columns()).shape().dimension();
        return d <= TrainingSet.MOST_EIGENVALUES && 4 * d * d * search.folds() <= MOST_BYTES;
    }

    /**
     * Reads the rows, once.
     *
     * @param rule says in which fold each is
     * @return work from Gram matrices; or, for rows that are fewer than their features, which train in the rows' own space,
     *     work by rows
     */
    static FoldWork of(GridSearch search, FoldRule rule) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(
                search.dataset().sparkSession().sparkContext());
        JobCounts jobs = JobCounts.ofThisThread(context);
        try {
            context.setJobDescription("prepare: row blocks of " + search.folds() + " folds");
            BlockedData data = read(search, rule);
            if (data.rows() >= data.columns()) {
                return new GramFolds(search, data, jobs);
            }
            data.close();
        } catch (Exception failed) { // SparkException too, which is checked and not declared
            jobs.close();
            throw failed;
        }
        jobs.close();
        return new RowFolds(search);
    }

    private static BlockedData read(GridSearch search, FoldRule rule) {
        List<DeepLinearRegression> each = search.each();
        DataSettings settings = DataSettings.of(each.get(0));
        RowShape shape = new TrainingRows(search.dataset(), settings.columns()).shape();
        each.forEach(one -> RunSpecs.requireSize(RunSpecs.of(one), shape.dimension()));
        BlockLayout layout = new BlockLayout(
                shape.dimension(),
                shape.sparse(),
                settings.preprocessing().needsFeatureMoments(),
                settings.blockBytes(),
                settings.aggregationDepth(),
                search.folds());
        return BlockedData.of(
                FoldedRows.of(search.dataset(), settings.columns(), rule, shape.dimension()),
                layout,
                "agd blocks of " + search.folds() + " folds");
    }

    private GramFolds(GridSearch search, BlockedData data, JobCounts jobs) {
        this.search = search;
        this.data = data;
        this.jobs = jobs;
        this.each = search.each();
        this.settings = DataSettings.of(each.get(0));
        this.folds = collect();
        if (settings.checkpoints().isPresent()) {
            LOG.warn("checkpointDir has no part in a cross-validation from Gram matrices: nothing of it is kept.");
        }
    }

    private Folds collect() {
        try {
            for (int fold = 0; fold < search.folds(); fold++) {
                if (data.moments(fold).rows() == 0) {
                    throw new IllegalArgumentException("every fold must have rows of positive weight, fold " + fold
                            + " of " + search.folds() + " has none. Maybe a smaller numFolds.");
                }
            }
            data.context().setJobDescription("train: Gram matrices of " + search.folds() + " folds");
            return new Folds(data, search.folds(), settings.preprocessing());
        } catch (Exception failed) { // SparkException too, which is checked and not declared
            data.close();
            throw failed;
        }
    }

    private List<List<Fitted>> fitted() {
        if (fitted == null) {
            List<RunSpec> runs = each.stream().map(RunSpecs::of).toList();
            fitted = search.threads().each(fold -> fit(folds.without(fold), runs));
        }
        return fitted;
    }

    private List<Fitted> fit(FoldTrainingSet set, List<RunSpec> runs) {
        TrainingResult result = new Trainer(set, settings.options()).train(runs);
        int jobCount =
                jobs.counts().values().stream().mapToInt(Integer::intValue).sum();
        return Fitted.of(result, Fitted.Shared.of(result, "folds", jobCount));
    }

    @Override
    public List<List<Double>> metrics(Evaluator evaluator) {
        boolean direct = each.stream().allMatch(one -> RegressionScore.serves(evaluator, one));
        data.context().setJobDescription("validate: " + search.folds() + " folds");
        if (!direct) {
            return RowFolds.evaluate(models(), search, evaluator);
        }
        List<List<Affine>> predictions = fitted().stream()
                .map(fold -> fold.stream()
                        .map(one -> new Affine(one.coefficients(), one.intercept(), false))
                        .toList())
                .toList();
        List<ResidualSums> sums = data.residuals(predictions).sums();
        RegressionScore score = RegressionScore.of((RegressionEvaluator) evaluator);
        return sums.stream()
                .map(fold -> IntStream.range(0, each.size())
                        .mapToObj(k -> score.of(fold, k))
                        .toList())
                .toList();
    }

    @Override
    public List<List<DeepLinearRegressionModel>> models() {
        List<Split> splits = search.splits().get();
        return IntStream.range(0, search.folds())
                .mapToObj(fold -> IntStream.range(0, each.size())
                        .mapToObj(k -> each.get(k)
                                .model(
                                        fitted().get(fold).get(k),
                                        splits.get(fold).training()))
                        .toList())
                .toList();
    }

    @Override
    public DeepLinearRegressionModel best(int setting) {
        DeepLinearRegression one = each.get(setting);
        return one.model(fit(folds.all(), List.of(RunSpecs.of(one))).get(0), search.dataset());
    }

    @Override
    public String toString() {
        return "Gram matrices of the folds";
    }

    @Override
    public void close() {
        jobs.close();
        data.close();
    }
}
