package io.github.sparkagd.train;

import io.github.sparkagd.algorithms.AlgorithmSettings;
import io.github.sparkagd.dynamics.Dynamics;
import io.github.sparkagd.dynamics.Penalised;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.KrylovLeastSquares;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.settings.Refusal;
import io.github.sparkagd.theory.LearningRates;
import io.github.sparkagd.theory.TheoremOne;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The way from data to finished runs: plan, spectrum, rates, runs, and the loop. The only place that puts them together; it
 * knows no cluster, no file and no front end.
 */
public final class Trainer {
    private final TrainingSet set;
    private final TrainOptions options;
    private final TrainingObserver observer;
    private final Optional<CheckpointPolicy> safety;
    private OptionalDouble momentum;

    /**
     * @param set the data
     * @param options what all runs have in common
     * @param observer is told of progress
     * @param safety where checkpoints go, and the one to go on from; empty for none
     */
    public Trainer(
            TrainingSet set, TrainOptions options, TrainingObserver observer, Optional<CheckpointPolicy> safety) {
        this.set = set;
        this.options = options;
        this.observer = observer;
        this.safety = safety;
        this.momentum = options.momentum();
    }

    /**
     * Trains without checkpoints, and unobserved.
     *
     * @param set what to train on
     * @param options what runs have in common
     */
    public Trainer(TrainingSet set, TrainOptions options) {
        this(set, options, TrainingObserver.NONE, Optional.empty());
    }

    /**
     * Trains {@code specs} in lock-step.
     *
     * @param specs at least one
     * @return all runs at their ends, and what they have in common
     * @throws Refusal when the labels, the plan or the memory do not allow it
     * @throws CheckpointException when the checkpoint to go on from is of another training
     */
    public TrainingResult train(List<RunSpec> specs) {
        requireUnitLabels(specs);
        if (options.plan() == Plan.KRYLOV) {
            KrylovRuns.require(specs, false);
        }
        Optional<Checkpoint> before = safety.flatMap(CheckpointPolicy::resumed);
        before.ifPresent(checkpoint -> Checkpoint.requireSame("data", checkpoint.data(), set.identity()));
        Optional<Checkpoint.Preparation> known = before.map(Checkpoint::preparation);
        TrainingRequest request = TrainingRequest.of(specs, set, options.blas(), safety.isPresent());
        PlanChooser.Choice choice =
                known.map(Checkpoint.Preparation::choice).orElseGet(() -> set.choose(options.plan(), request));
        LeastSquares oracle = set.oracle(choice.plan(), request);
        before.flatMap(Checkpoint::collected)
                .ifPresent(collected -> growing(oracle).orElseThrow().restore(collected));
        SpectrumFinder spectrum = new SpectrumFinder(set, oracle.whole(), options.seed(), observer);
        known.ifPresent(found -> {
            spectrum.know(found.spectrum(), found.spectrumPasses());
            momentum = found.momentum();
        });
        RateFinder finder = new RateFinder(oracle, spectrum, this::run, observer);
        Vec rates = known.map(Checkpoint.Preparation::rates).orElseGet(() -> finder.find(specs, set));
        long searched = known.map(Checkpoint.Preparation::searchPasses).orElseGet(finder::passes);
        Map<RunSpec, Run> runs = runs(specs, rates, oracle, spectrum);
        Checkpoint.Preparation preparation =
                new Checkpoint.Preparation(choice, rates, momentum, spectrum.found(), spectrum.passes(), searched);
        List<TrainedRun> trained = loop(oracle, List.copyOf(runs.values()), preparation);
        return new TrainingResult(
                set, choice, oracle, spectrum, searched, inOrder(resolved(specs, rates), runs.keySet(), trained));
    }

    private void requireUnitLabels(List<RunSpec> specs) {
        double mean = set.meanSquaredLabel().orElse(0);
        boolean needed = specs.stream().anyMatch(spec -> spec.algorithm().needsUnitLabels());
        if (needed && !TheoremOne.allowsLabels(mean)) {
            double scale = set.coordinates().labelScale();
            throw new Refusal("{label-scale=" + (scale == 1 ? "none" : Double.toString(scale))
                    + "} leaves the mean of the squared labels at " + mean
                    + ", above 1, where the scalar layers can diverge. Maybe {label-scale=auto}.");
        }
    }

    /** The specs with their rates as numbers: two that are equal then are one run. */
    private static List<RunSpec> resolved(List<RunSpec> specs, Vec rates) {
        List<RunSpec> resolved = new ArrayList<>();
        for (int k = 0; k < specs.size(); k++) {
            RunSpec spec = specs.get(k);
            resolved.add(spec.algorithm().hasRate() ? spec.with(Rate.of(rates.get(k))) : spec.with(Rate.OPTIMAL));
        }
        return resolved;
    }

    private Map<RunSpec, Run> runs(List<RunSpec> specs, Vec rates, LeastSquares oracle, SpectrumFinder spectrum) {
        Map<RunSpec, Run> runs = new LinkedHashMap<>();
        for (RunSpec spec : resolved(specs, rates)) {
            runs.computeIfAbsent(spec, one -> run(one, one.rate().value(), oracle, spectrum));
        }
        return runs;
    }

    private Run run(RunSpec spec, double rate, LeastSquares oracle, SpectrumFinder spectrum) {
        Vec origin = spec.start()
                .coefficients()
                .map(set::trained)
                .map(oracle::project)
                .orElseGet(() -> Vec.zeros(oracle.dimension()));
        AlgorithmSettings settings = new AlgorithmSettings(
                rate,
                origin,
                options.plan() == Plan.ROUND_ROBIN,
                () -> momentum(spectrum),
                spec.start().deep());
        Dynamics<?> dynamics = Penalised.of(spec.algorithm().dynamics(settings), set.penalty(spec.regularization()));
        OptionalDouble shown = spec.algorithm().hasRate() ? OptionalDouble.of(rate) : OptionalDouble.empty();
        return new Run(new RunId(spec.algorithm(), shown, spec.variant()), dynamics, spec.rules());
    }

    private double momentum(SpectrumFinder spectrum) {
        if (momentum.isEmpty()) {
            momentum = OptionalDouble.of(LearningRates.heavyBall(spectrum.get()).momentum());
        }
        return momentum.getAsDouble();
    }

    private List<TrainedRun> loop(LeastSquares oracle, List<Run> runs, Checkpoint.Preparation preparation) {
        observer.phaseBegins(Phase.TRAIN, "");
        Training training = new Training(oracle, observer);
        safety.ifPresent(policy -> {
            policy.begin();
            training.withSnapshots(new Checkpoints(
                    policy.store(),
                    policy.interval(),
                    snapshot -> new Checkpoint(
                            policy.options(),
                            set.identity(),
                            preparation,
                            growing(oracle).flatMap(KrylovLeastSquares::state),
                            snapshot)));
        });
        return safety.flatMap(CheckpointPolicy::resumed)
                .map(checkpoint -> training.resume(runs, checkpoint.training()))
                .orElseGet(() -> training.train(runs));
    }

    private static Optional<KrylovLeastSquares> growing(LeastSquares oracle) {
        return oracle instanceof KrylovLeastSquares krylov ? Optional.of(krylov) : Optional.empty();
    }

    private static List<TrainedRun> inOrder(List<RunSpec> specs, Set<RunSpec> distinct, List<TrainedRun> trained) {
        Map<RunSpec, TrainedRun> results = new HashMap<>();
        int k = 0;
        for (RunSpec spec : distinct) {
            results.put(spec, trained.get(k++));
        }
        return specs.stream().map(results::get).toList();
    }
}
