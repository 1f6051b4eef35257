package io.github.sparkagd.cli;

import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.cluster.ClusterTrainingSet;
import io.github.sparkagd.cluster.RunDirectory;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.HtmlPage.Cell;
import io.github.sparkagd.report.NamedValues;
import io.github.sparkagd.report.ReportData;
import io.github.sparkagd.report.ReportRun;
import io.github.sparkagd.report.VerificationPage;
import io.github.sparkagd.theory.Bound;
import io.github.sparkagd.theory.TheoremOne;
import io.github.sparkagd.train.Outcome;
import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainedRun;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The page of {@code verify}: the statements, the runs along which they were checked, and the data. */
final class VerifyReport {
    private final Map<TheoremOne.Setting, List<TheoremOne.Passed>> paths = new LinkedHashMap<>();
    private final NamedValues told = new NamedValues();
    private double unit = 1;

    /** @param path of the run that was checked */
    void add(List<TheoremOne.Passed> path, TheoremOne.Setting setting) {
        paths.put(setting, path);
    }

    /** @param numbers what is known of the data */
    void describe(ClusterTrainingSet set, NamedValues numbers) {
        BuildInfo build = new BuildInfo();
        unit = set.coordinates().labelScale() * set.coordinates().labelScale();
        told.put("version", build.version())
                .put("commit", build.commit())
                .put("spark", set.rows().context().version())
                .put("java", System.getProperty("java.version"))
                .put("data", set.data().description())
                .put("fingerprint", set.data().fingerprint())
                .put("partitions", set.data().partitions())
                .put("labelScale", set.coordinates().labelScale())
                .put("checked", numbers);
    }

    void write(RunDirectory directory, List<Bound> bounds, Map<String, Object> options) {
        List<TrainedRun> runs = paths.entrySet().stream()
                .map(entry -> run(entry.getKey(), entry.getValue()))
                .toList();
        Map<String, List<TraceRow>> histories = new LinkedHashMap<>();
        runs.forEach(run -> histories.put(run.id().name(), run.trace()));
        told.put("options", options)
                .put("runs", runs.stream().map(ReportRun::told).toList());
        String sentence = "Theorem 1 with what belongs to it " + VerifyCommand.verdict(bounds) + " on these data.";
        VerificationPage page = new VerificationPage(
                sentence, bounds.stream().map(VerifyReport::row).toList());
        String html = page.html(ReportData.of(RunReport.title("Verification", directory), told.toTree(), histories));
        directory.write(RunReport.PAGE, out -> out.write(html.getBytes(StandardCharsets.UTF_8)));
        directory.commit();
    }

    private TrainedRun run(TheoremOne.Setting setting, List<TheoremOne.Passed> path) {
        List<TraceRow> trace = path.stream()
                .map(at -> new TraceRow(
                        at.iteration(),
                        at.iteration(),
                        unit * at.residual() / 2,
                        OptionalDouble.empty(),
                        Math.sqrt(unit) * at.gradientNorm(),
                        OptionalDouble.empty(),
                        Double.NaN,
                        OptionalDouble.empty()))
                .toList();
        int last = path.get(path.size() - 1).iteration();
        Outcome outcome = last == setting.iterations()
                ? new Outcome(Outcome.Kind.ITERATIONS, last, "all " + last + " iterations done")
                : new Outcome(Outcome.Kind.DIVERGED, last, "given up at iteration " + last);
        RunId id = new RunId(Algorithms.aligned(setting.depth()).simplest(), setting.rate());
        TrainedRun.Kept kept = new TrainedRun.Kept(trace.get(trace.size() - 1), Vec.zeros(0), Vec.zeros(0));
        return new TrainedRun(id, trace, outcome, kept);
    }

    private static List<Cell> row(Bound bound) {
        String kind =
                switch (bound.verdict()) {
                    case HOLDS -> "holds";
                    case NOT_RESOLVED -> "part";
                    case FAILS -> "fails";
                };
        String failed = bound.failed() ? ", first at iteration " + bound.failedAt() : "";
        return List.of(
                Cell.of(bound.name()),
                Cell.of(bound.verdict().label() + failed, kind),
                Cell.of(bound.statement()),
                Cell.of(Double.toString(bound.worst()), "number"),
                Cell.of(Double.toString(bound.tolerance()), "number"),
                Cell.of(bound.reason()),
                Cell.of(Long.toString(bound.checks()), "number"));
    }
}
