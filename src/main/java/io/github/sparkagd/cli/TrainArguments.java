package io.github.sparkagd.cli;

import io.github.sparkagd.dynamics.Initialisation;
import io.github.sparkagd.train.Algorithm;
import io.github.sparkagd.train.DeepStart;
import io.github.sparkagd.train.StopRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options of {@code train} that say what is trained and for how long. */
final class TrainArguments {
    /** A hidden layer has width² entries, and an array 2³¹. */
    private static final int MOST_WIDTH = 46_340;

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
            description =
                    "start of deep-gd: zeros-ones, normal, xavier, xavier-uniform, he, orthogonal, identity, "
                            + "identity:V, balanced, balanced:V or constant:V; random ones by --seed. Default: ${DEFAULT-VALUE}")
    private String init;

    @Option(names = "--initial-model", paramLabel = "DIR", description = "start from the weights of a saved model")
    private String initialModel;

    /** The folder of a model to start from. */
    Optional<String> initialModel() {
        return Optional.ofNullable(initialModel);
    }

    /**
     * What the options ask for; refuses what can be known to be wrong before Spark starts.
     *
     * @param seed of random starts
     */
    TrainSettings settings(long seed) {
        List<Algorithm> chosen =
                algorithms.stream().map(OptionValues::algorithm).toList();
        UsageException.require(!algorithms.isEmpty(), "--algorithm is empty. Maybe agd.");
        UsageException.require(!depths.isEmpty(), "--depth is empty. Maybe 4.");
        UsageException.require(!rates.isEmpty(), "--learning-rate is empty. Maybe optimal.");
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
                        Optional.ofNullable(maxTime).map(text -> OptionValues.duration("--max-time", text))),
                OptionValues.plan(plan),
                OptionValues.blas(blas),
                initialModel(),
                Optional.ofNullable(momentum),
                deepStart(chosen, seed));
    }

    private DeepStart deepStart(List<Algorithm> chosen, long seed) {
        boolean given = width != 1 || !"zeros-ones".equals(init);
        UsageException.require(
                !given || chosen.contains(Algorithm.DEEP_GD),
                "--width and --init are for deep-gd only. Maybe add --algorithm deep-gd.");
        UsageException.require(
                !given || initialModel().isEmpty(),
                "--width and --init contradict --initial-model, from which deep-gd starts with width 1. Maybe drop one.");
        UsageException.require(
                width >= 1 && width <= MOST_WIDTH, "--width must be between 1 and " + MOST_WIDTH + ", got " + width);
        try {
            return new DeepStart(Initialisation.parse(init), width, seed);
        } catch (IllegalArgumentException wrong) {
            String message = wrong.getMessage();
            throw new UsageException(message.startsWith("init ") ? "--" + message : "--init " + init + ": " + message);
        }
    }

    /** The options as given, for run.json. */
    Map<String, Object> resolved() {
        Map<String, Object> options = new LinkedHashMap<>();
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
        return options;
    }
}
