package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.RunDirectory;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.data.Secrets;
import io.github.sparkagd.report.NamedValues;
import io.github.sparkagd.train.CheckpointPolicy;
import io.github.sparkagd.train.TrainSettings;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code train}: one or many runs in lock-step, and a run directory with what came of them. */
@Command(
        name = "train",
        description = "Trains one or many runs in lock-step and writes a run directory.",
        footer = {
            "",
            "Examples:",
            "  agd train --data rows.csv --header --intercept --standardize",
            "  agd train --data mnist --algorithm gd,agd --depth 2,4,8 --out depths"
        },
        sortOptions = false,
        usageHelpAutoWidth = true)
final class TrainCommand extends PreparedCommand {
    private static final String REPORT = "run.json";

    private final SettingOptions training = new SettingOptions(Section.TRAINING, TrainSettings.ALL);

    @Mixin
    private OutArguments target = new OutArguments();

    @Mixin
    private CheckpointArguments checkpoints = new CheckpointArguments();

    @Override
    List<SettingOptions> settingOptions() {
        return Stream.concat(super.settingOptions().stream(), Stream.of(training))
                .toList();
    }

    @Override
    public Integer call() throws Exception {
        DataOptions options = data().options();
        TrainJob.Input input = new TrainJob.Input(options, preprocessing(), training);
        input.requireSound();
        String folder = target.place();
        boolean replaces = target.overwrite() || checkpoints.resume();
        try (RunDirectory directory = OutArguments.reserve(folder, replaces)) {
            data().requireApart(directory);
            training.find(TrainSettings.INITIAL_MODEL)
                    .ifPresent(model -> directory.requireApart("--initial-model", model));
            checkpoints.requireApart(directory);
            if (!target.overwrite()) {
                directory.requireReplaceable(REPORT);
            }
            Map<String, Object> resolved = resolved(folder);
            Optional<CheckpointPolicy> safety =
                    checkpoints.policy(folder, target.overwrite(), resolved, OutArguments.configuration());
            if (checkOnly()) {
                return Main.DONE;
            }
            TrainJob job = new TrainJob(input, resolved, new TrainJob.Words(out(), this::tell), safety);
            try {
                return Sessions.watched(this, (session, live) -> job.run(session, directory, live));
            } catch (Exception failed) {
                // Spark throws its own exceptions, which are checked, without declaring them.
                if (Sessions.inClusterMode()) {
                    leaveWord(directory, failed);
                }
                throw failed;
            }
        }
    }

    /** In cluster mode nobody reads the driver's exit code, so that run.json alone says what went wrong. */
    private void leaveWord(RunDirectory directory, Exception failed) {
        Main.Failure failure = Main.Failure.of(failed);
        NamedValues json = new NamedValues()
                .put("options", resolved(directory.toString()))
                .put("exitCode", failure.exitCode())
                .put("message", Secrets.hidden(failure.message(), data().secrets()));
        directory.write(REPORT, out -> out.write(json.toJson().getBytes(StandardCharsets.UTF_8)));
        directory.commitFailure();
    }

    private Map<String, Object> resolved(String folder) {
        Map<String, Object> options = options();
        options.put("out", folder);
        return options;
    }
}
