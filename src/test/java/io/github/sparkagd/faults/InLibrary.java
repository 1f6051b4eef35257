package io.github.sparkagd.faults;

import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.cluster.ClusterTrainingSet;
import io.github.sparkagd.cluster.JobDescriptions;
import io.github.sparkagd.cluster.Preprocessing;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.testing.Runs;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.Training;
import io.github.sparkagd.train.TrainingObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Trainings by the library, without a run directory: quicker where there are many. */
final class InLibrary {
    private static final double RATE = 0.002;

    private InLibrary() {}

    /** The members that are trained in lock-step. */
    private static List<Run> runs(int dimension, int iterations) {
        Runs factory = Runs.fromZero(dimension, iterations).withMomentum(0.5);
        List<Run> runs = new ArrayList<>();
        for (String name : List.of("gd", "heavy-ball", "nesterov")) {
            runs.add(factory.run(Algorithms.named(name).orElseThrow(), RATE));
        }
        for (int depth : List.of(2, 4, 8)) {
            runs.add(factory.run(Algorithms.aligned(depth), RATE));
        }
        return runs;
    }

    /** Reads the data, trains and leaves nothing persisted. */
    static List<TrainedRun> train(Path data, int partitions, int iterations, TrainingObserver observer) {
        SparkSession session = SparkSession.getDefaultSession().get();
        DataOptions options =
                DataOptions.of(data.toString()).withTestFraction(0.2).withPartitions(partitions);
        try (ClusterTrainingSet problem = ClusterTrainingSet.open(session, options, Preprocessing.none())) {
            JobDescriptions jobs = new JobDescriptions(JavaSparkContext.fromSparkContext(session.sparkContext()));
            return new Training(problem.rows(), TrainingObserver.all(jobs, observer))
                    .train(runs(problem.rows().dimension(), iterations));
        }
    }

    /** All that a training is to give again: rows of the trace without their seconds, weights and layers. */
    static List<Object> bits(List<TrainedRun> trained) {
        List<Object> bits = new ArrayList<>();
        for (TrainedRun run : trained) {
            run.trace().forEach(row -> bits.add(withoutSeconds(row)));
            bits.add(run.weights());
            bits.add(run.layers());
        }
        return bits;
    }

    private static TraceRow withoutSeconds(TraceRow row) {
        return new TraceRow(
                row.iteration(),
                row.passes(),
                row.trainLoss(),
                row.testLoss(),
                row.gradientNorm(),
                row.scale(),
                0,
                row.alignment());
    }
}
