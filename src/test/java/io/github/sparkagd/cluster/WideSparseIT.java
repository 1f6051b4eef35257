package io.github.sparkagd.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.blocks.Affine;
import io.github.sparkagd.blocks.BlockBuilder;
import io.github.sparkagd.blocks.RowBlock;
import io.github.sparkagd.blocks.RowPass;
import io.github.sparkagd.blocks.RowSums;
import io.github.sparkagd.data.LabelledRow;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Evaluation;
import io.github.sparkagd.oracle.LocalLeastSquares;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.testing.WideRows;
import io.github.sparkagd.train.Checkpoint;
import io.github.sparkagd.train.CheckpointPolicy;
import io.github.sparkagd.train.CheckpointStore;
import io.github.sparkagd.train.Checkpoints;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.Rate;
import io.github.sparkagd.train.RunSpec;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TrainOptions;
import io.github.sparkagd.train.TrainedRun;
import io.github.sparkagd.train.Trainer;
import io.github.sparkagd.train.TrainingObserver;
import io.github.sparkagd.train.TrainingResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Training in the columns that occur gives the bits of training in all. */
class WideSparseIT {
    private static final int COLUMNS = 100_000;
    private static final int OCCURRING = 400;
    private static final Preprocessing CENTRED = Preprocessing.standard();

    private final List<LabelledRow> rows = new WideRows(COLUMNS, OCCURRING, 8).rows(300);

    @AfterEach
    void nothingIsLeft() {
        SharedSpark.assertNothingLeft();
    }

    private JavaRDD<LabelledRow> rdd(int partitions) {
        return SharedSpark.context().parallelize(rows, partitions);
    }

    private ClusterTrainingSet open(int partitions, Preparation preparation) {
        BlockLayout layout =
                new BlockLayout(COLUMNS, true, preparation.preprocessing().needsFeatureMoments(), 2000, 2, 0);
        return ClusterTrainingSet.of(rdd(partitions), layout, "wide rows", preparation);
    }

    private static RunSpec spec(Algorithm algorithm, double penalty, RunSpec.Start start) {
        return new RunSpec(algorithm, Rate.of(0.05), penalty, start, StopRules.iterations(12), "");
    }

    private static TrainingResult train(ClusterTrainingSet set, List<RunSpec> specs) {
        return new Trainer(set, TrainOptions.of(Plan.FUSED)).train(specs);
    }

    private static void assertSameBits(TrainingResult got, TrainingResult expected) {
        for (int k = 0; k < expected.runs().size(); k++) {
            TrainedRun run = got.runs().get(k);
            TrainedRun other = expected.runs().get(k);
            assertThat(other.outcome().diverged()).isFalse();
            assertThat(got.coefficients(run)).isEqualTo(expected.coefficients(other));
            assertThat(got.intercept(run)).isEqualTo(expected.intercept(other));
            assertThat(losses(run)).isEqualTo(losses(other));
        }
    }

    private static List<Double> losses(TrainedRun run) {
        return run.trace().stream()
                .flatMap(row -> Stream.of(row.trainLoss(), row.testLoss().orElse(-1), row.gradientNorm()))
                .toList();
    }

    /** All algorithms, with a penalty and without, centred and not, on one partition and several. */
    @ParameterizedTest
    @CsvSource({"1,false", "3,false", "8,false", "1,true", "5,true"})
    void weightsAndLossesAreTheSameBits(int partitions, boolean centred) {
        Preprocessing preprocessing = centred ? CENTRED : Preprocessing.none();
        List<RunSpec> specs = List.of(
                spec(Algorithms.aligned(1), 0, RunSpec.Start.ZERO),
                spec(Algorithms.aligned(4), 0, RunSpec.Start.ZERO),
                spec(Algorithms.aligned(4), 0.1, RunSpec.Start.ZERO));
        try (ClusterTrainingSet some = open(partitions, Preparation.of(preprocessing, specs));
                ClusterTrainingSet all = open(partitions, Preparation.ofAll(preprocessing))) {
            assertThat(some.blocks().columns()).isBetween(OCCURRING / 2, 2 * OCCURRING);
            assertThat(all.blocks().columns()).isEqualTo(COLUMNS);
            assertThat(some.blocks().features()).isEqualTo(COLUMNS);
            assertSameBits(train(some, specs), train(all, specs));
        }
    }

    /** A start has weights where nothing occurs: scalar layers and the penalty change them, as they do in all features. */
    @Test
    void weightsOfAStartTakePartWhereverTheyAre() {
        Random random = new Random(2);
        double[] start = new double[COLUMNS];
        random.ints(200, 0, COLUMNS).forEach(j -> start[j] = 0.1 * random.nextGaussian());
        RunSpec.Start from = RunSpec.Start.at(Vec.of(start));
        List<RunSpec> specs = List.of(
                spec(Algorithms.aligned(1), 0, from),
                spec(Algorithms.aligned(3), 0, from),
                spec(Algorithms.aligned(3), 0.2, from));
        try (ClusterTrainingSet some = open(3, Preparation.of(Preprocessing.none(), specs));
                ClusterTrainingSet all = open(3, Preparation.ofAll(Preprocessing.none()))) {
            assertThat(some.blocks().columns()).isBetween(OCCURRING, 3 * OCCURRING);
            TrainingResult expected = train(all, specs);
            assertSameBits(train(some, specs), expected);
            Vec kept = expected.coefficients(expected.runs().get(0));
            Vec shrunk = expected.coefficients(expected.runs().get(2));
            int absent = absent(start);
            assertThat(kept.get(absent)).isEqualTo(start[absent]);
            assertThat(Math.abs(shrunk.get(absent))).isLessThan(Math.abs(start[absent]));
        }
    }

    private int absent(double[] start) {
        for (int j = 0; j < COLUMNS; j++) {
            int column = j;
            if (start[j] != 0 && rows.stream().noneMatch(row -> row.features().apply(column) != 0)) {
                return j;
            }
        }
        throw new AssertionError("every column with a weight occurs");
    }

    /** Keeps every checkpoint, and shows the second, that after the first iterations. */
    private record SecondOf(List<byte[]> saved) implements CheckpointStore {
        @Override
        public void save(byte[] content) {
            saved.add(content);
        }

        @Override
        public List<Stored> stored() {
            return List.of(new Stored("the second", () -> saved.get(1)));
        }

        @Override
        public void clear() {
            saved.clear();
        }
    }

    private static TrainingResult train(ClusterTrainingSet set, List<RunSpec> specs, CheckpointPolicy policy) {
        return new Trainer(set, TrainOptions.of(Plan.FUSED), TrainingObserver.NONE, Optional.of(policy)).train(specs);
    }

    @Test
    void aTrainingGoesOnFromACheckpointWithTheSameBits() {
        List<RunSpec> specs = List.of(spec(Algorithms.aligned(4), 0.1, RunSpec.Start.ZERO));
        SecondOf store = new SecondOf(new ArrayList<>());
        Checkpoints.Interval every = Checkpoints.Interval.ofIterations(5);
        Preparation preparation = Preparation.of(CENTRED, specs);
        TrainingResult undisturbed;
        try (ClusterTrainingSet set = open(3, preparation)) {
            undisturbed = train(set, specs, new CheckpointPolicy(store, every, List.of(), Optional.empty()));
        }
        Optional<Checkpoint> first = Checkpoints.latest(store, warning -> {});
        assertThat(first.orElseThrow().training().iteration()).isBetween(1, 11);
        try (ClusterTrainingSet set = open(3, preparation)) {
            TrainingResult resumed = train(set, specs, new CheckpointPolicy(store, every, List.of(), first));
            assertSameBits(resumed, undisturbed);
        }
    }

    /** Rows of the features that occur alone, dense, in one place. */
    @Test
    void denseRowsOfWhatOccursGiveTheSameSums() {
        try (ClusterTrainingSet set = open(3, Preparation.fromZero(CENTRED))) {
            int d = set.blocks().columns();
            List<RowBlock> dense = set.blocks().collect().stream()
                    .map(block -> {
                        BlockBuilder builder = new BlockBuilder(d, block.part(), false);
                        for (int i = 0; i < block.rows(); i++) {
                            builder.row(
                                    block.label(i),
                                    block.weight(i),
                                    block.row(i).toArray());
                        }
                        return builder.build();
                    })
                    .toList();
            LocalLeastSquares referee = new LocalLeastSquares(set.coordinates(), dense);
            Vec at = Vec.of(new Random(4).doubles(d, -0.1, 0.1).toArray());
            Evaluation expected = referee.evaluate(List.of(Query.gradient(at))).get(0);
            Evaluation got = set.rows().evaluate(List.of(Query.gradient(at))).get(0);
            Vec gradient = expected.train().gradient();
            assertThat(got.train().gradient().minus(gradient).norm()).isLessThan(1e-12 * gradient.norm());
            assertThat(got.test().orElseThrow().residual())
                    .isCloseTo(expected.test().orElseThrow().residual(), withinPercentage(1e-10));
        }
    }

    @Test
    void aRefusalLeavesNothingBehind() {
        Preprocessing tiny = new Preprocessing(false, false, Preprocessing.LabelScale.parse("1e300"));
        assertThatThrownBy(() -> open(2, Preparation.fromZero(tiny)))
                .hasMessageContaining("mean of the squared labels");
    }

    @Test
    void randomNetworksTakeAllFeatures() {
        List<RunSpec> specs = List.of(spec(Algorithms.named("deep-gd").orElseThrow(), 0, RunSpec.Start.ZERO));
        assertThat(Preparation.of(CENTRED, specs).starts()).isEmpty();
    }

    /** The sums of a pass by slices on executors, in the driver, and by Spark's own tree. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 16})
    void slicesAndDriverGiveTheSameBits(int partitions) {
        try (ClusterTrainingSet set = open(partitions, Preparation.fromZero(CENTRED))) {
            int d = set.blocks().columns();
            RowPass pass = new RowPass(
                    List.of(new Affine(Vec.constant(d, 0.1), 0.2, true), new Affine(Vec.constant(d, -1), 0, true)),
                    0.1,
                    true);
            OrderedAggregate.PartitionSum<RowBlock, RowSums> sum = blocks -> RowSums.of(pass, d, blocks);
            OrderedAggregate<RowBlock> aggregate = set.blocks().aggregate();
            RowSums expected = aggregate.run(1, sum);
            for (RowSums got : List.of(
                    aggregate.runBySlices(1L << 40, d, sum),
                    aggregate.runBySlices(1, d, sum),
                    aggregate.literally().runBySlices(1L << 40, d, sum),
                    aggregate.run(1L << 40, sum))) {
                assertThat(got.gradient(1)).isEqualTo(expected.gradient(1));
                assertThat(got.train(0)).isEqualTo(expected.train(0));
                assertThat(got.test(1)).isEqualTo(expected.test(1));
            }
        }
    }

    /** The features that occur are few enough for a Gram matrix, and the rows for their own space. */
    @Test
    void theDualFormAndTheGramMatrixAreOfWhatOccurs() {
        List<RunSpec> specs = List.of(spec(Algorithms.aligned(2), 0, RunSpec.Start.ZERO));
        try (ClusterTrainingSet set = open(2, Preparation.of(CENTRED, specs))) {
            TrainingResult fused = train(set, specs);
            TrainingResult gram = new Trainer(set, TrainOptions.of(Plan.GRAM)).train(specs);
            Vec expected = fused.coefficients(fused.runs().get(0));
            Vec got = gram.coefficients(gram.runs().get(0));
            assertThat(got.minus(expected).norm()).isLessThan(1e-12 * expected.norm());
        }
    }
}
