package io.github.sparkagd.ml;

import io.github.sparkagd.cluster.BlockedData;
import io.github.sparkagd.cluster.FoldedData;
import io.github.sparkagd.cluster.JobCounts;
import io.github.sparkagd.cluster.SpectrumFinder;
import io.github.sparkagd.linalg.Affine;
import io.github.sparkagd.linalg.ResidualSums;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.theory.Spectrum;
import io.github.sparkagd.theory.SpectrumSolver;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.Training;
import io.github.sparkagd.train.TrainingObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.evaluation.Evaluator;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Dataset;

/**
 * Trains the settings of all folds from the folds' Gram matrices, which one job collects.
 *
 * <p>The rows are read once, whatever the numbers of folds and settings: one job fills the cache and measures, one collects,
 * one more measures all predictions where the metric is one of Spark's for regressions. The best model comes from the same
 * matrices.
 */
final class GramFolds implements FoldWork {
    /** Numbers that Lanczos may keep, where there are too many features for all eigenvalues. */
    private static final long LANCZOS_NUMBERS = 32L << 20;

    /** Bytes of the folds' Gram matrices beyond which the plan {@code auto} goes by rows. */
    private static final long MOST_BYTES = 256L << 20;

    private final Task task;
    private final FoldedData data;
    private final FoldedData.Grams grams;
    private final JobCounts jobs;
    private final DataSettings settings;
    private final List<DeepLinearRegression> each;
    private List<List<Fitted>> fitted;

    /**
     * What is to be done.
     *
     * @param estimator to be tuned
     * @param settings of it
     * @param dataset all rows
     * @param folds how many
     * @param splits makes them, one a fold; not asked where they can be done without
     */
    record Task(
            DeepLinearRegression estimator,
            List<ParamMap> settings,
            Dataset<?> dataset,
            int folds,
            Supplier<List<FoldWork.Split>> splits) {
        List<DeepLinearRegression> each() {
            return settings.stream().map(estimator::copy).toList();
        }
    }

    /** True when all settings share the data and their preparation, and a Gram matrix a fold is cheap or asked for. */
    static boolean serves(Task task) {
        List<DataSettings> all =
                task.each().stream().map(DataSettings::of).distinct().toList();
        if (all.size() != 1 || all.get(0).columns().validation().isPresent()) {
            return false;
        }
        Plan plan = all.get(0).plan();
        if (plan != Plan.AUTO) {
            return plan == Plan.GRAM;
        }
        long d = new TrainingRows(task.dataset(), all.get(0).columns()).shape().dimension();
        return d <= SpectrumFinder.EXACT_COLUMNS && 4 * d * d * task.folds() <= MOST_BYTES;
    }

    /**
     * Reads the rows, once.
     *
     * @param rule says in which fold each is
     * @return work from Gram matrices; or, for rows that are fewer than their features, which train in the rows' own space,
     *     work by rows
     */
    static FoldWork of(Task task, FoldRule rule) {
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(task.dataset().sparkSession().sparkContext());
        JobCounts jobs = JobCounts.ofThisThread(context);
        try {
            context.setJobDescription("prepare: row blocks of " + task.folds() + " folds");
            FoldedData data = read(task, rule);
            if (data.rows() >= data.columns()) {
                return new GramFolds(task, data, jobs);
            }
            data.close();
        } catch (Exception failed) { // SparkException too, which is checked and not declared
            jobs.close();
            throw failed;
        }
        jobs.close();
        return new RowFolds(
                task.estimator(), task.settings(), task.dataset(), task.splits().get());
    }

    private static FoldedData read(Task task, FoldRule rule) {
        List<DeepLinearRegression> each = task.each();
        DataSettings settings = DataSettings.of(each.get(0));
        TrainingRows.Shape shape = new TrainingRows(task.dataset(), settings.columns()).shape();
        each.forEach(one -> RunSettings.of(one).requireSize(shape.dimension()));
        BlockedData.Layout layout = new BlockedData.Layout(
                shape.dimension(),
                shape.sparse(),
                settings.preprocessing().needsFeatureMoments(),
                settings.blockBytes(),
                settings.aggregationDepth());
        return FoldedData.of(
                FoldedRows.of(task.dataset(), settings.columns(), rule, shape.dimension()),
                task.folds(),
                layout,
                "agd blocks of " + task.folds() + " folds");
    }

    private GramFolds(Task task, FoldedData data, JobCounts jobs) {
        this.task = task;
        this.data = data;
        this.jobs = jobs;
        this.each = task.each();
        this.settings = DataSettings.of(each.get(0));
        this.grams = collect();
    }

    private FoldedData.Grams collect() {
        try {
            for (int fold = 0; fold < data.folds(); fold++) {
                if (data.moments(fold).rows() == 0) {
                    throw new IllegalArgumentException("every fold must have rows of positive weight, fold " + fold
                            + " of " + data.folds() + " has none. Maybe a smaller numFolds.");
                }
            }
            data.context().setJobDescription("train: Gram matrices of " + data.folds() + " folds");
            return data.grams(settings.preprocessing());
        } catch (Exception failed) { // SparkException too, which is checked and not declared
            data.close();
            throw failed;
        }
    }

    private List<List<Fitted>> fitted() {
        if (fitted == null) {
            List<RunSettings> runs = each.stream().map(RunSettings::of).toList();
            fitted = IntStream.range(0, data.folds())
                    .mapToObj(fold -> fit(grams.without(fold), runs))
                    .toList();
        }
        return fitted;
    }

    private List<Fitted> fit(FoldedData.TrainingSet set, List<RunSettings> runs) {
        if (runs.stream().anyMatch(RunSettings::needsUnitLabels)) {
            Vec zero = Vec.zeros(set.coordinates().dimension());
            double mean = set.problem()
                    .evaluate(List.of(Query.gradient(zero)))
                    .get(0)
                    .train()
                    .moments()
                    .residual();
            settings.requireUnitLabels(mean);
        }
        Lazy spectrum = new Lazy(() -> spectrum(set));
        Runs made = new Runs(set.problem(), set.moments(), spectrum, settings.plan());
        List<Run> all = runs.stream().map(made::of).toList();
        List<TrainedRun> trained = new Training(set.problem(), runs.get(0).rules(), TrainingObserver.NONE).train(all);
        int jobCount =
                jobs.counts().values().stream().mapToInt(Integer::intValue).sum();
        Fitted.Shared shared = new Fitted.Shared(
                set.problem().size(),
                spectrum.found,
                Plan.GRAM,
                "folds",
                set.problem().passes(),
                jobCount);
        List<Fitted> results = new ArrayList<>();
        for (TrainedRun run : trained) {
            Vec raw = set.coordinates().rawWeights(run.weights());
            results.add(new Fitted(raw, set.coordinates().intercept(raw), run, shared));
        }
        return results;
    }

    /** Worked out when it is first asked for. */
    private static final class Lazy implements Supplier<Spectrum> {
        private final Supplier<Spectrum> work;
        private Optional<Spectrum> found = Optional.empty();

        Lazy(Supplier<Spectrum> work) {
            this.work = work;
        }

        @Override
        public Spectrum get() {
            if (found.isEmpty()) {
                found = Optional.of(work.get());
            }
            return found.get();
        }
    }

    private Spectrum spectrum(FoldedData.TrainingSet set) {
        return data.columns() <= SpectrumFinder.EXACT_COLUMNS
                ? SpectrumSolver.exact(set.problem().gram(), set.problem().size())
                : new SpectrumSolver(settings.seed(), LANCZOS_NUMBERS).forOptimalRate(set.problem());
    }

    @Override
    public List<List<Double>> metrics(Evaluator evaluator) {
        boolean direct = each.stream().allMatch(one -> RegressionScore.serves(evaluator, one));
        data.context().setJobDescription("validate: " + data.folds() + " folds");
        if (!direct) {
            return RowFolds.evaluate(models(), task.settings(), task.splits().get(), evaluator);
        }
        List<List<Affine>> predictions = fitted().stream()
                .map(fold -> fold.stream()
                        .map(one -> new Affine(one.coefficients(), one.intercept(), false))
                        .toList())
                .toList();
        List<ResidualSums> sums = data.residuals(predictions);
        RegressionScore score = RegressionScore.of((RegressionEvaluator) evaluator);
        return sums.stream()
                .map(fold -> IntStream.range(0, each.size())
                        .mapToObj(k -> score.of(fold, k))
                        .toList())
                .toList();
    }

    @Override
    public List<List<DeepLinearRegressionModel>> models() {
        List<Split> splits = task.splits().get();
        return IntStream.range(0, data.folds())
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
        return one.model(fit(grams.all(), List.of(RunSettings.of(one))).get(0), task.dataset());
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
