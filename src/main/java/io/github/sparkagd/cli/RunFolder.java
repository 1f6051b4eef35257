package io.github.sparkagd.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparkagd.data.IoFault;
import io.github.sparkagd.data.NamedPath;
import io.github.sparkagd.report.HistoryCsv;
import io.github.sparkagd.report.ReportData;
import io.github.sparkagd.settings.Refusal;
import io.github.sparkagd.train.TraceRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A run directory of {@code train}, to be read back. */
final class RunFolder {
    private static final String TOLD = "run.json";
    private static final String HISTORY = "history.csv";
    private static final String AGAIN = "the folder was changed since, or a copy is not whole: fetch it again";

    private final String named;
    private final Path folder;
    private final FileSystem files;

    private RunFolder(String named, Path folder, FileSystem files) {
        this.named = named;
        this.folder = folder;
        this.files = files;
    }

    /**
     * The training that left the directory.
     *
     * @param named as the user wrote it
     * @throws UsageException when it is no run directory, or not whole; names the path and what to do
     */
    static ReportData read(String named, Configuration configuration) {
        try {
            Path folder = NamedPath.of(named, configuration);
            return new RunFolder(named, folder, NamedPath.fileSystem(folder, configuration)).read();
        } catch (NamedPath.Unusable wrong) {
            throw new UsageException(named + " " + wrong.getMessage());
        } catch (IOException | LinkageError failed) {
            throw new UsageException(named + " cannot be read: "
                    + IoFault.reading(named, failed, "name another folder")
                            .text()
                            .said(Refusal.OPTIONS));
        }
    }

    private ReportData read() throws IOException {
        UsageException.require(
                files.exists(folder),
                named + " is not there. Maybe check the path, which is a folder that train wrote.");
        UsageException.require(
                files.exists(new Path(folder, TOLD)),
                named + " holds no " + TOLD + ", so it is no run directory of train. "
                        + "Maybe name the folder that train said it had written to.");
        JsonNode told = told();
        UsageException.require(
                !told.path("runs").isEmpty() && files.exists(new Path(folder, HISTORY)),
                named + " is of a training that failed or is unfinished: it holds no "
                        + (told.path("runs").isEmpty() ? "runs" : HISTORY) + ". Maybe train again, or --resume it.");
        try {
            return ReportData.of(named, told, history());
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(
                    named + "/" + wrong.getMessage().replaceAll("\\p{Cntrl}", "?") + ". Maybe " + AGAIN + ".");
        }
    }

    private JsonNode told() throws IOException {
        try (InputStream in = files.open(new Path(folder, TOLD))) {
            JsonNode told = new ObjectMapper().readTree(in.readAllBytes());
            UsageException.require(
                    told.isObject(), named + "/" + TOLD + " is damaged: it is no JSON object. Maybe " + AGAIN + ".");
            return told;
        } catch (JsonProcessingException damaged) {
            long line =
                    damaged.getLocation() == null ? 1 : damaged.getLocation().getLineNr();
            throw new UsageException(named + "/" + TOLD + ", line " + line
                    + ": it is damaged, as no JSON ends or begins so. Maybe " + AGAIN + ".");
        }
    }

    private Map<String, List<TraceRow>> history() throws IOException {
        try (InputStream in = files.open(new Path(folder, HISTORY))) {
            return HistoryCsv.read(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
    }
}
