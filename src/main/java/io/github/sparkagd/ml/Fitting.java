package io.github.sparkagd.ml;

import io.github.sparkagd.cluster.BlockLayout;
import io.github.sparkagd.cluster.BlockedData;
import io.github.sparkagd.cluster.ClusterTrainingSet;
import io.github.sparkagd.cluster.JobCounts;
import io.github.sparkagd.cluster.JobDescriptions;
import io.github.sparkagd.cluster.Preparation;
import io.github.sparkagd.cluster.RowFault;
import io.github.sparkagd.cluster.RowShape;
import io.github.sparkagd.settings.Refusal;
import io.github.sparkagd.train.RunSpec;
import io.github.sparkagd.train.Trainer;
import io.github.sparkagd.train.TrainingObserver;
import io.github.sparkagd.train.TrainingResult;
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

    /** Who watches a training. */
    private record Watching(JobCounts jobs, TrainingObserver observer) {}

    private final String name;
    private final Dataset<?> dataset;
    private final DataSettings settings;
    private final TrainingRows.LabelRule labels;

    /**
     * @param name of the fit, for people
     * @param dataset the examples
     * @param settings how they are read and prepared
     * @param labels what becomes of labels before training
     */
    Fitting(String name, Dataset<?> dataset, DataSettings settings, TrainingRows.LabelRule labels) {
        this.name = name;
        this.dataset = dataset;
        this.settings = settings;
        this.labels = labels;
    }

    /** Trains {@code specs}; one result each, in their order. */
    List<Fitted> fit(List<RunSpec> specs) {
        if (!StorageLevel.NONE().equals(dataset.storageLevel())) {
            LOG.warn(BlockedData.CACHED_TWICE);
        }
        JavaSparkContext context =
                JavaSparkContext.fromSparkContext(dataset.sparkSession().sparkContext());
        String description = context.getLocalProperty("spark.job.description");
        try (JobCounts jobs = JobCounts.ofThisThread(context);
                LiveFit live = new LiveFit(context.sc(), name, jobs)) {
            context.setJobDescription("prepare: first rows");
            TrainingRows rows = new TrainingRows(dataset, settings.columns());
            RowShape shape = rows.shape();
            specs.forEach(spec -> RunSpecs.requireSize(spec, shape.dimension()));
            try (ClusterTrainingSet problem = open(rows, shape, Preparation.of(settings.preprocessing(), specs))) {
                return train(problem, specs, new Watching(jobs, live.observer(specs)));
            }
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

    private ClusterTrainingSet open(TrainingRows rows, RowShape shape, Preparation preparation) {
        // Checkpoints of other data are recognised by the features' moments.
        boolean featureMoments = settings.preprocessing().needsFeatureMoments()
                || settings.checkpoints().isPresent();
        BlockLayout layout = new BlockLayout(
                shape.dimension(),
                shape.sparse(),
                featureMoments,
                settings.blockBytes(),
                settings.aggregationDepth(),
                0);
        JavaRDD<io.github.sparkagd.data.LabelledRow> examples = rows.rows(shape.dimension(), labels);
        dataset.sparkSession().sparkContext().setJobDescription("prepare: row blocks");
        return ClusterTrainingSet.of(examples, layout, "agd blocks of a Dataset", preparation);
    }

    private List<Fitted> train(ClusterTrainingSet problem, List<RunSpec> specs, Watching watching) {
        Optional<FitCheckpoints> safety =
                settings.checkpoints().map(where -> new FitCheckpoints(where, problem, settings, specs));
        Trainer trainer = new Trainer(
                problem,
                settings.options(),
                TrainingObserver.all(new JobDescriptions(problem.blocks().context()), watching.observer()),
                safety.map(FitCheckpoints::policy));
        TrainingResult result = trainer.train(specs);
        safety.ifPresent(FitCheckpoints::remove);
        int jobCount = watching.jobs().counts().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        return Fitted.of(result, Fitted.Shared.of(result, problem.blocks().storage(), jobCount));
    }
}
