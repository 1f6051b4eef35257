package io.github.sparkagd.ml;

import io.github.sparkagd.cluster.BlockedData;
import io.github.sparkagd.cluster.JobCounts;
import io.github.sparkagd.cluster.JobDescriptions;
import io.github.sparkagd.cluster.SpectrumFinder;
import io.github.sparkagd.cluster.TrainingProblem;
import io.github.sparkagd.linalg.Blas;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.Training;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains settings on a Dataset, all in lock-step on one set of row blocks, and leaves nothing persisted. */
final class Fitting {
    private static final Logger LOG = LoggerFactory.getLogger(Fitting.class);

    private final Dataset<?> dataset;
    private final DataSettings settings;
    private final TrainingRows.LabelRule labels;

    /**
     * @param dataset the examples
     * @param settings how they are read and prepared
     * @param labels what becomes of labels before training
     */
    Fitting(Dataset<?> dataset, DataSettings settings, TrainingRows.LabelRule labels) {
        this.dataset = dataset;
        this.settings = settings;
        this.labels = labels;
    }

    /** Trains {@code runs}; one result per run, in their order. */
    List<Fitted> fit(List<RunSettings> runs) {
        if (!StorageLevel.NONE().equals(dataset.storageLevel())) {
            LOG.warn("The training data are cached already; their row blocks are cached besides while training. "
                    + "Maybe unpersist the input, if nothing else needs it.");
        }
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext());
        String description = context.getLocalProperty("spark.job.description");
        try (JobCounts jobs = JobCounts.ofThisThread(context)) {
            context.setJobDescription("prepare: first rows");
            TrainingRows rows = new TrainingRows(dataset, settings.columns());
            TrainingRows.Shape shape = rows.shape();
            runs.forEach(run -> run.requireSize(shape.dimension()));
            try (TrainingProblem problem = open(rows, shape, context)) {
                return train(problem, runs, jobs);
            }
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

    private TrainingProblem open(TrainingRows rows, TrainingRows.Shape shape, JavaSparkContext context) {
        // Checkpoints are told from those of other data by the features' moments.
        boolean featureMoments = settings.preprocessing().needsFeatureMoments()
                || settings.checkpoints().isPresent();
        BlockedData.Layout layout = new BlockedData.Layout(
                shape.dimension(), shape.sparse(), featureMoments, settings.blockBytes(), settings.aggregationDepth());
        JavaRDD<io.github.sparkagd.data.LabelledRow> examples = rows.rows(shape.dimension(), labels);
        context.setJobDescription("prepare: row blocks");
        return TrainingProblem.of(examples, layout, "agd blocks of a Dataset", settings.preprocessing());
    }

    private List<Fitted> train(TrainingProblem problem, List<RunSettings> settingsOfRuns, JobCounts jobs) {
        if (settingsOfRuns.stream().anyMatch(RunSettings::needsUnitLabels)) {
            settings.requireUnitLabels(problem.meanSquaredLabel());
        }
        JavaSparkContext context = problem.blocks().context();
        Optional<FitCheckpoints> safety =
                settings.checkpoints().map(where -> new FitCheckpoints(where, problem, settings, settingsOfRuns));
        Plan plan = safety.flatMap(FitCheckpoints::plan).orElseGet(() -> plan(problem, settingsOfRuns));
        LeastSquares oracle = problem.oracle(plan, demand(problem, settingsOfRuns));
        SpectrumFinder spectrum = new SpectrumFinder(problem, oracle, settings.seed());
        safety.ifPresent(before -> before.remind(spectrum));
        Runs made = new Runs(oracle, problem.blocks().moments(), spectrum::get, settings.plan());
        List<Run> runs = settingsOfRuns.stream().map(made::of).toList();
        Training training = new Training(oracle, settingsOfRuns.get(0).rules(), new JobDescriptions(context, "train"));
        List<TrainedRun> trained =
                safety.map(kept -> kept.train(training, runs, plan, spectrum)).orElseGet(() -> training.train(runs));
        long passes =
                trained.stream().mapToLong(run -> run.last().passes()).max().orElse(0) + spectrum.passes();
        int jobCount =
                jobs.counts().values().stream().mapToInt(Integer::intValue).sum();
        Fitted.Shared shared = new Fitted.Shared(
                oracle.size(), spectrum.found(), plan, problem.blocks().storage(), passes, jobCount);
        return trained.stream()
                .map(run -> fitted(problem, oracle.embed(run.weights()), run, shared))
                .toList();
    }

    private Plan plan(TrainingProblem problem, List<RunSettings> runs) {
        return problem.choose(settings.plan(), demand(problem, runs)).plan();
    }

    private static TrainingProblem.Demand demand(TrainingProblem problem, List<RunSettings> runs) {
        int iterations =
                runs.stream().mapToInt(run -> run.rules().iterations()).max().orElse(0);
        boolean spectrum = runs.stream().anyMatch(run -> run.stepSize().isEmpty());
        List<Vec> starts = runs.stream()
                .flatMap(run -> run.initial().stream())
                .map(problem::trained)
                .toList();
        return new TrainingProblem.Demand(iterations, runs.size(), spectrum, Blas.JAVA, Optional.of(starts));
    }

    private static Fitted fitted(TrainingProblem problem, Vec weights, TrainedRun run, Fitted.Shared shared) {
        if (run.outcome().diverged()) {
            LOG.warn(
                    "Training {}. The model is the last whose loss was not above the first. Maybe a smaller stepSize.",
                    run.outcome().message());
        }
        return new Fitted(problem.coefficients(weights), problem.intercept(weights), run, shared);
    }
}
