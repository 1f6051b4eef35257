package io.github.sparkagd.ml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparkagd.data.IoFault;
import io.github.sparkagd.data.NamedPath;
import io.github.sparkagd.report.BuildFacts;
import io.github.sparkagd.report.NamedValues;
import io.github.sparkagd.report.ReportData;
import io.github.sparkagd.report.ReportRun;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainedRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** What the page of a fit shows: the same as that of a training, as far as an estimator knows it. */
final class FitReport {
    /** Letters of a param's value: one is as long as the features are many. */
    private static final int MOST_LETTERS = 200;

    private FitReport() {}

    /** What {@code run.json} would hold. */
    static NamedValues told(Params model, Fitted fitted) {
        TrainedRun run = fitted.run();
        TraceRow last = run.last();
        BuildFacts build = BuildFacts.read();
        return new NamedValues()
                .put("version", build.version())
                .put("commit", build.commit())
                .put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION())
                .put("java", System.getProperty("java.version"))
                .put("options", params(model))
                .put("n", fitted.shared().rows())
                .put("d", fitted.coefficients().size())
                .put("spectrum", fitted.shared().spectrum().map(found -> new NamedValues()
                        .put("lambdaMax", found.largest())
                        .put("lambdaMinEff", found.smallest())
                        .put("optimalRate", found.optimalRate())))
                .put("plan", fitted.shared().plan().label())
                .put("storage", fitted.shared().storage())
                .put("passes", fitted.shared().passes())
                .put("jobs", fitted.shared().jobs())
                .put("seconds", last.seconds())
                .put("runs", List.of(ReportRun.told(run)));
    }

    static ReportData of(TrainingRecord record) {
        try {
            JsonNode told = new ObjectMapper().readTree(record.told());
            String run = told.path("runs").path(0).path("run").asText();
            return ReportData.of(record.title(), told, Map.of(run, record.trace()), ParamWording.INSTANCE);
        } catch (JsonProcessingException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private static NamedValues params(Params model) {
        NamedValues values = new NamedValues();
        for (Param<?> param : model.params()) {
            if (model.isDefined(param)) {
                String text = String.valueOf((Object) model.getOrDefault(param));
                values.put(param.name(), text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS) + "…");
            }
        }
        return values;
    }

    /** Writes a page to {@code path} on any Hadoop file system, over a file that is there. */
    static void write(String html, String path, Configuration configuration) {
        try {
            Path file = NamedPath.toWrite(path, configuration);
            try (OutputStream out = NamedPath.fileSystem(file, configuration).create(file, true)) {
                out.write(html.getBytes(StandardCharsets.UTF_8));
            }
        } catch (NamedPath.Unusable wrong) {
            throw new IllegalArgumentException(path + " " + wrong.getMessage(), wrong);
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "cannot write " + path + ": "
                            + IoFault.writing(path, failed).text(),
                    failed);
        }
    }
}
