package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.SpectrumFinder;
import io.github.sparkagd.train.Algorithm;
import io.github.sparkagd.train.Member;
import io.github.sparkagd.train.RateSearch;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.RunFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the runs of a training: the cross product of algorithms, depths and rates, with the rates resolved. */
final class RunPlanner {
    private final RunFactory factory;
    private final SpectrumFinder spectrum;
    private final RateSearch search;

    /**
     * @param factory makes the runs
     * @param spectrum finds the eigenvalues, when asked
     * @param search finds the best rates, when asked
     */
    RunPlanner(RunFactory factory, SpectrumFinder spectrum, RateSearch search) {
        this.factory = factory;
        this.spectrum = spectrum;
        this.search = search;
    }

    /** The runs of {@code settings}, each once, in the order rates within members. */
    List<Run> runs(TrainSettings settings) {
        List<Member> members = settings.members();
        Map<RateChoice, Map<Member, Double>> resolved = new LinkedHashMap<>();
        for (RateChoice choice : settings.rates()) {
            resolved.put(choice, resolve(choice, members));
        }
        Map<String, Run> runs = new LinkedHashMap<>();
        for (Member member : members) {
            for (RateChoice choice : settings.rates()) {
                Run run = factory.run(member, resolved.get(choice).get(member));
                runs.putIfAbsent(run.id().name(), run);
            }
        }
        return new ArrayList<>(runs.values());
    }

    private Map<Member, Double> resolve(RateChoice choice, List<Member> members) {
        Member shallow = new Member(Algorithm.GD, 1);
        return switch (choice.kind()) {
            case SEARCH -> search.best(members, factory, spectrum.largest());
            case SEARCH_GD ->
                same(
                        members,
                        search.best(List.of(shallow), factory, spectrum.largest())
                                .get(shallow));
            case GIVEN -> same(members, choice.rate());
            case OPTIMAL -> {
                Map<Member, Double> rates = new LinkedHashMap<>();
                members.forEach(member -> rates.put(member, member.algorithm().optimalRate(spectrum.get())));
                yield rates;
            }
        };
    }

    private static Map<Member, Double> same(List<Member> members, double rate) {
        Map<Member, Double> rates = new LinkedHashMap<>();
        members.forEach(member -> rates.put(member, rate));
        return rates;
    }
}
