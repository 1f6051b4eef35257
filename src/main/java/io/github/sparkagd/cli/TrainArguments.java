package io.github.sparkagd.cli;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.algorithms.DeepStart;
import io.github.sparkagd.dynamics.Initialisation;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TrainOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
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
            completionCandidates = OptionValues.AlgorithmNames.class,
            description = "${COMPLETION-CANDIDATES}; a comma list for several. Default: ${DEFAULT-VALUE}")
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

    @Option(
            names = "--regularization",
            paramLabel = "X",
            defaultValue = "0",
            description = "L2 penalty, relative to the labels' standard deviation, as regParam of Spark's linear "
                    + "regression. Default: ${DEFAULT-VALUE}")
    private double regularization;

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
    TrainSpecs specs(long seed) {
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
                regularization >= 0 && Double.isFinite(regularization),
                "--regularization must be at least 0 and finite, got " + regularization);
        UsageException.require(
                momentum == null || (momentum >= 0 && momentum < 1), "--momentum must be in [0, 1), got " + momentum);
        List<Algorithm> chosen =
                algorithms.stream().map(OptionValues::algorithm).toList();
        requireOwner(chosen, "momentum", momentum != null);
        requireOwner(chosen, "width", width != 1);
        requireOwner(chosen, "init", !"zeros-ones".equals(init));
        return new TrainSpecs(
                Algorithms.product(chosen, depths),
                rates.stream()
                        .map(text -> OptionValues.rate("--learning-rate", text))
                        .toList(),
                regularization,
                deepStart(seed),
                new StopRules(
                        iterations,
                        tolerance,
                        Optional.ofNullable(maxTime).map(text -> OptionValues.duration("--max-time", text))),
                new TrainOptions(
                        OptionValues.plan(plan),
                        OptionValues.blas(blas),
                        seed,
                        momentum == null ? OptionalDouble.empty() : OptionalDouble.of(momentum)));
    }

    /** An option that no algorithm of the list knows would be ignored. */
    private static void requireOwner(List<Algorithm> chosen, String setting, boolean given) {
        List<String> owners = Algorithms.ALL.stream()
                .filter(algorithm -> algorithm.ownSettings().contains(setting))
                .map(Algorithm::label)
                .toList();
        UsageException.require(
                !given || chosen.stream().anyMatch(one -> one.ownSettings().contains(setting)),
                "--" + setting + " is for " + String.join(", ", owners) + " only. Maybe add --algorithm "
                        + owners.get(0) + ".");
    }

    private DeepStart deepStart(long seed) {
        boolean given = width != 1 || !"zeros-ones".equals(init);
        UsageException.require(
                !given || initialModel().isEmpty(),
                "--width and --init contradict --initial-model, from which deep-gd starts with width 1. Maybe drop one.");
        UsageException.require(
                width >= 1 && width <= MOST_WIDTH, "--width must be between 1 and " + MOST_WIDTH + ", got " + width);
        try {
            return new DeepStart.Initialised(Initialisation.parse(init), width, seed);
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
        options.put("regularization", regularization);
        options.put("momentum", Optional.ofNullable(momentum));
        options.put("width", width);
        options.put("init", init);
        options.put("initial-model", initialModel());
        return options;
    }
}
