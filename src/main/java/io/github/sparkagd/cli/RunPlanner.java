package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.JobDescriptions;
import io.github.sparkagd.dynamics.AlignedGradientDescent;
import io.github.sparkagd.dynamics.Dynamics;
import io.github.sparkagd.dynamics.GradientDescent;
import io.github.sparkagd.dynamics.HeavyBall;
import io.github.sparkagd.dynamics.NesterovGradient;
import io.github.sparkagd.dynamics.RoundRobinAlignedGradientDescent;
import io.github.sparkagd.dynamics.ScaleRule;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.theory.LearningRates;
import io.github.sparkagd.theory.Spectrum;
import io.github.sparkagd.train.Algorithm;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.Training;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;

/** Makes the runs of a training: the cross product of algorithms, depths and rates, with the rates resolved. */
final class RunPlanner {
    private final TrainSettings settings;
    private final Vec origin;
    private final Supplier<Spectrum> spectrum;
    private final Searcher searcher;

    /** Finds the best rates of a grid. */
    interface Searcher {
        /** The best rate of each member, by training all at all rates in lock-step. */
        Map<TrainSettings.Member, Double> best(List<TrainSettings.Member> members);
    }

    /**
     * @param settings what was asked
     * @param origin starting weights in the coordinates trained in
     * @param spectrum computes the spectrum when first asked
     * @param searcher finds rates
     */
    RunPlanner(TrainSettings settings, Vec origin, Supplier<Spectrum> spectrum, Searcher searcher) {
        this.settings = settings;
        this.origin = origin;
        this.spectrum = spectrum;
        this.searcher = searcher;
    }

    /** The runs, each once, in the order rates within members. */
    List<Run> runs() {
        List<TrainSettings.Member> members = settings.members();
        Map<String, Run> runs = new LinkedHashMap<>();
        Map<RateChoice, Map<TrainSettings.Member, Double>> resolved = new LinkedHashMap<>();
        for (RateChoice choice : settings.rates()) {
            resolved.put(choice, resolve(choice, members));
        }
        for (TrainSettings.Member member : members) {
            for (RateChoice choice : settings.rates()) {
                Run run = run(member, resolved.get(choice).get(member));
                runs.putIfAbsent(run.id().name(), run);
            }
        }
        return new ArrayList<>(runs.values());
    }

    private Map<TrainSettings.Member, Double> resolve(RateChoice choice, List<TrainSettings.Member> members) {
        TrainSettings.Member shallow = new TrainSettings.Member(Algorithm.GD, 1);
        return switch (choice.kind()) {
            case SEARCH -> searcher.best(members);
            case SEARCH_GD -> same(members, searcher.best(List.of(shallow)).get(shallow));
            case GIVEN -> same(members, choice.rate());
            case OPTIMAL -> {
                Map<TrainSettings.Member, Double> rates = new LinkedHashMap<>();
                members.forEach(member -> rates.put(member, optimal(member.algorithm())));
                yield rates;
            }
        };
    }

    private static Map<TrainSettings.Member, Double> same(List<TrainSettings.Member> members, double rate) {
        Map<TrainSettings.Member, Double> rates = new LinkedHashMap<>();
        members.forEach(member -> rates.put(member, rate));
        return rates;
    }

    private double optimal(Algorithm algorithm) {
        return switch (algorithm) {
            case GD, AGD, AGD_FULL, DEEP_GD -> spectrum.get().optimalRate();
            case HEAVY_BALL -> LearningRates.heavyBall(spectrum.get()).rate();
            case NESTEROV -> LearningRates.nesterov(spectrum.get());
        };
    }

    /** A run of {@code member} at {@code rate}. */
    Run run(TrainSettings.Member member, double rate) {
        return new Run(new RunId(member.algorithm(), member.depth(), rate), dynamics(member, rate));
    }

    private Dynamics<?> dynamics(TrainSettings.Member member, double rate) {
        return switch (member.algorithm()) {
            case GD -> new GradientDescent(rate, origin);
            case AGD -> aligned(member.depth(), rate, ScaleRule.GRADIENT_STEP);
            case AGD_FULL -> aligned(member.depth(), rate, ScaleRule.FULL_CORRECTION);
            case HEAVY_BALL ->
                new HeavyBall(
                        rate,
                        settings.momentum().orElseGet(() -> LearningRates.heavyBall(spectrum.get())
                                .momentum()),
                        origin);
            case NESTEROV -> new NesterovGradient(rate, origin);
            case DEEP_GD -> throw new UsageException("--algorithm deep-gd is not offered by train");
        };
    }

    private Dynamics<?> aligned(int depth, double rate, ScaleRule rule) {
        return settings.plan() == TrainSettings.Plan.ROUND_ROBIN
                ? new RoundRobinAlignedGradientDescent(depth, rate, rule, origin)
                : new AlignedGradientDescent(depth, rate, rule, origin);
    }

    /**
     * The search of INTERFACE: every member at every rate of the grid in lock-step; the least training loss at the end wins,
     * and of equal ones the smaller rate.
     */
    static Searcher inLockStep(
            LeastSquares problem,
            StopRules rules,
            double largest,
            JavaSparkContext context,
            Supplier<RunPlanner> planner) {
        return members -> {
            Vec grid = LearningRates.searched(largest);
            List<Run> candidates = new ArrayList<>();
            for (TrainSettings.Member member : members) {
                for (int k = 0; k < grid.size(); k++) {
                    candidates.add(planner.get().run(member, grid.get(k)));
                }
            }
            List<TrainedRun> trained =
                    new Training(problem, rules, new JobDescriptions(context, "search")).train(candidates);
            Map<TrainSettings.Member, Double> best = new LinkedHashMap<>();
            for (int m = 0; m < members.size(); m++) {
                best.put(members.get(m), least(trained.subList(m * grid.size(), (m + 1) * grid.size())));
            }
            return best;
        };
    }

    /** Of runs with falling rates, the rate of the last that has the least loss. */
    private static double least(List<TrainedRun> runs) {
        Optional<TrainedRun> best = Optional.empty();
        for (TrainedRun run : runs) {
            boolean better = !run.outcome().diverged()
                    && (best.isEmpty()
                            || run.last().trainLoss() <= best.get().last().trainLoss());
            best = better ? Optional.of(run) : best;
        }
        return best.orElse(runs.get(runs.size() - 1)).id().learningRate();
    }
}
