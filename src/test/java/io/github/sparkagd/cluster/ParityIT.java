package io.github.sparkagd.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.RealData;
import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.data.DataSet;
import io.github.sparkagd.data.LabelledRow;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.testing.PointProblems;
import io.github.sparkagd.testing.Runs;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.Run;
import io.github.sparkagd.train.SpectrumFinder;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.TrainingObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.Vectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The paper's numbers, computed independently in float64, from every algorithm, partitioning and storage. */
@Tag("long")
class ParityIT {
    /** A loss carries rounding errors of about 1e-15; the reference was given to all its digits. */
    private static final double RELATIVE = 1e-9;

    private static final double PIXEL = 1 / 255.0;

    /** Training and test loss by member after 100 iterations at η = 0.02 on MNIST {3, 8}. */
    private static final Map<Algorithm, double[]> MNIST = Map.of(
            Algorithms.shallow(), new double[] {0.11957658607107453, 0.11155005027648364},
            Algorithms.aligned(1), new double[] {0.11957658607107453, 0.11155005027648364},
            Algorithms.aligned(2), new double[] {0.11716438225525566, 0.1104379841423105},
            Algorithms.aligned(4), new double[] {0.11692626010664164, 0.11034059036780755},
            Algorithms.aligned(8), new double[] {0.11684305105451663, 0.11030160575366671},
            Algorithms.fullyCorrected(), new double[] {0.11677644374880818, 0.11026416156421923});

    private static final List<Double> BOUNDS = List.of(1e-1, 1e-2, 1e-4, 1e-8, 1e-12);

    /** Iterations on D1 at η = 0.1 until the loss is below each bound. */
    private static final Map<Algorithm, List<Integer>> D1 = Map.of(
            Algorithms.aligned(2), List.of(166, 221, 274, 368, 462),
            Algorithms.aligned(4), List.of(154, 204, 255, 345, 435),
            Algorithms.aligned(8), List.of(151, 200, 251, 340, 429),
            Algorithms.fullyCorrected(), List.of(149, 199, 249, 339, 428));

    private static final double[] CIFAR = {0.3675096062943192, 0.36096960192368416};

    /** Literal runs ask once per layer, so that the depths are few where the passes are many. */
    private static List<Run> runs(List<Algorithm> members, List<Algorithm> literal, double rate, int dimension) {
        Runs fused = Runs.fromZero(dimension, 0);
        Runs roundRobin = fused.by(Plan.ROUND_ROBIN);
        List<Run> runs = new ArrayList<>();
        members.forEach(member -> runs.add(fused.run(member, rate)));
        literal.forEach(member -> runs.add(roundRobin.run(member, rate)));
        return runs;
    }

    private static List<TrainedRun> train(LeastSquares problem, int iterations, List<Run> runs) {
        StopRules rules = StopRules.iterations(iterations);
        return Runs.train(
                problem, runs.stream().map(run -> Runs.ruled(run, rules)).toList());
    }

    private static void assertLosses(TrainedRun run, double[] expected) {
        assertThat(run.last().trainLoss())
                .as("train loss of %s", run.id())
                .isCloseTo(expected[0], relative(expected[0]));
        assertThat(run.last().testLoss().getAsDouble())
                .as("test loss of %s", run.id())
                .isCloseTo(expected[1], relative(expected[1]));
    }

    private static org.assertj.core.data.Offset<Double> relative(double value) {
        return within(RELATIVE * value);
    }

    @ParameterizedTest(name = "{0} partitions, sparse {1}")
    @CsvSource({"1,false", "2,false", "7,false", "1,true", "2,true", "7,true"})
    void mnistLossesAreThoseOfTheReference(int partitions, boolean sparse) {
        DataOptions options = DataOptions.of(RealData.path("mnist")).withPartitions(partitions);
        try (DataSet data = DataSet.open(SharedSpark.session(), options);
                BlockedData blocks = blocks(data, sparse)) {
            assertThat(blocks.storage()).isEqualTo(sparse ? "sparse" : "uint8");
            LeastSquares problem = new SparkLeastSquares(blocks, pixels(data));
            List<Algorithm> literal = new ArrayList<>(List.of(Algorithms.aligned(2), Algorithms.fullyCorrected()));
            if (!sparse || partitions == 2) {
                literal.add(Algorithms.aligned(4));
                literal.add(Algorithms.aligned(8));
            }

            List<TrainedRun> trained = train(problem, 100, runs(List.copyOf(MNIST.keySet()), literal, 0.02, 784));

            assertThat(problem.size()).isEqualTo(11_982);
            assertThat(problem.testSize()).isEqualTo(1_984);
            for (TrainedRun run : trained) {
                assertLosses(run, MNIST.get(run.id().algorithm()));
            }
        }
    }

    @ParameterizedTest(name = "{0} partitions, sparse {1}")
    @CsvSource({"1,false", "2,false", "7,false", "1,true"})
    void cifarLossesAreThoseOfTheReference(int partitions, boolean sparse) {
        DataOptions options = DataOptions.of(RealData.path("cifar10")).withPartitions(partitions);
        try (DataSet data = DataSet.open(SharedSpark.session(), options);
                BlockedData blocks = blocks(data, sparse)) {
            LeastSquares problem = new SparkLeastSquares(blocks, pixels(data));
            Algorithm deep = Algorithms.aligned(4);
            List<Algorithm> literal = partitions == 2 ? List.of(deep) : List.of();

            List<TrainedRun> trained = train(problem, 100, runs(List.of(deep), literal, 0.001, 3072));

            trained.forEach(run -> assertLosses(run, CIFAR));
        }
    }

    private static BlockedData blocks(DataSet data, boolean sparse) {
        return BlockedData.of(data.rows(), new BlockLayout(data.dimension(), sparse, false), "parity");
    }

    private static Coordinates pixels(DataSet data) {
        int d = data.dimension();
        return new Coordinates(Vec.zeros(d), Vec.constant(d, PIXEL), 0, 1);
    }

    @ParameterizedTest(name = "{0} partitions, sparse {1}")
    @CsvSource({"1,false", "2,false", "7,false", "1,true", "2,true", "7,true"})
    void pointDataOnSparkFollowTheLocalReference(int partitions, boolean sparse) {
        try (BlockedData blocks = d1(partitions, sparse)) {
            LeastSquares problem = new SparkLeastSquares(blocks, Coordinates.identity(2));
            List<Algorithm> members = List.of(
                    Algorithms.shallow(),
                    Algorithms.aligned(2),
                    Algorithms.aligned(4),
                    Algorithms.aligned(8),
                    Algorithms.fullyCorrected());
            List<Algorithm> literal =
                    partitions == 2 ? List.of(Algorithms.aligned(2), Algorithms.fullyCorrected()) : List.of();
            List<Run> runs = runs(members, literal, 0.1, 2);

            List<TrainedRun> onSpark = train(problem, 465, runs);
            List<TrainedRun> locally = train(PointProblems.d1(), 465, runs);

            assertThat(firstBelow(onSpark.get(0), 0.1)).isEqualTo(458);
            for (int k = 1; k < runs.size(); k++) {
                TrainedRun run = onSpark.get(k);
                List<Integer> counts =
                        BOUNDS.stream().map(bound -> firstBelow(run, bound)).toList();
                assertThat(counts).as(run.id().name()).isEqualTo(D1.get(run.id().algorithm()));
            }
            for (int k = 0; k < runs.size(); k++) {
                assertSameTrajectory(onSpark.get(k), locally.get(k));
            }
        }
    }

    /** Shallow descent needs thousands of iterations for the later bounds. */
    @ParameterizedTest(name = "{0} partitions")
    @ValueSource(ints = {1, 2, 7})
    void shallowDescentOnPointDataTakesThousandsOfIterations(int partitions) {
        try (BlockedData blocks = d1(partitions, false)) {
            LeastSquares problem = new SparkLeastSquares(blocks, Coordinates.identity(2));
            List<Run> shallow = runs(List.of(Algorithms.shallow()), List.of(), 0.1, 2);

            TrainedRun run = train(problem, 3911, shallow).get(0);

            assertThat(firstBelow(run, 1e-2)).isEqualTo(1609);
            assertThat(firstBelow(run, 1e-4)).isEqualTo(3911);
        }
    }

    private static BlockedData d1(int partitions, boolean sparse) {
        List<LabelledRow> rows = List.of(
                new LabelledRow(0, Part.TRAINING, 1, Vectors.dense(Math.sqrt(2), 0)),
                new LabelledRow(1, Part.TRAINING, 1, Vectors.dense(0, Math.sqrt(0.02))));
        JavaRDD<LabelledRow> rdd = SharedSpark.context().parallelize(rows, partitions);
        return BlockedData.of(rdd, new BlockLayout(2, sparse, false), "D1");
    }

    private static int firstBelow(TrainedRun run, double bound) {
        return run.trace().stream()
                .filter(row -> row.trainLoss() < bound)
                .mapToInt(TraceRow::iteration)
                .findFirst()
                .orElse(-1);
    }

    /** Square roots of losses to 1e-12·√(mean y²), with mean y² = 1. */
    private static void assertSameTrajectory(TrainedRun run, TrainedRun reference) {
        for (int t = 0; t < reference.trace().size(); t++) {
            double loss = run.trace().get(t).trainLoss();
            assertThat(Math.sqrt(loss))
                    .as("%s at iteration %d", run.id().name(), t)
                    .isCloseTo(Math.sqrt(reference.trace().get(t).trainLoss()), within(1e-12));
        }
        Vec apart = run.weights().minus(reference.weights());
        assertThat(apart.norm()).isLessThanOrEqualTo(1e-12 * reference.weights().norm());
    }

    /** 20 iterations at depth up to 5, and 3 at depth 50, where the literal form asks 150 times. */
    @ParameterizedTest(name = "depth {0}, {1} iterations")
    @CsvSource({"1,20", "2,20", "5,20", "50,3"})
    void fusedAndRoundRobinAgreeOnSpark(int depth, int iterations) {
        try (DataSet data = DataSet.open(SharedSpark.session(), DataOptions.defaults());
                BlockedData blocks = blocks(data, false)) {
            double scale = 1 / blocks.moments().labelRootMeanSquare();
            int d = data.dimension();
            Coordinates unit = new Coordinates(Vec.zeros(d), Vec.constant(d, 1), 0, 1 / scale);
            LeastSquares problem = new SparkLeastSquares(blocks, unit);
            Algorithm member = Algorithms.aligned(depth);

            List<TrainedRun> both = train(problem, iterations, runs(List.of(member), List.of(member), 0.5, d));

            assertSameTrajectory(both.get(1), both.get(0));
        }
    }

    @Test
    void spectrumOfMnistIsThatOfTheReference() {
        DataOptions options = DataOptions.of(RealData.path("mnist"));
        try (ClusterTrainingSet problem =
                ClusterTrainingSet.open(SharedSpark.session(), options, Preprocessing.none())) {
            var spectrum = new SpectrumFinder(problem, problem.rows(), 1, TrainingObserver.NONE).resolved();

            assertThat(spectrum.largest()).isCloseTo(52.00142925602, within(1e-12 * 52 + 0.5e-11));
            assertThat(spectrum.rank()).hasValue(612);
            assertThat(spectrum.smallest()).isCloseTo(1.7475e-10, within(0.01 * 1.7475e-10));
            double optimal = 2 / (52.00142925602 + 1.7475e-10);
            assertThat(spectrum.optimalRate()).isCloseTo(optimal, within(1e-9 * optimal));
        }
    }
}
