package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.JobCounts;
import io.github.sparkagd.cluster.JobDescriptions;
import io.github.sparkagd.cluster.Preprocessing;
import io.github.sparkagd.cluster.RunDirectory;
import io.github.sparkagd.cluster.SavedModel;
import io.github.sparkagd.cluster.SpectrumFinder;
import io.github.sparkagd.cluster.TrainingProblem;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.report.RunTable;
import io.github.sparkagd.theory.LearningRates;
import io.github.sparkagd.train.PlanChooser;
import io.github.sparkagd.train.RateSearch;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.RunFactory;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.Training;
import io.github.sparkagd.train.TrainingObserver;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** The work of {@code train}, once its options are checked. */
final class TrainJob {
    private final TrainSettings settings;
    private final DataOptions data;
    private final Preprocessing preprocessing;
    private final Map<String, Object> options;

    /** @param options every option as resolved, for run.json */
    TrainJob(TrainSettings settings, DataOptions data, Preprocessing preprocessing, Map<String, Object> options) {
        this.settings = settings;
        this.data = data;
        this.preprocessing = preprocessing;
        this.options = options;
    }

    /**
     * Trains, and fills the run directory.
     *
     * @return the exit code
     */
    int run(SparkSession session, RunDirectory directory, PrintWriter out) {
        long begun = System.nanoTime();
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        try (JobCounts jobs = new JobCounts(context);
                TrainingProblem problem = TrainingProblem.open(session, data, preprocessing)) {
            requireUnitLabels(problem);
            PlanChooser.Choice choice = problem.choose(
                    settings.plan(),
                    settings.rules().iterations(),
                    settings.largestLockStep(),
                    settings.needsSpectrum());
            LeastSquares oracle = problem.oracle(choice.plan());
            SpectrumFinder spectrum = new SpectrumFinder(problem, oracle, data.seed());
            RateSearch search = new RateSearch(oracle, settings.rules(), new JobDescriptions(context, "search"));
            RunFactory factory = factory(session, problem, spectrum);
            List<Run> runs = new RunPlanner(factory, spectrum, search).runs(settings);
            List<TrainedRun> trained = train(oracle, runs, context);
            RunReport report =
                    new RunReport(new RunReport.Work(problem, oracle, spectrum, search.passes(), trained), options);
            report.write(
                    directory, jobs, new RunReport.PlanChoice(settings.plan(), choice.plan(), choice.reason()), begun);
            directory.commit();
            out.print(RunTable.of(trained));
            out.println("plan " + choice.plan() + ": " + choice.reason());
            out.println("written to " + directory);
            out.flush();
            if (report.exitCode() != Main.DONE) {
                System.err.println("agd: " + report.message());
            }
            return report.exitCode();
        }
    }

    private void requireUnitLabels(TrainingProblem problem) {
        double mean = problem.meanSquaredLabel();
        UsageException.require(
                !settings.needsUnitLabels() || mean <= 1 + 1e-9,
                "--label-scale " + preprocessing.labelScale() + " leaves the mean of the squared labels at " + mean
                        + ", above 1, where the scalar layers of agd can diverge. Maybe --label-scale auto.");
    }

    private RunFactory factory(SparkSession session, TrainingProblem problem, SpectrumFinder spectrum) {
        Vec origin = settings.initialModel()
                .map(uri -> start(session, problem, uri))
                .orElse(Vec.zeros(problem.data().dimension()));
        return new RunFactory(origin, settings.plan(), () -> settings.momentum()
                        .orElseGet(() -> LearningRates.heavyBall(spectrum.get()).momentum()))
                .withDeepStart(settings.deep());
    }

    private static Vec start(SparkSession session, TrainingProblem problem, String uri) {
        SavedModel model = SavedModel.load(session, uri);
        int d = problem.data().dimension();
        UsageException.require(
                model.coefficients().size() == d,
                "--initial-model " + uri + " has " + model.coefficients().size() + " coefficients, the data have " + d
                        + " features. Maybe another model, or --features.");
        return problem.trained(model.coefficients());
    }

    private List<TrainedRun> train(LeastSquares oracle, List<Run> runs, JavaSparkContext context) {
        ProgressLine progress = new ProgressLine(
                System.err,
                "1".equals(System.getenv("AGD_TERMINAL")),
                settings.rules().iterations());
        TrainingObserver observer = TrainingObserver.all(new JobDescriptions(context, "train"), progress);
        try {
            return new Training(oracle, settings.rules(), observer).train(runs);
        } finally {
            progress.close();
        }
    }
}
