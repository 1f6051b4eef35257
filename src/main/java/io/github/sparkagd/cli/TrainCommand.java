package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.RunDirectory;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.dynamics.Initialisation;
import io.github.sparkagd.linalg.Blas;
import io.github.sparkagd.report.NamedValues;
import io.github.sparkagd.train.Algorithm;
import io.github.sparkagd.train.DeepStart;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.StopRules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.deploy.SparkHadoopUtil;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code train}: one or many runs in lock-step, and a run directory with what came of them. */
@Command(
        name = "train",
        description = "Trains one or many runs in lock-step and writes a run directory.",
        sortOptions = false,
        usageHelpAutoWidth = true)
final class TrainCommand extends BaseCommand {
    @Option(
            names = "--algorithm",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "agd",
            description =
                    "agd, agd-full, gd, heavy-ball, nesterov or deep-gd; a comma list for several. Default: ${DEFAULT-VALUE}")
    private List<String> algorithms;

    @Option(
            names = "--depth",
            split = ",",
            paramLabel = "L",
            defaultValue = "4",
            description = "depths of agd and deep-gd; a comma list for several. Default: ${DEFAULT-VALUE}")
    private List<Integer> depths;

    @Option(
            names = "--learning-rate",
            split = ",",
            paramLabel = "RATE",
            defaultValue = "optimal",
            description = "a number, optimal (from the spectrum of the data), search (each run's best of a grid) or "
                    + "search:gd (gd's best for all); a comma list for several. Default: ${DEFAULT-VALUE}")
    private List<String> rates;

    @Option(
            names = "--iterations",
            paramLabel = "T",
            defaultValue = "100",
            description = "number of iterations. Default: ${DEFAULT-VALUE}")
    private int iterations;

    @Option(
            names = "--tolerance",
            paramLabel = "X",
            defaultValue = "0",
            description = "stop a run when its gradient's norm is X times that at w = 0. Default: ${DEFAULT-VALUE}")
    private double tolerance;

    @Option(names = "--max-time", paramLabel = "DURATION", description = "stop after this time, such as 90s, 10m or 2h")
    private String maxTime;

    @Option(
            names = "--plan",
            paramLabel = "PLAN",
            defaultValue = "auto",
            description = "fused (a pass an iteration), round-robin (a pass a layer, as the paper's listing), "
                    + "gram (one pass in all) or auto. Default: ${DEFAULT-VALUE}")
    private String plan;

    @Option(
            names = "--blas",
            paramLabel = "NAME",
            defaultValue = "java",
            description = "who multiplies the rows in the gram plan: java (the same bits everywhere) or native (the "
                    + "machines' own library: faster, agreement to 1e-12). Default: ${DEFAULT-VALUE}")
    private String blas;

    @Option(names = "--momentum", paramLabel = "B", description = "momentum of heavy-ball; default from the spectrum")
    private Double momentum;

    @Option(
            names = "--width",
            paramLabel = "M",
            defaultValue = "1",
            description = "units in every hidden layer of deep-gd. Default: ${DEFAULT-VALUE}")
    private int width;

    @Option(
            names = "--init",
            paramLabel = "NAME",
            defaultValue = "zeros-ones",
            description = "start of deep-gd: zeros-ones, normal, xavier, xavier-uniform, he, orthogonal, identity, "
                    + "balanced or constant:V; random ones by --seed. Default: ${DEFAULT-VALUE}")
    private String init;

    @Option(names = "--initial-model", paramLabel = "DIR", description = "start from the weights of a saved model")
    private String initialModel;

    @Option(names = "--out", paramLabel = "DIR", description = "run directory to write; default ./agd-train-N")
    private String out;

    @Option(names = "--overwrite", description = "replace an existing run directory")
    private boolean overwrite;

    @Mixin
    private CheckpointArguments checkpoints = new CheckpointArguments();

    @Override
    public Integer call() {
        TrainSettings settings = settings();
        DataOptions options = data().options();
        data().preprocessing();
        var configuration = SparkHadoopUtil.get().conf();
        String folder = out != null ? out : RunDirectory.firstFree("./agd-train-", configuration);
        boolean replaces = overwrite || checkpoints.resume();
        try (RunDirectory directory = RunDirectory.reserve(folder, replaces, configuration)) {
            data().requireApart(directory);
            initialModel().ifPresent(model -> directory.requireApart("--initial-model", model));
            checkpoints.requireApart(directory);
            Map<String, Object> resolved = resolved(folder);
            CheckpointArguments.Plan safety = checkpoints.plan(folder, overwrite, resolved, configuration);
            if (checkOnly()) {
                return Main.DONE;
            }
            safety.begin();
            TrainJob job =
                    new TrainJob(settings, new TrainJob.Input(options, data().preprocessing()), resolved, safety);
            try {
                return Sessions.with("train", session -> job.run(session, directory, out()));
            } catch (RuntimeException failed) {
                if (Sessions.inClusterMode()) {
                    leaveWord(directory, failed);
                }
                throw failed;
            }
        }
    }

    /** In cluster mode nobody reads the driver's exit code, so that run.json alone says what went wrong. */
    private void leaveWord(RunDirectory directory, RuntimeException failed) {
        Main.Failure failure = Main.Failure.of(failed);
        NamedValues json = new NamedValues()
                .put("options", resolved(directory.toString()))
                .put("exitCode", failure.exitCode())
                .put("message", failure.message());
        directory.write("run.json", out -> out.write(json.toJson().getBytes(StandardCharsets.UTF_8)));
        directory.commit();
    }

    private Optional<String> initialModel() {
        return Optional.ofNullable(initialModel);
    }

    private TrainSettings settings() {
        List<Algorithm> chosen =
                algorithms.stream().map(TrainCommand::parseAlgorithm).toList();
        for (int depth : depths) {
            UsageException.require(depth >= 1, "--depth must be at least 1, got " + depth);
        }
        UsageException.require(iterations >= 0, "--iterations must be at least 0, got " + iterations);
        UsageException.require(
                tolerance >= 0 && Double.isFinite(tolerance), "--tolerance must be at least 0, got " + tolerance);
        UsageException.require(
                momentum == null || (momentum >= 0 && momentum < 1), "--momentum must be in [0, 1), got " + momentum);
        UsageException.require(
                momentum == null || chosen.contains(Algorithm.HEAVY_BALL),
                "--momentum is for heavy-ball only. Maybe add --algorithm heavy-ball.");
        return new TrainSettings(
                chosen,
                depths,
                rates.stream().map(RateChoice::parse).toList(),
                new StopRules(
                        iterations,
                        tolerance,
                        Optional.ofNullable(maxTime).map(text -> parseDuration("--max-time", text))),
                parsePlan(plan),
                parseBlas(blas),
                initialModel(),
                Optional.ofNullable(momentum),
                deepStart(chosen));
    }

    private DeepStart deepStart(List<Algorithm> chosen) {
        boolean given = width != 1 || !"zeros-ones".equals(init);
        UsageException.require(
                !given || chosen.contains(Algorithm.DEEP_GD),
                "--width and --init are for deep-gd only. Maybe add --algorithm deep-gd.");
        UsageException.require(
                !given || initialModel().isEmpty(),
                "--width and --init contradict --initial-model, from which deep-gd starts with width 1. Maybe drop one.");
        UsageException.require(width >= 1, "--width must be at least 1, got " + width);
        try {
            return new DeepStart(Initialisation.parse(init), width, data().seed());
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("--" + wrong.getMessage());
        }
    }

    private static Algorithm parseAlgorithm(String name) {
        return Arrays.stream(Algorithm.values())
                .filter(known -> known.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException(
                        "--algorithm must be one of agd, agd-full, gd, heavy-ball, nesterov, deep-gd, got " + name));
    }

    static Plan parsePlan(String name) {
        return Arrays.stream(Plan.values())
                .filter(known -> known.label().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new UsageException("--plan must be one of auto, fused, round-robin, gram, got " + name));
    }

    private static Blas parseBlas(String name) {
        return Arrays.stream(Blas.values())
                .filter(known -> known.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("--blas must be java or native, got " + name));
    }

    /** Reads {@code 90s}, {@code 10m}, {@code 2h}, {@code 1h30m} or a plain number of seconds. */
    static Duration parseDuration(String option, String text) {
        try {
            String iso = text.matches("\\d+(\\.\\d+)?") ? text + "s" : text;
            Duration duration =
                    Duration.parse(iso.toUpperCase(java.util.Locale.ROOT).startsWith("PT") ? iso : "PT" + iso);
            UsageException.require(
                    !duration.isNegative() && !duration.isZero(), option + " must be positive, got " + text);
            return duration;
        } catch (DateTimeParseException wrong) {
            throw new UsageException(option + " must be a duration such as 90s, 10m or 2h, got " + text);
        }
    }

    private Map<String, Object> resolved(String folder) {
        Map<String, Object> options = new LinkedHashMap<>(data().resolved());
        options.put("algorithm", algorithms.stream().collect(Collectors.joining(",")));
        options.put("depth", depths.stream().map(String::valueOf).collect(Collectors.joining(",")));
        options.put("learning-rate", String.join(",", rates));
        options.put("iterations", iterations);
        options.put("tolerance", tolerance);
        options.put("max-time", Optional.ofNullable(maxTime));
        options.put("plan", plan);
        options.put("blas", blas);
        options.put("momentum", Optional.ofNullable(momentum));
        options.put("width", width);
        options.put("init", init);
        options.put("initial-model", initialModel());
        options.put("out", folder);
        options.put("overwrite", overwrite);
        options.putAll(checkpoints.resolved());
        return options;
    }
}
