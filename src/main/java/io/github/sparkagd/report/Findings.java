package io.github.sparkagd.report;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.train.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Answers, in a sentence, what a user asks of a training: did it converge, which run won, was depth worth it, what next. */
final class Findings {
    /** Of what the shallow network explains, the share whose cost is compared. */
    private static final double SHARE = 0.999;
    /** A gain in iterations that counts. */
    private static final double GAIN = 1.05;

    private static final String SHALLOW = "gd";
    private static final List<String> DEEP = List.of("agd", "agd-full", "deep-gd");

    private final ReportData data;
    private final ReportRun best;

    Findings(ReportData data) {
        this.data = data;
        this.best = data.best();
    }

    String sentence() {
        if (best.ended(Outcome.Kind.DIVERGED)) {
            return (data.runs().size() == 1
                            ? "The run " + best.label()
                            : "All " + data.runs().size() + " runs") + " diverged. Try " + data.advice(best) + ".";
        }
        return winner() + "; " + convergence() + "; " + depth() + ". Next: " + data.advice(best) + ".";
    }

    private String winner() {
        boolean tested = best.last().testLoss().isPresent();
        String loss = tested
                ? "test loss, " + RunTable.number(best.last().testLoss())
                : "training loss, "
                        + RunTable.number(OptionalDouble.of(best.last().trainLoss()));
        return data.runs().size() == 1
                ? best.label() + " ended at the " + loss
                : best.label() + " won of " + data.runs().size() + " runs with the least " + loss;
    }

    private String convergence() {
        int iteration = best.last().iteration();
        if (best.ended(Outcome.Kind.TOLERANCE)) {
            return "it converged, its gradient being below the tolerance at iteration " + iteration;
        }
        if (best.ended(Outcome.Kind.NOTHING_TO_LEARN)) {
            return "there was nothing to learn";
        }
        String brought = ", the last tenth of its " + iteration + " iterations having brought "
                + Advice.percent(Advice.lastTenth(best)) + " of the fall of its training loss";
        return (Advice.stillFalls(best) ? "it has not converged" : "it has settled") + brought;
    }

    private String depth() {
        List<ReportRun> shallow = runs(List.of(SHALLOW));
        List<ReportRun> deep = runs(DEEP);
        if (deep.isEmpty()) {
            return "depth was not tried";
        }
        Optional<ReportRun> least = shallow.stream()
                .min(Comparator.comparingDouble(run -> run.last().trainLoss()));
        return least.map(gd -> depth(gd, deep))
                .orElse("whether depth was worth it shows only beside gd on the same data");
    }

    private List<ReportRun> runs(List<String> labels) {
        return data.runs().stream()
                .filter(run -> !run.ended(Outcome.Kind.DIVERGED))
                .filter(run -> run.algorithm()
                        .map(Algorithm::label)
                        .filter(labels::contains)
                        .isPresent())
                .filter(run ->
                        !labels.equals(DEEP) || run.algorithm().orElseThrow().depth() > 1)
                .toList();
    }

    private static String depth(ReportRun gd, List<ReportRun> deep) {
        double loss = gd.first().trainLoss()
                - SHARE * (gd.first().trainLoss() - gd.last().trainLoss());
        int shallow = gd.reaching(loss).map(Lows.Reached::iteration).orElse(0);
        if (shallow == 0) {
            return "whether depth was worth it cannot be said, as gd explained nothing";
        }
        Optional<ReportRun> fastest = deep.stream()
                .filter(run -> run.reaching(loss).isPresent())
                .min(Comparator.comparingInt(
                        run -> run.reaching(loss).orElseThrow().iteration()));
        String explained = "99.9 % of what gd did";
        if (fastest.isEmpty()) {
            return "depth was not worth it, no deep run having explained " + explained;
        }
        int deeper = fastest.get().reaching(loss).orElseThrow().iteration();
        double gain = (double) shallow / Math.max(1, deeper);
        String verdict = gain >= GAIN
                ? "depth was worth it"
                : gain > 1 / GAIN ? "depth made no difference" : "depth was not worth it";
        return verdict + ", " + fastest.get().label() + " having explained " + explained + " after " + deeper
                + " iterations, gd after " + shallow
                + (gain >= GAIN ? String.format(Locale.ROOT, " (%.1f times as many)", gain) : "");
    }
}
