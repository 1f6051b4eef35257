package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.JobCounts;
import io.github.sparkagd.cluster.JobDescriptions;
import io.github.sparkagd.cluster.Preprocessing;
import io.github.sparkagd.cluster.RunDirectory;
import io.github.sparkagd.cluster.SpectrumFinder;
import io.github.sparkagd.cluster.TrainingProblem;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.data.DataSet;
import io.github.sparkagd.linalg.Blas;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.report.RunTable;
import io.github.sparkagd.theory.LearningRates;
import io.github.sparkagd.train.Checkpoint;
import io.github.sparkagd.train.Checkpoints;
import io.github.sparkagd.train.Member;
import io.github.sparkagd.train.PlanChooser;
import io.github.sparkagd.train.RateSearch;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.RunFactory;
import io.github.sparkagd.train.RunSnapshot;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.Training;
import io.github.sparkagd.train.TrainingObserver;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** The work of {@code train}, once its options are checked. */
final class TrainJob {
    private final TrainSettings settings;
    private final DataOptions data;
    private final Preprocessing preprocessing;
    private final Map<String, Object> options;
    private final CheckpointArguments.Plan safety;
    private OptionalDouble momentum = OptionalDouble.empty();

    /** The data, and what is done to them before training. */
    record Input(DataOptions data, Preprocessing preprocessing) {}

    /**
     * @param options every option as resolved, for run.json
     * @param safety checkpoints to write, and the one to go on from
     */
    TrainJob(TrainSettings settings, Input input, Map<String, Object> options, CheckpointArguments.Plan safety) {
        this.settings = settings;
        this.data = input.data();
        this.preprocessing = input.preprocessing();
        this.options = options;
        this.safety = safety;
    }

    /**
     * Trains, and fills the run directory.
     *
     * @param out takes results
     * @param tell takes what the user should know besides
     * @return the exit code
     */
    int run(SparkSession session, RunDirectory directory, PrintWriter out, Consumer<String> tell) {
        long begun = System.nanoTime();
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        UsageException.require(
                settings.blas() == Blas.JAVA
                        || !context.isLocal()
                        || Blas.nativeLibrary().isPresent(),
                "--blas native found no libblas.so.3 on this machine. Maybe install libopenblas0, or --blas java.");
        try (JobCounts jobs = new JobCounts(context);
                TrainingProblem problem = TrainingProblem.open(session, data, preprocessing)) {
            requireUnitLabels(problem);
            safety.resumed().ifPresent(before -> Checkpoint.requireSame("data", before.data(), identity(problem)));
            Prepared prepared = prepare(session, problem, tell);
            List<TrainedRun> trained = train(problem, prepared);
            RunReport report = new RunReport(
                    new RunReport.Work(
                            problem, prepared.oracle(), prepared.spectrum(), prepared.searchPasses(), trained),
                    new RunReport.Input(data, options));
            PlanChooser.Choice choice = prepared.choice();
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

    /** What is decided before the first iteration. */
    private record Prepared(
            PlanChooser.Choice choice,
            LeastSquares oracle,
            SpectrumFinder spectrum,
            List<Run> runs,
            long searchPasses) {

        Checkpoint.Preparation forCheckpoint(OptionalDouble momentum) {
            return new Checkpoint.Preparation(
                    choice.plan(), choice.reason(), momentum, spectrum.found(), spectrum.passes(), searchPasses);
        }
    }

    /** Decides, or takes from the checkpoint what was decided: nothing is computed twice. */
    private Prepared prepare(SparkSession session, TrainingProblem problem, Consumer<String> tell) {
        JavaSparkContext context = problem.blocks().context();
        Optional<Checkpoint.Preparation> before = safety.resumed().map(Checkpoint::preparation);
        Optional<Vec> start = settings.initialModel().map(uri -> {
            StartModel model = StartModel.load(session, uri, problem.data());
            model.notes().forEach(tell);
            return problem.trained(model.coefficients());
        });
        problem.data().notes().forEach(tell);
        TrainingProblem.Demand demand = settings.demand(start);
        PlanChooser.Choice choice = before.map(known -> new PlanChooser.Choice(known.plan(), known.reason()))
                .orElseGet(() -> problem.choose(settings.plan(), demand));
        LeastSquares oracle = problem.oracle(choice.plan(), demand);
        SpectrumFinder spectrum = new SpectrumFinder(problem, oracle, data.seed());
        before.ifPresent(known -> spectrum.know(known.spectrum(), known.spectrumPasses()));
        RateSearch search = new RateSearch(oracle, settings.rules(), new JobDescriptions(context, "search"));
        momentum = before.isPresent() ? before.get().momentum() : given(settings.momentum());
        Vec origin = start.map(oracle::project).orElse(Vec.zeros(oracle.dimension()));
        RunFactory factory =
                new RunFactory(origin, settings.plan(), () -> momentum(spectrum)).withDeepStart(settings.deep());
        List<Run> runs = safety.resumed()
                .map(checkpoint -> runsOf(checkpoint, factory))
                .orElseGet(() -> new RunPlanner(factory, spectrum, search).runs(settings));
        long searched = before.map(Checkpoint.Preparation::searchPasses).orElseGet(search::passes);
        return new Prepared(choice, oracle, spectrum, runs, searched);
    }

    private static OptionalDouble given(Optional<Double> value) {
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }

    private static List<Run> runsOf(Checkpoint checkpoint, RunFactory factory) {
        return checkpoint.training().runs().stream()
                .map(RunSnapshot::id)
                .map(id -> factory.run(new Member(id.algorithm(), id.depth()), id.learningRate()))
                .toList();
    }

    private static List<Checkpoint.Setting> identity(TrainingProblem problem) {
        DataSet data = problem.data();
        return List.of(
                new Checkpoint.Setting("features", String.valueOf(data.dimension())),
                new Checkpoint.Setting("training rows", String.valueOf(data.trainRows())),
                new Checkpoint.Setting("test rows", String.valueOf(data.testRows())),
                new Checkpoint.Setting("fingerprint", data.fingerprint()),
                new Checkpoint.Setting("partitions", String.valueOf(data.partitions())));
    }

    private void requireUnitLabels(TrainingProblem problem) {
        double mean = problem.meanSquaredLabel();
        UsageException.require(
                !settings.needsUnitLabels() || mean <= 1 + 1e-9,
                "--label-scale " + preprocessing.labelScale() + " leaves the mean of the squared labels at " + mean
                        + ", above 1, where the scalar layers of agd can diverge. Maybe --label-scale auto.");
    }

    private double momentum(SpectrumFinder spectrum) {
        if (momentum.isEmpty()) {
            momentum = OptionalDouble.of(LearningRates.heavyBall(spectrum.get()).momentum());
        }
        return momentum.getAsDouble();
    }

    private List<TrainedRun> train(TrainingProblem problem, Prepared prepared) {
        ProgressLine progress = new ProgressLine(
                System.err,
                "1".equals(System.getenv("AGD_TERMINAL")),
                settings.rules().iterations());
        JobDescriptions jobs = new JobDescriptions(problem.blocks().context(), "train");
        Training training = new Training(prepared.oracle(), settings.rules(), TrainingObserver.all(jobs, progress));
        // Not earlier: what is there already stays when the data are refused.
        safety.begin();
        safety.store()
                .ifPresent(store -> training.withSnapshots(new Checkpoints(
                        store,
                        safety.interval(),
                        snapshot -> new Checkpoint(
                                safety.options(), identity(problem), prepared.forCheckpoint(momentum), snapshot))));
        try {
            return safety.resumed()
                    .map(checkpoint -> training.resume(prepared.runs(), checkpoint.training()))
                    .orElseGet(() -> training.train(prepared.runs()));
        } finally {
            progress.close();
        }
    }
}
