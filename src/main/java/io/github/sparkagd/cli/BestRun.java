package io.github.sparkagd.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparkagd.data.IoFault;
import io.github.sparkagd.data.NamedPath;
import io.github.sparkagd.report.ReportRun;
import io.github.sparkagd.settings.Refusal;
import java.io.IOException;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The model that is meant where somebody names a run directory: that of the run with the least test loss, or train loss where there
 * is no test set; the first of several, and one that diverged only where all did.
 *
 * @param uri the model's folder
 * @param note what the user is to be told; empty where the model itself was named
 */
record BestRun(String uri, Optional<String> note) {

    /**
     * The model at {@code named}, or of the run directory there.
     *
     * @param option that names it
     */
    static BestRun of(String option, String named, Configuration configuration) {
        try {
            Path folder = NamedPath.of(named, configuration);
            FileSystem files = folder.getFileSystem(configuration);
            Path report = new Path(folder, "run.json");
            if (files.exists(new Path(folder, "metadata")) || !files.exists(report)) {
                return new BestRun(named, Optional.empty());
            }
            try (FSDataInputStream in = files.open(report)) {
                return best(option, named, new ObjectMapper().readTree(in.readAllBytes()));
            }
        } catch (IOException | RuntimeException | LinkageError failed) {
            if (failed instanceof UsageException refused) {
                throw refused;
            }
            throw new UsageException(option + " " + named + " cannot be read as a run directory: "
                    + IoFault.reading(named, failed, "name a folder OUT/models/RUN")
                            .text()
                            .said(Refusal.OPTIONS));
        }
    }

    private static BestRun best(String option, String named, JsonNode report) {
        JsonNode best = null;
        for (JsonNode run : report.path("runs")) {
            best = best == null || ReportRun.rank(run) < ReportRun.rank(best) ? run : best;
        }
        UsageException.require(
                best != null && best.path("run").isTextual(),
                option + " " + named + " holds no model: its training failed. Maybe train again.");
        String run = best.path("run").asText();
        String loss = best.path("testLoss").isNull() ? "trainLoss" : "testLoss";
        return new BestRun(
                named.replaceAll("/+$", "") + "/models/" + run,
                Optional.of(option + " " + named + " is a run directory: " + run + " is taken, whose "
                        + (loss.equals("testLoss") ? "test loss " : "train loss ")
                        + best.path(loss).asText() + " is the least."));
    }
}
