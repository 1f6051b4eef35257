package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.ClusterTrainingSet;
import io.github.sparkagd.cluster.JobCounts;
import io.github.sparkagd.cluster.OptionalFile;
import io.github.sparkagd.cluster.RunDirectory;
import io.github.sparkagd.cluster.RunDirectory.Content;
import io.github.sparkagd.cluster.SavedModel;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.kernels.Kernels;
import io.github.sparkagd.ml.ColumnProvenance;
import io.github.sparkagd.report.Advice;
import io.github.sparkagd.report.HistoryCsv;
import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.LossPlot;
import io.github.sparkagd.report.NamedValues;
import io.github.sparkagd.report.PngPlot;
import io.github.sparkagd.report.ReportData;
import io.github.sparkagd.report.ReportRun;
import io.github.sparkagd.report.SvgPlot;
import io.github.sparkagd.report.TrainingPage;
import io.github.sparkagd.theory.TheoremOne;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.TrainingResult;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;

/** Fills a run directory: history, pictures, models and run.json. */
final class RunReport {
    /** Of a command that has something to look at. */
    static final String PAGE = "report.html";

    private final ClusterTrainingSet problem;
    private final TrainingResult result;
    private final List<TrainedRun> runs;
    private final Map<String, Object> options;
    private final DataOptions reading;
    private NamedValues told;

    /**
     * What was asked for.
     *
     * @param data how the data were read
     * @param options every option as resolved
     */
    record Input(DataOptions data, Map<String, Object> options) {}

    /**
     * @param problem the data
     * @param result what training gave
     * @param input what was asked for
     */
    RunReport(ClusterTrainingSet problem, TrainingResult result, Input input) {
        this.problem = problem;
        this.result = result;
        this.runs = result.distinct();
        this.options = input.options();
        this.reading = input.data();
    }

    int exitCode() {
        return runs.stream().anyMatch(run -> run.outcome().diverged()) ? Main.DIVERGED : Main.DONE;
    }

    /** Writes all files; nothing shows in the run directory before it is committed. */
    void write(RunDirectory directory, JobCounts jobs, Plan asked, long begun) {
        directory.write("history.csv", out -> {
            try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                HistoryCsv.write(runs, writer);
            }
        });
        LinePlot plot = LossPlot.of(runs);
        directory.write("loss.png", out -> PngPlot.write(plot, out));
        directory.write("loss.svg", out -> {
            try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                SvgPlot.write(plot, writer);
            }
        });
        for (TrainedRun run : runs) {
            saveModel(directory, run);
        }
        String message = message();
        NamedValues json = provenance(asked)
                .put("jobs", jobs.counts())
                .put("passes", passes())
                .put("runs", runs.stream().map(ReportRun::told).toList())
                .put("exitCode", exitCode())
                .put("message", message)
                .put("seconds", (System.nanoTime() - begun) * 1e-9);
        directory.write("run.json", out -> out.write(json.toJson().getBytes(StandardCharsets.UTF_8)));
        told = json;
    }

    /**
     * Writes the page, once all else is written; a training that is done does not fail for it.
     *
     * @param tell takes what went wrong
     */
    void writePage(RunDirectory directory, Consumer<String> tell) {
        Content content = out -> {
            Map<String, List<TraceRow>> histories =
                    runs.stream().collect(Collectors.toMap(run -> run.id().name(), TrainedRun::trace));
            String html = TrainingPage.html(ReportData.of(title("Training", directory), told.toTree(), histories));
            out.write(html.getBytes(StandardCharsets.UTF_8));
        };
        OptionalFile.write(directory, PAGE, content)
                .ifPresent(fault -> tell.accept(PAGE + " is not written: " + fault));
    }

    /** Of a page. */
    static String title(String what, RunDirectory directory) {
        return what + " " + new Path(directory.toString()).getName();
    }

    /** What the user reads at the end; names a rate that would do where a run has diverged. */
    String message() {
        Optional<TrainedRun> diverged =
                runs.stream().filter(run -> run.outcome().diverged()).findFirst();
        return diverged.map(run -> run.id().name() + " " + run.outcome().message() + ". " + remedy(run.id()))
                .orElse("done");
    }

    private String remedy(RunId run) {
        return "Maybe "
                + Advice.afterDivergence(
                        run.algorithm(), run.learningRate(), result.spectrum().largest())
                + ".";
    }

    private void saveModel(RunDirectory directory, TrainedRun run) {
        String folder = "models/" + run.id().name();
        SavedModel.of(result, run)
                .save(directory.path(folder), "agd_" + run.id().name());
        NamedValues provenance = identity()
                .put("run", run.id().name())
                .put("algorithm", run.id().algorithm().label())
                .put("depth", run.id().depth())
                .put("learningRate", run.id().learningRate())
                .put("layers", run.layers())
                .put("outcome", run.outcome().message())
                .put("iterations", run.kept().row().iteration())
                .put("trainLoss", run.kept().row().trainLoss())
                .put("testLoss", run.kept().row().testLoss())
                .putAll(ColumnProvenance.written(problem.data(), reading))
                .put("options", options);
        directory.write(
                folder + "/" + ColumnProvenance.FILE,
                out -> out.write(provenance.toJson().getBytes(StandardCharsets.UTF_8)));
    }

    private NamedValues identity() {
        BuildInfo build = new BuildInfo();
        return new NamedValues()
                .put("version", build.version())
                .put("commit", build.commit())
                .put("spark", problem.rows().context().version())
                .put("java", System.getProperty("java.version"))
                .put("data", problem.data().description())
                .put("fingerprint", problem.data().fingerprint());
    }

    private NamedValues provenance(Plan asked) {
        Optional<NamedValues> computed = result.spectrum().found().map(found -> new NamedValues()
                .put("lambdaMax", found.largest())
                .put("lambdaMinEff", found.smallest())
                .put("resolved", found.resolved())
                .put("rank", found.rank())
                .put("optimalRate", found.optimalRate())
                .put("method", found.method()));
        return identity()
                .put("options", options)
                .put("n", result.oracle().size())
                .put("testRows", result.oracle().testSize())
                .put("d", problem.blocks().features())
                .put("trainedFeatures", problem.blocks().columns())
                .put("partitions", problem.data().partitions())
                .put("labelScale", problem.coordinates().labelScale())
                .put("meanSquaredLabel", problem.meanSquaredLabel().orElseThrow())
                .put(
                        "assumptionOnLabelsHolds",
                        TheoremOne.allowsLabels(problem.meanSquaredLabel().orElseThrow()))
                .put("spectrum", computed)
                .put("plan", result.choice().plan().label())
                .put("planAsked", asked.label())
                .put("planReason", result.choice().reason())
                .put("storage", problem.blocks().storage())
                .put("bytesPerValue", problem.blocks().bytesPerValue())
                .put("kernel", Kernels.name(problem.blocks().columns()))
                .put("blas", blas());
    }

    /** {@code java}, or the native libraries that multiplied the rows. */
    private Object blas() {
        return problem.libraries().isEmpty() ? "java" : List.copyOf(problem.libraries());
    }

    private NamedValues passes() {
        boolean gram = result.choice().plan() == Plan.GRAM;
        long training =
                runs.stream().mapToLong(run -> run.last().passes()).max().orElse(0);
        return new NamedValues()
                .put("survey", problem.data().format().generated() ? 0 : 1)
                .put("prepare", 1)
                .put("spectrum", result.spectrum().passes())
                .put("search", result.searchPasses())
                .put("training", gram ? 1 : training);
    }
}
