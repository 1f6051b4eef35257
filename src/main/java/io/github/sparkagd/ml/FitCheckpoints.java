package io.github.sparkagd.ml;

import io.github.sparkagd.cluster.HadoopCheckpointStore;
import io.github.sparkagd.cluster.SpectrumFinder;
import io.github.sparkagd.cluster.TrainingProblem;
import io.github.sparkagd.linalg.ColumnMoments;
import io.github.sparkagd.train.Checkpoint;
import io.github.sparkagd.train.Checkpoint.Setting;
import io.github.sparkagd.train.Checkpoints;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a fit's state in a folder, so that the same fit goes on after a crash with the same bits; deletes it at the end.
 *
 * <p>Every training has a folder of its own within the one that is named, called by a digest of its settings and data: several
 * fits, such as those of Spark's {@code CrossValidator}, may share that one, at the same time too, and none goes on with what
 * another began.
 */
final class FitCheckpoints {
    private static final Logger LOG = LoggerFactory.getLogger(FitCheckpoints.class);

    private final Where where;
    private final HadoopCheckpointStore store;
    private final List<Setting> options;
    private final List<Setting> data;
    private final Optional<Checkpoint> before;

    /**
     * Where a fit keeps its state.
     *
     * @param folder on any Hadoop file system
     * @param interval iterations between two checkpoints
     */
    record Where(String folder, int interval) {
        /** What {@code params} ask for. */
        static Optional<Where> of(DeepLinearParams params) {
            int interval = (Integer) params.getOrDefault(params.checkpointInterval());
            return params.isDefined(params.checkpointDir()) && interval > 0
                    ? Optional.of(new Where(params.getCheckpointDir(), interval))
                    : Optional.empty();
        }

        private String folder(List<Setting> options, List<Setting> data) {
            Digest digest = new Digest();
            options.forEach(option -> digest.add(option.name()).add(option.value()));
            data.forEach(property -> digest.add(property.name()).add(property.value()));
            return folder + "/fit-" + digest.hex();
        }
    }

    /**
     * Looks for a checkpoint of the same training.
     *
     * @throws IllegalArgumentException when the folder cannot be used, or what is in it
     */
    FitCheckpoints(Where where, TrainingProblem problem, DataSettings settings, List<RunSettings> runs) {
        this.where = where;
        this.options = options(settings, runs);
        this.data = data(problem);
        try {
            this.store = HadoopCheckpointStore.in(
                    where.folder(options, data), problem.blocks().context().hadoopConfiguration());
            this.before = Checkpoints.latest(store, LOG::warn);
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException(
                    "checkpointDir: " + unusable.getMessage().split("\\.? Maybe ", 2)[0]
                            + ". Maybe name another folder.",
                    unusable);
        }
    }

    private static List<Setting> options(DataSettings settings, List<RunSettings> runs) {
        List<Setting> options = new ArrayList<>();
        options.add(new Setting("data settings", settings.withoutCheckpoints().toString()));
        for (int k = 0; k < runs.size(); k++) {
            options.add(new Setting("setting " + k, runs.get(k).toString()));
            Digest start = new Digest();
            runs.get(k).initial().ifPresent(start::add);
            options.add(new Setting("start " + k, start.hex()));
        }
        return options;
    }

    /** What tells the rows from others, to the last bit of their moments. */
    private static List<Setting> data(TrainingProblem problem) {
        ColumnMoments moments = problem.blocks().moments();
        List<Setting> data = new ArrayList<>();
        data.add(new Setting("rows", moments.rows() + " and " + moments.testRows()));
        data.add(new Setting("features", Integer.toString(moments.columns())));
        data.add(new Setting("partitions", Integer.toString(problem.blocks().partitions())));
        data.add(new Setting("weights", moments.weight() + " and " + moments.testWeight()));
        data.add(new Setting("labels", moments.labelMean() + " and " + moments.labelRootMeanSquare()));
        data.add(new Setting("means", new Digest().add(moments.means()).hex()));
        data.add(
                new Setting("deviations", new Digest().add(moments.deviations()).hex()));
        return data;
    }

    /** The plan of the training that is gone on with. */
    Optional<Plan> plan() {
        return before.map(found -> found.preparation().plan());
    }

    /** Tells {@code finder} the spectrum of the training that is gone on with. */
    void remind(SpectrumFinder finder) {
        before.ifPresent(found ->
                finder.know(found.preparation().spectrum(), found.preparation().spectrumPasses()));
    }

    /** Trains from the start, or on from the checkpoint; leaves none at the end. */
    List<TrainedRun> train(Training training, List<Run> runs, Plan plan, SpectrumFinder spectrum) {
        Checkpoint.Preparation preparation =
                new Checkpoint.Preparation(plan, "", OptionalDouble.empty(), spectrum.found(), spectrum.passes(), 0);
        Training safe = training.withSnapshots(new Checkpoints(
                store,
                Checkpoints.Interval.ofIterations(where.interval()),
                snapshot -> new Checkpoint(options, data, preparation, snapshot)));
        List<TrainedRun> trained = before.map(found -> {
                    LOG.info(
                            "Training goes on from iteration {} of a checkpoint in {}",
                            found.training().iteration(),
                            store);
                    return safe.resume(runs, found.training());
                })
                .orElseGet(() -> safe.train(runs));
        store.remove();
        return trained;
    }
}
