package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.HadoopCheckpointStore;
import io.github.sparkagd.cluster.RunDirectory;
import io.github.sparkagd.settings.Refusal;
import io.github.sparkagd.train.Checkpoint;
import io.github.sparkagd.train.CheckpointPolicy;
import io.github.sparkagd.train.Checkpoints;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Option;

/** The options of {@code train} about checkpoints. */
@Section.Holds(Section.CHECKPOINTS)
final class CheckpointArguments {
    private static final double DEFAULT_SECONDS = 30;
    private static final int MOST_DIGITS = 9;
    /** Options that say where things are and not what is computed; the data are recognised by their fingerprint. */
    private static final Set<String> NOT_COMPARED =
            Set.of("data", "test", "data-option", "out", "overwrite", "checkpoint", "checkpoint-interval", "resume");

    @Option(
            names = "--checkpoint",
            paramLabel = "URI",
            description =
                    "folder for checkpoints, on any Hadoop file system; with --checkpoint-interval or --resume the "
                            + "default is OUT.checkpoints. Without these options: none")
    private String checkpoint;

    @Option(
            names = "--checkpoint-interval",
            paramLabel = "N",
            description = "write a checkpoint every N iterations, or after a duration such as 30s or 10m. Default: 30s")
    private String interval;

    @Option(
            names = "--resume",
            description = "go on from the newest checkpoint, with the options of the training that wrote it")
    private boolean resume;

    boolean resume() {
        return resume;
    }

    /** Refuses checkpoints inside the run directory, which appears, or is replaced, as a whole at the end. */
    void requireApart(RunDirectory out) {
        Optional.ofNullable(checkpoint)
                .filter(uri -> !uri.isBlank())
                .ifPresent(uri -> out.requireApart("--checkpoint", uri));
    }

    /**
     * What the options ask for; reads the checkpoint to go on from.
     *
     * @param out the run directory
     * @param overwrite whether what was there before is to be replaced
     * @param options every option as resolved
     */
    Optional<CheckpointPolicy> policy(
            String out, boolean overwrite, Map<String, Object> options, Configuration configuration) {
        UsageException.require(
                !(resume && overwrite), "--resume and --overwrite contradict each other. Maybe drop --overwrite.");
        Checkpoints.Interval often =
                interval == null ? Checkpoints.Interval.ofSeconds(DEFAULT_SECONDS) : parseInterval(interval);
        List<Checkpoint.Setting> settings = compared(options);
        if (checkpoint == null && interval == null && !resume) {
            return Optional.empty();
        }
        String place = checkpoint != null ? checkpoint : out.replaceAll("/+$", "") + ".checkpoints";
        UsageException.require(!place.isBlank(), "--checkpoint must name a folder, got ''");
        HadoopCheckpointStore store = store(place, configuration);
        if (resume) {
            return Optional.of(new CheckpointPolicy(store, often, settings, Optional.of(latest(store, settings))));
        }
        UsageException.require(
                overwrite || store.stored().isEmpty(),
                "the folder " + place
                        + " holds checkpoints of an earlier training already. Maybe add --resume to go on "
                        + "from them, or --overwrite.");
        return Optional.of(new CheckpointPolicy(store, often, settings, Optional.empty()));
    }

    private static HadoopCheckpointStore store(String place, Configuration configuration) {
        try {
            return HadoopCheckpointStore.in(place, configuration);
        } catch (Refusal refused) {
            throw new UsageException("--checkpoint: " + refused.said(Refusal.OPTIONS));
        }
    }

    private static Checkpoint latest(HadoopCheckpointStore store, List<Checkpoint.Setting> settings) {
        Checkpoint found = Checkpoints.latest(store, warning -> System.err.println("agd: warning: " + warning))
                .orElseThrow(() -> new UsageException("--resume: there is no checkpoint in " + store
                        + ". Maybe name the folder with --checkpoint, or train without --resume."));
        Checkpoint.requireSame("options", found.options(), settings);
        return found;
    }

    private static Checkpoints.Interval parseInterval(String text) {
        if (text.matches("\\d{1," + MOST_DIGITS + "}") && Integer.parseInt(text) > 0) {
            return Checkpoints.Interval.ofIterations(Integer.parseInt(text));
        }
        UsageException.require(
                !text.matches("-?[\\d.]+"),
                "--checkpoint-interval must be a number of iterations or a duration such as 30s, got " + text);
        return Checkpoints.Interval.ofSeconds(
                OptionValues.duration("--checkpoint-interval", text).toNanos() * 1e-9);
    }

    private static List<Checkpoint.Setting> compared(Map<String, Object> options) {
        return options.entrySet().stream()
                .filter(option -> !NOT_COMPARED.contains(option.getKey()))
                .map(option -> new Checkpoint.Setting("--" + option.getKey(), text(option.getValue())))
                .toList();
    }

    private static String text(Object value) {
        return value instanceof Optional<?> optional
                ? optional.map(String::valueOf).orElse("not given")
                : String.valueOf(value);
    }
}
