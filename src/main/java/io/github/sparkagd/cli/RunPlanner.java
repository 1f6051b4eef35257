package io.github.sparkagd.cli;

import io.github.sparkagd.dynamics.AlignedGradientDescent;
import io.github.sparkagd.dynamics.Dynamics;
import io.github.sparkagd.dynamics.GradientDescent;
import io.github.sparkagd.dynamics.HeavyBall;
import io.github.sparkagd.dynamics.NesterovGradient;
import io.github.sparkagd.dynamics.RoundRobinAlignedGradientDescent;
import io.github.sparkagd.dynamics.ScaleRule;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.theory.LearningRates;
import io.github.sparkagd.train.Algorithm;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.RunId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the runs of a training: the cross product of algorithms, depths and rates, with the rates resolved. */
final class RunPlanner {
    private final TrainSettings settings;
    private final Vec origin;
    private final Search search;

    /**
     * @param settings what was asked
     * @param origin starting weights in the coordinates trained in
     * @param search finds the spectrum and the best rates, when asked
     */
    RunPlanner(TrainSettings settings, Vec origin, Search search) {
        this.settings = settings;
        this.origin = origin;
        this.search = search;
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
            case SEARCH -> search.best(members, this::run);
            case SEARCH_GD ->
                same(members, search.best(List.of(shallow), this::run).get(shallow));
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
            case GD, AGD, AGD_FULL, DEEP_GD -> search.spectrum().optimalRate();
            case HEAVY_BALL -> LearningRates.heavyBall(search.spectrum()).rate();
            case NESTEROV -> LearningRates.nesterov(search.spectrum());
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
                        settings.momentum().orElseGet(() -> LearningRates.heavyBall(search.spectrum())
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
}
