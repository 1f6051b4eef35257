package io.github.sparkagd.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.train.Outcome;
import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainedRun;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A run as reports show it: what {@code run.json} tells of it, and a part of its history that looks like all of it. */
public final class ReportRun {
    /** Rows of a history that a report keeps. */
    static final int MOST_ROWS = 600;

    private static final Pattern NAME = Pattern.compile("(.+)-L([1-9][0-9]{0,8})-(.+)");

    private final JsonNode told;
    private final List<TraceRow> rows;
    private final Lows lows;

    private ReportRun(JsonNode told, List<TraceRow> history) {
        this.told = told;
        this.rows = RowThinning.of(history, MOST_ROWS);
        this.lows = new Lows(history);
    }

    /**
     * {@return the run}
     *
     * @param told its entry in {@code runs} of {@code run.json}
     * @param history one row per iteration
     * @throws IllegalArgumentException when there is no history, or another one than was told
     */
    static ReportRun of(JsonNode told, List<TraceRow> history) {
        String name = told.path("run").asText();
        if (history.isEmpty()) {
            throw new IllegalArgumentException("history.csv has no line of the run " + name);
        }
        int last = history.get(history.size() - 1).iteration();
        if (last != told.path("iterations").asInt(-1)) {
            throw new IllegalArgumentException("history.csv ends at iteration " + last + " of " + name
                    + " where run.json says " + told.path("iterations"));
        }
        return new ReportRun(told, history);
    }

    /**
     * {@return what {@code run.json} tells of a run}
     *
     * @param run finished
     */
    public static NamedValues told(TrainedRun run) {
        return told(
                run.id(),
                run.last(),
                run.outcome().kind().label(),
                run.outcome().message());
    }

    /** The same of a run that may go on. */
    static NamedValues told(RunId id, TraceRow last, String outcome, String message) {
        return new NamedValues()
                .put("run", id.name())
                .put("outcome", outcome)
                .put("message", message)
                .put("iterations", last.iteration())
                .put("learningRate", id.learningRate())
                .put("trainLoss", last.trainLoss())
                .put("testLoss", last.testLoss());
    }

    /** {@return the name in files, such as {@code agd-L4-0.02}} */
    public String name() {
        return told.path("run").asText();
    }

    /** {@return the name in a legend, such as {@code agd L=4 η=0.02}} */
    String label() {
        return algorithm().map(known -> LossPlot.name(known, learningRate())).orElse(name());
    }

    /** What was trained at which depth; empty for a name that this version does not know. */
    Optional<Algorithm> algorithm() {
        Matcher parts = NAME.matcher(name());
        return parts.matches()
                ? Algorithms.named(parts.group(1)).map(known -> known.at(Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    /** That of its method; of one that this version does not know a plain one. */
    Style style() {
        return algorithm().map(Style::of).orElse(new Style(7, LinePlot.Stroke.SOLID));
    }

    /** Runs of the same algorithm and depth have the same. */
    String kind() {
        return algorithm().map(known -> known.label() + " " + known.depth()).orElse(name());
    }

    OptionalDouble learningRate() {
        JsonNode rate = told.path("learningRate");
        return rate.isNumber() ? OptionalDouble.of(rate.asDouble()) : OptionalDouble.empty();
    }

    /** Its first and last row, and those between in which something is least or largest. */
    List<TraceRow> rows() {
        return rows;
    }

    TraceRow first() {
        return rows.get(0);
    }

    TraceRow last() {
        return rows.get(rows.size() - 1);
    }

    Optional<Lows.Reached> reaching(double loss) {
        return lows.reaching(loss);
    }

    /** How it ended, for people. */
    String outcome() {
        return told.path("outcome").asText();
    }

    boolean ended(Outcome.Kind kind) {
        return kind.label().equals(outcome());
    }

    /** Why it ended, in a sentence. */
    String message() {
        return told.path("message").asText();
    }

    double rank() {
        return rank(told);
    }

    /**
     * The better run has the smaller one: the test loss, or the training loss where there is no test set; infinite for one that
     * diverged.
     *
     * @param run its entry in {@code run.json}
     * @return a loss, or infinity
     */
    public static double rank(JsonNode run) {
        boolean diverged =
                Outcome.Kind.DIVERGED.label().equals(run.path("outcome").asText());
        JsonNode loss = run.path(run.path("testLoss").isNull() ? "trainLoss" : "testLoss");
        // JSON has numbers that are not finite as text.
        return diverged || !loss.isNumber() ? Double.POSITIVE_INFINITY : loss.asDouble();
    }
}
