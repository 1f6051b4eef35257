package io.github.sparkagd.ml;

import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.ReportData;
import io.github.sparkagd.theory.Spectrum;
import io.github.sparkagd.train.Outcome;
import io.github.sparkagd.train.TraceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.spark.ml.param.Params;

/**
 * What is remembered of a training.
 *
 * @param iterations the iterations of the histories
 * @param objective loss plus penalty at those, in the labels' own scale
 * @param alignment ⟨Ŷ,E⟩/n at those
 * @param validation loss over the validation rows at those; of length 0 where there were none
 * @param totalIterations t at the end
 * @param outcome how and why training ended
 * @param learningRate η
 * @param largestEigenvalue λ_max, or NaN where not looked for
 * @param smallestEigenvalue λ_min^eff, or NaN
 * @param plan how statistics were got
 * @param passes over the rows
 * @param jobs of Spark
 * @param seconds in iterations
 * @param report what its page shows
 */
record TrainingRecord(
        List<Integer> iterations,
        Vec objective,
        Vec alignment,
        Vec validation,
        int totalIterations,
        Outcome outcome,
        double learningRate,
        double largestEigenvalue,
        double smallestEigenvalue,
        String plan,
        long passes,
        int jobs,
        double seconds,
        ReportData report) {
    /** Histories longer than this are thinned. */
    static final int MOST_ENTRIES = 10_000;

    static TrainingRecord of(Params model, Fitted fitted) {
        List<TraceRow> kept = thin(fitted.run().trace());
        TraceRow last = fitted.run().last();
        boolean watched = last.testLoss().isPresent();
        return new TrainingRecord(
                kept.stream().map(TraceRow::iteration).toList(),
                history(kept, TraceRow::trainLoss),
                history(kept, row -> row.alignment().orElse(Double.NaN)),
                watched ? history(kept, row -> row.testLoss().orElse(Double.NaN)) : Vec.zeros(0),
                last.iteration(),
                fitted.run().outcome(),
                fitted.run().id().rate(),
                fitted.shared().spectrum().map(Spectrum::largest).orElse(Double.NaN),
                fitted.shared().spectrum().map(Spectrum::smallest).orElse(Double.NaN),
                fitted.shared().plan().label(),
                fitted.shared().passes(),
                fitted.shared().jobs(),
                last.seconds(),
                FitReport.of(model, fitted));
    }

    boolean thinned() {
        return iterations.size() <= totalIterations;
    }

    private static List<TraceRow> thin(List<TraceRow> trace) {
        if (trace.size() <= MOST_ENTRIES) {
            return trace;
        }
        int every = (trace.size() - 1) / (MOST_ENTRIES - 1) + 1;
        List<TraceRow> kept = new ArrayList<>();
        for (int k = 0; k < trace.size(); k++) {
            if (k % every == 0 || k == trace.size() - 1) {
                kept.add(trace.get(k));
            }
        }
        return kept;
    }

    private static Vec history(List<TraceRow> rows, ToDoubleFunction<TraceRow> value) {
        return Vec.of(rows.stream().mapToDouble(value).toArray());
    }
}
