package io.github.sparkagd.bench;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.blocks.Blas;
import io.github.sparkagd.cluster.BlockLayout;
import io.github.sparkagd.cluster.ClusterTrainingSet;
import io.github.sparkagd.cluster.Preparation;
import io.github.sparkagd.cluster.Preprocessing;
import io.github.sparkagd.data.LabelledRow;
import io.github.sparkagd.data.SyntheticRows;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.TrainingRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.Vectors;

/** The contenders of this project: passes through Spark over cached blocks, as {@code train} makes them. */
final class Ours {
    private static final int FOUR_DEPTHS = 4;
    private static final int SWEEP = 8;
    private static final int GRAM_ITERATIONS = 1000;
    private static final String TRAINING = "gram, 1000 iterations x 4 depths";
    private static final int DEEP = 64;
    static final int COLD = 100;
    /** Iterations of a turn, where two kinds of them are timed in turn. */
    private static final int TURN = 4;

    private static final int SMALL_JOBS = 4000;

    private final JavaSparkContext context;
    private final BenchSize size;
    private final int partitions;
    private final double budget;

    /**
     * @param partitions tasks of a pass
     * @param budget seconds that are measured, after nearly as long a warm-up
     */
    Ours(JavaSparkContext context, BenchSize size, int partitions, double budget) {
        this.context = context;
        this.size = size;
        this.partitions = partitions;
        this.budget = budget;
    }

    /**
     * Runs so many small jobs that the compiler is done with Spark's own part of one: a job then takes half as long as after some
     * hundred, and passes have the cores to themselves.
     */
    static void warmUp(JavaSparkContext context) {
        JavaRDD<Integer> few = context.parallelize(List.of(1, 2, 3, 4), 4).cache();
        for (int job = 0; job < SMALL_JOBS; job++) {
            few.treeAggregate(0, Integer::sum, Integer::sum, 1);
        }
        few.unpersist();
    }

    private static Algorithm agd(int depth) {
        return Algorithms.aligned(depth);
    }

    private static List<Algorithm> depths(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Ours::agd).toList();
    }

    private ClusterTrainingSet open(BenchSize of) {
        return open(of, rows(of, false));
    }

    private ClusterTrainingSet open(BenchSize of, JavaRDD<LabelledRow> rows) {
        BlockLayout layout = new BlockLayout(of.features(), of.sparse(), false);
        return ClusterTrainingSet.of(rows, layout, "bench " + of, Preparation.fromZero(Preprocessing.none()));
    }

    private JavaRDD<LabelledRow> rows(BenchSize of, boolean exact) {
        return new SyntheticRows(of.spec(), of.shape(exact)).rdd(context, partitions);
    }

    /** The row with every value rounded to a float, which takes all bits of one. */
    private static LabelledRow rounded(LabelledRow row) {
        double[] values = row.features().toArray();
        Arrays.setAll(values, j -> (float) values[j]);
        return new LabelledRow(row.number(), row.part(), row.label(), Vectors.dense(values), row.weight());
    }

    /** Depth 4 with a pass an iteration, and the same job on one row per partition, which is what a job costs. */
    List<Measured> fused() {
        return fused("ours-fused", "ours-job", rows(size, false));
    }

    /** As {@link #fused}, on values that floats hold. */
    List<Measured> floats() {
        return fused("ours-float", "ours-float-job", rows(size, false).map(Ours::rounded));
    }

    /** As {@link #fused}, on values that two bytes hold: those of {@code generate --storage-exact}. */
    List<Measured> exact() {
        return fused("ours-exact", "ours-exact-job", rows(size, true));
    }

    private List<Measured> fused(String name, String job, JavaRDD<LabelledRow> rows) {
        try (ClusterTrainingSet problem = open(size, rows)) {
            double stored = problem.blocks().bytesPerValue() * size.rows() * size.features();
            double whole = new Iterations(problem.rows(), List.of(agd(FOUR_DEPTHS))).seconds(budget, budget);
            double empty = jobSeconds();
            List<Measured> all = new ArrayList<>();
            all.add(new Measured(name, "fused", whole, stored));
            if (whole > empty) { // else there are too few data to tell the pass from the job
                all.add(new Measured(name + "-net", "fused, job taken off", whole - empty, stored));
            }
            all.add(new Measured(job, "one row a partition", empty, 0));
            return all;
        }
    }

    private double jobSeconds() {
        BenchSize tiny = new BenchSize(partitions, size.features(), size.nonzeros(), size.popularity());
        try (ClusterTrainingSet problem = open(tiny)) {
            return new Iterations(problem.rows(), List.of(agd(FOUR_DEPTHS))).seconds(budget / 2, budget / 2);
        }
    }

    /** Depth 64 and depth 1 in turn in the same process, the same data and the same compiled code. */
    List<Measured> depth() {
        try (ClusterTrainingSet problem = open(size)) {
            Iterations shallow = new Iterations(problem.rows(), List.of(agd(1)));
            Iterations deep = new Iterations(problem.rows(), List.of(agd(DEEP)));
            List<Double> shallows = new ArrayList<>();
            List<Double> deeps = new ArrayList<>();
            shallow.warmUp(budget / 2);
            deep.warmUp(budget / 2);
            // In short turns, so that what else the machine does in the meantime falls upon both.
            for (double spent = 0; spent < 2 * budget || shallows.size() < TURN; ) {
                shallows.addAll(shallow.first(TURN));
                deeps.addAll(deep.first(TURN));
                spent = Stream.of(shallows, deeps)
                        .flatMap(List::stream)
                        .mapToDouble(each -> each)
                        .sum();
            }
            return List.of(
                    new Measured("ours-depth-1", "fused", Repeats.median(shallows), size.bytes()),
                    new Measured("ours-depth-64", "fused", Repeats.median(deeps), size.bytes()));
        }
    }

    /** Eight depths in lock-step: one pass for all. */
    List<Measured> sweep() {
        try (ClusterTrainingSet problem = open(size)) {
            double all = new Iterations(problem.rows(), depths(SWEEP)).seconds(budget, budget);
            return List.of(
                    new Measured("ours-sweep-8", "fused, 8 runs", all, size.bytes()),
                    new Measured("ours-sweep-8-each", "fused, per run", all / SWEEP, 0));
        }
    }

    /** The Gram matrix in one pass, and a whole training on it, 1000 iterations of four depths, as the first of a JVM and later. */
    List<Measured> gram(Blas blas) {
        String name = blas == Blas.JAVA ? "ours-gram" : "ours-gram-native";
        try (ClusterTrainingSet problem = open(size)) {
            Repeats repeats = new Repeats(budget / 3, budget, 2);
            Repeats.Seconds training = repeats.firstAndMiddle(() -> {
                LeastSquares oracle = problem.oracle(Plan.GRAM, TrainingRequest.of(0, 1, blas));
                new Iterations(oracle, depths(FOUR_DEPTHS)).first(GRAM_ITERATIONS);
            });
            double pass = repeats.seconds(() -> problem.oracle(Plan.GRAM, TrainingRequest.of(0, 1, blas)));
            return List.of(
                    new Measured(name + "-pass", "gram, whole", pass, size.bytes()),
                    new Measured(name + "-training", TRAINING, training.middle(), 0),
                    new Measured(name + "-training-first", TRAINING, training.first(), 0));
        }
    }

    /** The plans beside what {@code --plan auto} takes. */
    List<Measured> plans() {
        try (ClusterTrainingSet problem = open(size)) {
            return new PlanGrid(problem, budget).measure();
        }
    }

    /** What an iteration costs where there are hardly any data: the first hundred together, and one when hot. */
    List<Measured> driver() {
        try (ClusterTrainingSet problem = open(size)) {
            Iterations iterations = new Iterations(problem.rows(), List.of(agd(FOUR_DEPTHS)));
            double cold =
                    iterations.first(COLD).stream().mapToDouble(each -> each).sum();
            warmUp(context);
            double hot = iterations.seconds(budget, budget);
            return List.of(
                    new Measured("ours-driver-first-100", "fused, all 100", cold, 0),
                    new Measured("ours-driver-hot", "fused", hot, 0));
        }
    }
}
