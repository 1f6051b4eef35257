package io.github.sparkagd.train;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.algorithms.DeepStart;
import io.github.sparkagd.blocks.Blas;
import io.github.sparkagd.dynamics.Initialisation;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.settings.Bound;
import io.github.sparkagd.settings.Kind;
import io.github.sparkagd.settings.Refusal;
import io.github.sparkagd.settings.Setting;
import io.github.sparkagd.settings.SettingValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What can be set about a training, and what comes of it: runs, rules for their end, and what they have in common. */
public final class TrainSettings {
    /** A hidden layer has width² entries, and an array 2³¹. */
    private static final int MOST_WIDTH = 46_340;

    private static final List<String> PLANS =
            Stream.of(Plan.values()).map(Plan::label).toList();

    /** Its label; {@code agdFull} is read as {@code agd-full}. */
    public static final Setting<String> ALGORITHM = Setting.of(
                    "algorithm",
                    Kind.word("NAME", Algorithms.labels()).list(),
                    "training algorithm: " + Algorithms.names())
            .byDefault("agd")
            .within(Bound.of("must be one of " + Algorithms.names(), name -> Algorithms.named(name)
                    .isPresent()));

    /** L. */
    public static final Setting<Integer> DEPTH = Setting.of(
                    "depth",
                    Kind.integer("L").list(),
                    "number of layers of the network of agd and deep-gd; agd-full always has 2, gd and its kin always 1")
            .byDefault(4)
            .within(Bound.atLeast(1));

    /** See {@link Rate#parse}. */
    public static final Setting<String> LEARNING_RATE = Setting.of(
                    "learning-rate",
                    Kind.text("RATE").list(),
                    "a number, optimal (from the spectrum of the data), search (each run's best of a grid) or search:gd "
                            + "(gd's best for all)")
            .byDefault("optimal")
            .within(Bound.readBy(Rate::parse));

    /** T. */
    public static final Setting<Integer> ITERATIONS = Setting.of(
                    "iterations", Kind.integer("T"), "number of iterations, at most")
            .param("maxIter")
            .byDefault(100)
            .within(Bound.atLeast(0));

    /** Of the gradient. */
    public static final Setting<Double> TOLERANCE = Setting.of(
                    "tolerance",
                    Kind.number("X"),
                    "a run ends when the norm of its gradient is at most X times that at zero weights; 0 for never")
            .param("tol")
            .byDefault(0.0)
            .within(Bound.notNegative());

    /** Of all runs. */
    public static final Setting<Double> MAX_TIME = Setting.of(
                    "max-time",
                    Kind.seconds(),
                    "time after which training ends at the next iteration; unset for no limit")
            .within(Bound.of("must be positive", seconds -> seconds > 0));

    /** See {@link Plan}. */
    public static final Setting<String> PLAN = Setting.of(
                    "plan",
                    Kind.word("PLAN", PLANS),
                    "how the statistics of an iteration are got: fused (a pass over the rows an iteration), round-robin (a "
                            + "pass a layer, as the paper's listing), gram (one pass in all), krylov (a pass of one vector an "
                            + "iteration for all runs together) or auto (what should be fastest)")
            .byDefault(Plan.AUTO.label())
            .within(Bound.oneOf(PLANS));

    /** See {@link Blas}. */
    public static final Setting<String> BLAS = Setting.of(
                    "blas",
                    Kind.word("NAME", List.of(Blas.JAVA.label(), Blas.NATIVE.label())),
                    "who multiplies the rows in the gram plan: java (the same bits everywhere) or native (the machines' own "
                            + "library: faster, agreement to 1e-12)")
            .byDefault(Blas.JAVA.label())
            .within(Bound.of("must be java or native", name -> Blas.named(name).isPresent()));

    /** Of the L2 penalty. */
    public static final Setting<Double> REGULARIZATION = Setting.of(
                    "regularization",
                    Kind.number("X"),
                    "L2 penalty, relative to the labels' standard deviation, as regParam of Spark's linear regression")
            .param("regParam")
            .byDefault(0.0)
            .within(Bound.notNegative());

    /** β. */
    public static final Setting<Double> MOMENTUM = Setting.of(
                    "momentum",
                    Kind.number("B"),
                    "momentum of heavy-ball; unset for the value that follows from the spectrum")
            .within(Bound.of("must be in [0, 1)", momentum -> momentum >= 0 && momentum < 1));

    /** m. */
    public static final Setting<Integer> WIDTH = Setting.of(
                    "width", Kind.integer("M"), "units in every hidden layer of deep-gd")
            .byDefault(1)
            .within(Bound.of("must be between 1 and " + MOST_WIDTH, width -> width >= 1 && width <= MOST_WIDTH));

    /** See {@link Initialisation#parse}. */
    public static final Setting<String> INIT = Setting.of(
                    "init",
                    Kind.text("NAME"),
                    "start of deep-gd: zeros-ones, normal, xavier, xavier-uniform, he, orthogonal, identity, identity:V, "
                            + "balanced, balanced:V or constant:V; random ones by the seed")
            .byDefault("zeros-ones")
            .within(Bound.readBy(Initialisation::parse));

    /** Where all runs start; an estimator takes the coefficients themselves. */
    public static final Setting<String> INITIAL_MODEL = Setting.of(
                    "initial-model", Kind.text("DIR"), "start from the weights of a saved model")
            .param("initialCoefficients");

    /** All of them, in the order of help. */
    public static final List<Setting<?>> ALL = List.of(
            ALGORITHM,
            DEPTH,
            LEARNING_RATE,
            ITERATIONS,
            TOLERANCE,
            MAX_TIME,
            PLAN,
            BLAS,
            REGULARIZATION,
            MOMENTUM,
            WIDTH,
            INIT,
            INITIAL_MODEL);

    /** Those that mean something to some algorithms only: see {@link Algorithm#ownSettings}. */
    private static final List<Setting<?>> OF_SOME = List.of(MOMENTUM, WIDTH, INIT);

    private TrainSettings() {}

    /**
     * The runs, in the order rates within algorithms; an algorithm without a rate once.
     *
     * @param values what is asked for
     * @param origin coefficients to start from, for the user's features; empty for zeros
     * @param rules when each ends
     * @param seed of random starts
     * @return the runs to train
     * @throws Refusal for a value out of bounds, or a setting that none of the algorithms has
     */
    public static List<RunSpec> runs(SettingValues values, Optional<Vec> origin, StopRules rules, long seed) {
        List<Algorithm> named = values.all(ALGORITHM).stream()
                .map(name -> Algorithms.named(name).orElseThrow())
                .toList();
        OF_SOME.forEach(setting -> requireOwner(named, setting, values));
        Refusal.unless(
                (origin.isEmpty() && values.find(INITIAL_MODEL).isEmpty())
                        || !(values.changed(WIDTH) || values.changed(INIT)),
                "{width} and {init} contradict {initial-model}, from which deep-gd starts with width 1. Maybe drop one.");
        DeepStart deep = new DeepStart.Initialised(Initialisation.parse(values.get(INIT)), values.get(WIDTH), seed);
        RunSpec.Start start = new RunSpec.Start(origin, deep);
        List<Rate> rates = values.all(LEARNING_RATE).stream().map(Rate::parse).toList();
        List<RunSpec> runs = new ArrayList<>();
        for (Algorithm algorithm : Algorithms.product(named, values.all(DEPTH))) {
            for (Rate rate : algorithm.hasRate() ? rates : rates.subList(0, 1)) {
                runs.add(new RunSpec(algorithm, rate, values.get(REGULARIZATION), start, rules, ""));
            }
        }
        if (options(values, seed).plan() == Plan.KRYLOV) {
            KrylovRuns.require(runs, values.find(INITIAL_MODEL).isPresent());
        }
        return runs;
    }

    /**
     * {@return the rules by which runs end}
     *
     * @param values what is asked for
     */
    public static StopRules rules(SettingValues values) {
        return new StopRules(
                values.get(ITERATIONS),
                values.get(TOLERANCE),
                values.find(MAX_TIME).map(seconds -> Duration.ofNanos((long) (seconds * 1e9))));
    }

    /**
     * {@return what runs have in common}
     *
     * @param values what is asked for
     * @param seed of the start vector of the spectrum
     */
    public static TrainOptions options(SettingValues values, long seed) {
        return new TrainOptions(
                Plan.named(values.get(PLAN)).orElseThrow(),
                Blas.named(values.get(BLAS)).orElseThrow(),
                seed,
                values.find(MOMENTUM).map(OptionalDouble::of).orElse(OptionalDouble.empty()));
    }

    /** A setting that no algorithm of the list knows would be ignored. */
    private static void requireOwner(List<Algorithm> named, Setting<?> setting, SettingValues values) {
        List<String> owners = Algorithms.ALL.stream()
                .filter(algorithm -> algorithm.ownSettings().contains(setting.option()))
                .map(Algorithm::label)
                .toList();
        Refusal.unless(
                !values.changed(setting) || named.stream().anyMatch(one -> owners.contains(one.label())),
                "{" + setting.option() + "} is for " + String.join(", ", owners) + " only. Maybe add {algorithm="
                        + owners.get(0) + "}.");
    }
}
