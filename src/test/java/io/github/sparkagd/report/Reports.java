package io.github.sparkagd.report;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.train.Outcome;
import io.github.sparkagd.train.TraceRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Trainings made up, for tests of what shows them. */
public final class Reports {
    private final NamedValues told = new NamedValues();
    private final List<NamedValues> runs = new ArrayList<>();
    private final Map<String, List<TraceRow>> histories = new LinkedHashMap<>();

    public Reports(String fingerprint) {
        told.put("fingerprint", fingerprint)
                .put("n", 100)
                .put("testRows", 20)
                .put("d", 3)
                .put("spectrum", new NamedValues().put("lambdaMax", 2.0));
    }

    static TraceRow row(int iteration, double train, OptionalDouble test) {
        return new TraceRow(
                iteration, iteration, train, test, train, OptionalDouble.of(1 + train), iteration / 10.0, test);
    }

    public static List<TraceRow> rows(int iterations, IntToDoubleFunction train, IntToDoubleFunction test) {
        return IntStream.rangeClosed(0, iterations)
                .mapToObj(t -> row(t, train.applyAsDouble(t), OptionalDouble.of(test.applyAsDouble(t))))
                .toList();
    }

    public Reports with(String name, Object value) {
        told.put(name, value);
        return this;
    }

    /** A run whose test loss is a tenth above its training loss. */
    public Reports run(Algorithm algorithm, double rate, int iterations, IntToDoubleFunction train) {
        return run(
                algorithm, rate, rows(iterations, train, t -> 1.1 * train.applyAsDouble(t)), Outcome.Kind.ITERATIONS);
    }

    Reports run(Algorithm algorithm, double rate, List<TraceRow> rows, Outcome.Kind outcome) {
        String name = algorithm.label() + "-L" + algorithm.depth() + "-" + rate;
        TraceRow last = rows.get(rows.size() - 1);
        runs.add(new NamedValues()
                .put("run", name)
                .put("outcome", outcome.label())
                .put("message", outcome.label() + " & more")
                .put("iterations", last.iteration())
                .put("learningRate", rate)
                .put("trainLoss", last.trainLoss())
                .put("testLoss", last.testLoss()));
        histories.put(name, rows);
        return this;
    }

    public ReportData data(String name) {
        return ReportData.of(name, told.put("runs", runs).toTree(), histories);
    }
}
