package io.github.sparkagd.cli;

import io.github.sparkagd.blocks.Blas;
import io.github.sparkagd.cluster.ClusterTrainingSet;
import io.github.sparkagd.cluster.JobCounts;
import io.github.sparkagd.cluster.JobDescriptions;
import io.github.sparkagd.cluster.Preparation;
import io.github.sparkagd.cluster.Preprocessing;
import io.github.sparkagd.cluster.RunDirectory;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.data.DataSet;
import io.github.sparkagd.data.LazySession;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.report.RunTable;
import io.github.sparkagd.settings.SettingValues;
import io.github.sparkagd.train.CheckpointPolicy;
import io.github.sparkagd.train.Phase;
import io.github.sparkagd.train.RunSpec;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TrainOptions;
import io.github.sparkagd.train.TrainSettings;
import io.github.sparkagd.train.Trainer;
import io.github.sparkagd.train.TrainingObserver;
import io.github.sparkagd.train.TrainingResult;
import io.github.sparkagd.ui.LiveTraining;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaSparkContext;

/** The work of {@code train}, once its options are checked. */
final class TrainJob {
    private final Input input;
    private final Map<String, Object> options;
    private final Words words;
    private final Optional<CheckpointPolicy> safety;

    /**
     * What is said to the user.
     *
     * @param out takes results
     * @param tell takes what the user should know besides
     */
    record Words(PrintWriter out, Consumer<String> tell) {}

    /** The data, what is done to them before training, and what is trained. */
    record Input(DataOptions data, Preprocessing preprocessing, SettingValues training) {
        TrainOptions options() {
            return TrainSettings.options(training, data.seed());
        }

        StopRules rules() {
            return TrainSettings.rules(training);
        }

        /** @param origin coefficients to start from; empty for zeros */
        List<RunSpec> runs(Optional<Vec> origin) {
            return TrainSettings.runs(training, origin, rules(), data.seed());
        }

        /** Refuses what can be known to be wrong before Spark starts. */
        void requireSound() {
            runs(Optional.empty());
            options();
        }
    }

    /**
     * @param options every option as resolved, for run.json
     * @param words what is said meanwhile and in the end
     * @param safety checkpoints to write, and the one to go on from
     */
    TrainJob(Input input, Map<String, Object> options, Words words, Optional<CheckpointPolicy> safety) {
        this.input = input;
        this.options = options;
        this.words = words;
        this.safety = safety;
    }

    /**
     * Trains, and fills the run directory.
     *
     * @param live is told of the phases and the runs
     * @return the exit code
     */
    int run(LazySession session, RunDirectory directory, LiveTraining live) {
        long begun = System.nanoTime();
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        UsageException.require(
                input.options().blas() == Blas.JAVA
                        || !context.isLocal()
                        || Blas.nativeLibrary().isPresent(),
                "--blas native found no libblas.so.3 on this machine. Maybe install libopenblas0, or --blas java.");
        List<RunSpec> runs = new ArrayList<>();
        try (JobCounts jobs = new JobCounts(context);
                ClusterTrainingSet set = ClusterTrainingSet.open(DataSet.open(session, input.data()), data -> {
                    runs.addAll(input.runs(start(session, data)));
                    return Preparation.of(input.preprocessing(), runs);
                })) {
            set.data().notes().forEach(words.tell());
            live.fact("data", set.data().description());
            TrainingResult result = train(set, runs, live);
            RunReport report = new RunReport(set, result, new RunReport.Input(input.data(), options));
            live.phaseBegins(Phase.SAVE, "models and pictures");
            report.write(directory, jobs, input.options().plan(), begun);
            report.writePage(directory, words.tell());
            directory.commit();
            live.rest();
            say(result, directory);
            if (report.exitCode() != Main.DONE) {
                System.err.println("agd: " + report.message());
            }
            return report.exitCode();
        }
    }

    private void say(TrainingResult result, RunDirectory directory) {
        PrintWriter out = words.out();
        out.print(RunTable.of(result.distinct()));
        out.println("plan " + result.choice().plan() + ": " + result.choice().reason());
        result.atRounding().ifPresent(out::println);
        out.println("written to " + directory);
        out.flush();
    }

    private Optional<Vec> start(LazySession session, DataSet data) {
        return input.training().find(TrainSettings.INITIAL_MODEL).map(uri -> {
            StartModel model = StartModel.load(session, uri, data);
            model.notes().forEach(words.tell());
            return model.coefficients();
        });
    }

    private TrainingResult train(ClusterTrainingSet set, List<RunSpec> runs, LiveTraining live) {
        JobDescriptions jobs = new JobDescriptions(set.blocks().context());
        LiveTraining watching = live.of(input.rules().iterations());
        return new Trainer(set, input.options(), TrainingObserver.all(jobs, watching), safety).train(runs);
    }
}
