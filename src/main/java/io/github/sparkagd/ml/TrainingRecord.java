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
 * @param trace the rows of the histories
 * @param outcome how and why training ended
 * @param learningRate η
 * @param largestEigenvalue λ_max, or NaN where not looked for
 * @param smallestEigenvalue λ_min^eff, or NaN
 * @param plan how statistics were got
 * @param passes over the rows
 * @param jobs of Spark
 * @param title of its page
 * @param told what its page shows beside the trace, as JSON
 */
record TrainingRecord(
        List<TraceRow> trace,
        Outcome outcome,
        double learningRate,
        double largestEigenvalue,
        double smallestEigenvalue,
        String plan,
        long passes,
        int jobs,
        String title,
        String told) {
    /** Histories longer than this are thinned. */
    static final int MOST_ENTRIES = 10_000;

    static TrainingRecord of(Params model, Fitted fitted) {
        return new TrainingRecord(
                thin(fitted.run().trace()),
                fitted.run().outcome(),
                fitted.run().id().rate(),
                fitted.shared().spectrum().map(Spectrum::largest).orElse(Double.NaN),
                fitted.shared().spectrum().map(Spectrum::smallest).orElse(Double.NaN),
                fitted.shared().plan().label(),
                fitted.shared().passes(),
                fitted.shared().jobs(),
                "Training of " + model.uid(),
                FitReport.told(model, fitted).toJson());
    }

    private TraceRow last() {
        return trace.get(trace.size() - 1);
    }

    /** t at the end. */
    int totalIterations() {
        return last().iteration();
    }

    /** Seconds in iterations. */
    double seconds() {
        return last().seconds();
    }

    boolean thinned() {
        return trace.size() <= totalIterations();
    }

    /** Loss plus penalty, in the labels' own scale. */
    Vec objective() {
        return history(TraceRow::trainLoss);
    }

    /** ⟨Ŷ,E⟩/n. */
    Vec alignment() {
        return history(row -> row.alignment().orElse(Double.NaN));
    }

    /** Loss over the validation rows; of length 0 where there were none. */
    Vec validation() {
        return last().testLoss().isPresent() ? history(row -> row.testLoss().orElse(Double.NaN)) : Vec.zeros(0);
    }

    ReportData report() {
        return FitReport.of(this);
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

    private Vec history(ToDoubleFunction<TraceRow> value) {
        return Vec.of(trace.stream().mapToDouble(value).toArray());
    }
}
