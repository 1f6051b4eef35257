package io.github.sparkagd.ml;

import io.github.sparkagd.cluster.ClusterTrainingSet;
import io.github.sparkagd.cluster.Digest;
import io.github.sparkagd.cluster.HadoopCheckpointStore;
import io.github.sparkagd.train.Checkpoint;
import io.github.sparkagd.train.Checkpoint.Setting;
import io.github.sparkagd.train.CheckpointPolicy;
import io.github.sparkagd.train.Checkpoints;
import io.github.sparkagd.train.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a fit's state in a folder, so that the same fit goes on after a crash with the same bits; deletes it at the end.
 *
 * <p>Every training has a folder of its own within the one that is named, named after a digest of its
 * settings and data, so that concurrent fits, such as those of Spark's {@code CrossValidator}, can share it.
 */
final class FitCheckpoints {
    private static final Logger LOG = LoggerFactory.getLogger(FitCheckpoints.class);

    private final Where where;
    private final HadoopCheckpointStore store;
    private final List<Setting> options;
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
    FitCheckpoints(Where where, ClusterTrainingSet problem, DataSettings settings, List<RunSpec> runs) {
        this.where = where;
        this.options = options(settings, runs);
        try {
            this.store = HadoopCheckpointStore.in(
                    where.folder(options, problem.identity()),
                    problem.blocks().context().hadoopConfiguration());
            this.before = Checkpoints.latest(store, LOG::warn);
        } catch (IllegalArgumentException unusable) {
            throw new IllegalArgumentException(
                    "checkpointDir: " + unusable.getMessage().split("\\.? Maybe ", 2)[0]
                            + ". Maybe name another folder.",
                    unusable);
        }
    }

    private static List<Setting> options(DataSettings settings, List<RunSpec> runs) {
        List<Setting> options = new ArrayList<>();
        options.add(new Setting("data settings", settings.withoutCheckpoints().toString()));
        for (int k = 0; k < runs.size(); k++) {
            RunSpec spec = runs.get(k);
            options.add(new Setting(
                    "setting " + k,
                    spec.algorithm() + ", rate " + spec.rate() + ", penalty " + spec.regularization() + ", "
                            + spec.rules() + ", " + spec.start().deep()));
            Digest start = new Digest();
            spec.start().coefficients().ifPresent(start::add);
            options.add(new Setting("start " + k, start.hex()));
        }
        return options;
    }

    /** As the trainer needs it. */
    CheckpointPolicy policy() {
        before.ifPresent(found -> LOG.info(
                "Training goes on from iteration {} of a checkpoint in {}",
                found.training().iteration(),
                store));
        return new CheckpointPolicy(store, Checkpoints.Interval.ofIterations(where.interval()), options, before);
    }

    /** Leaves nothing, once all is done. */
    void remove() {
        store.remove();
    }
}
