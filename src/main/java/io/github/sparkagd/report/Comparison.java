package io.github.sparkagd.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Trainings side by side: whether they saw the same data, which settings differ, and when each run reached given losses. */
public final class Comparison {
    /** Of what the best run explained. */
    private static final double[] SHARES = {0.5, 0.9, 0.99, 0.999};
    /** Lines of runs that a terminal shows. */
    private static final int MOST_LISTED = 20;
    /** What says which data they are. */
    private static final List<String> IDENTITY = List.of("fingerprint", "n", "testRows", "d");
    /** What may differ beside the options. */
    private static final List<String> FACTS =
            List.of("data", "fingerprint", "n", "testRows", "d", "plan", "version", "commit", "spark", "java");

    private final List<ReportData> trainings;
    private final List<Double> losses;
    private final List<Entry> entries;

    /** A run of a training, which is numbered from 1. */
    record Entry(int training, ReportRun run) {
        String label() {
            return training + ": " + run.label();
        }
    }

    /**
     * @param trainings to compare, one or more
     * @param losses to reach, in label units squared; empty for shares of what the best run explained
     */
    public Comparison(List<ReportData> trainings, List<Double> losses) {
        this.trainings = List.copyOf(trainings);
        this.entries = IntStream.range(0, trainings.size())
                .boxed()
                .flatMap(k -> trainings.get(k).runs().stream().map(run -> new Entry(k + 1, run)))
                .toList();
        this.losses = losses.isEmpty() ? shares() : List.copyOf(losses);
    }

    List<ReportData> trainings() {
        return trainings;
    }

    List<Entry> entries() {
        return entries;
    }

    private List<Double> shares() {
        ReportRun best = best().run();
        double first = best.first().trainLoss();
        double fall = first - best.last().trainLoss();
        return fall > 0
                ? DoubleStream.of(SHARES)
                        .mapToObj(share -> first - share * fall)
                        .toList()
                : List.of();
    }

    /** With the least training loss at its end. */
    Entry best() {
        return entries.stream()
                .min(Comparator.comparingDouble(
                        entry -> Double.isInfinite(entry.run().rank())
                                ? Double.POSITIVE_INFINITY
                                : entry.run().last().trainLoss()))
                .orElseThrow();
    }

    /** {@return whether the data are the same, and which run ended lowest, in two sentences} */
    public String sentence() {
        Entry best = best();
        String lowest = Double.isInfinite(best.run().rank())
                ? "All runs diverged."
                : "The least training loss, "
                        + RunTable.number(OptionalDouble.of(best.run().last().trainLoss())) + ", is that of "
                        + best.label() + ".";
        return sameData() + " " + lowest;
    }

    /** The trainings by what data they saw, each kind as the list of its numbers. */
    private String sameData() {
        Map<List<JsonNode>, List<String>> kinds = new LinkedHashMap<>();
        for (int k = 0; k < trainings.size(); k++) {
            JsonNode told = trainings.get(k).told();
            List<JsonNode> identity = IDENTITY.stream().map(told::path).toList();
            kinds.computeIfAbsent(identity, key -> new ArrayList<>()).add(Integer.toString(k + 1));
        }
        if (kinds.size() == 1) {
            return trainings.size() == 1 ? "One training." : "The data are the same.";
        }
        return "The data differ, so losses say little: "
                + kinds.values().stream().map(same -> String.join(", ", same)).collect(Collectors.joining(" | "))
                + ".";
    }

    /** {@return by the names of settings and facts that differ, their values in each training} */
    Map<String, List<String>> differences() {
        Map<String, List<String>> differing = new LinkedHashMap<>();
        FACTS.forEach(name -> put(differing, name, told -> told.path(name)));
        Set<String> options = new LinkedHashSet<>();
        trainings.forEach(one -> one.told().path("options").fieldNames().forEachRemaining(options::add));
        options.removeAll(Facts.PLACES);
        options.removeAll(FACTS);
        options.forEach(
                name -> put(differing, "--" + name, told -> told.path("options").path(name)));
        return differing;
    }

    private void put(Map<String, List<String>> differing, String name, Function<JsonNode, JsonNode> value) {
        List<String> values = trainings.stream()
                .map(one -> Facts.text(value.apply(one.told())))
                .toList();
        if (values.stream().distinct().count() > 1) {
            differing.put(name, values);
        }
    }

    /** Above the cells of runs. */
    List<String> head() {
        List<String> head = new ArrayList<>(List.of("run", "iterations", "train loss", "test loss"));
        losses.forEach(loss -> head.add("to " + RunTable.number(OptionalDouble.of(loss))));
        head.add("outcome");
        return head;
    }

    /** A run's iterations and losses at its end, and when it reached each loss. */
    List<String> cells(Entry entry) {
        ReportRun run = entry.run();
        List<String> all = RunTable.cells(entry.training() + ": " + run.name(), run.last(), run.outcome());
        List<String> cells = new ArrayList<>(all.subList(0, 4));
        losses.forEach(loss -> cells.add(reached(run.reaching(loss))));
        cells.add(run.outcome());
        return cells;
    }

    private static String reached(Optional<Lows.Reached> reached) {
        return reached.map(at -> String.format(Locale.ROOT, "%d (%.2f s)", at.iteration(), at.seconds()))
                .orElse("--");
    }

    /** All entries, or where there are too many the best of each training. */
    List<Entry> chosen(int most) {
        if (entries.size() <= most) {
            return entries;
        }
        int each = Math.max(1, most / trainings.size());
        Set<ReportRun> chosen = trainings.stream()
                .flatMap(one -> CurveChart.chosen(one.runs(), each).stream())
                .collect(Collectors.toSet());
        return entries.stream()
                .filter(entry -> chosen.contains(entry.run()))
                .limit(most)
                .toList();
    }

    CurveChart chart() {
        return new CurveChart(
                chosen(CurveChart.MOST).stream()
                        .map(entry -> new CurveChart.Curve(entry.label(), entry.run()))
                        .toList(),
                LossPlot.TITLE);
    }

    /** {@return the losses of the runs, or of the best of them, against iterations} */
    public LinePlot plot() {
        return chart().plot();
    }

    /** {@return all for a terminal: the trainings by number, the sentence, the differences, the runs} */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < trainings.size(); k++) {
            text.append(k + 1).append(": ").append(trainings.get(k).name()).append('\n');
        }
        text.append(sentence()).append("\n\n");
        List<List<String>> settings = new ArrayList<>();
        List<String> numbers = IntStream.rangeClosed(1, trainings.size())
                .mapToObj(Integer::toString)
                .toList();
        settings.add(line("differs", numbers));
        differences().forEach((name, values) -> settings.add(line(name, values)));
        text.append(settings.size() > 1 ? AlignedTable.of(settings) + "\n" : "");
        List<List<String>> runs = new ArrayList<>(List.of(head()));
        List<Entry> listed = chosen(MOST_LISTED);
        listed.forEach(entry -> runs.add(cells(entry)));
        text.append(AlignedTable.of(runs));
        int left = entries.size() - listed.size();
        return text.append(left == 0 ? "" : left + " more runs are listed on the page.\n")
                .toString();
    }

    private static List<String> line(String name, List<String> values) {
        List<String> line = new ArrayList<>(List.of(name));
        line.addAll(values);
        return line;
    }
}
