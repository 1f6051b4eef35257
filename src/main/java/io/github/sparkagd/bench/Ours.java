package io.github.sparkagd.bench;

import io.github.sparkagd.cluster.BlockedData;
import io.github.sparkagd.cluster.Preprocessing;
import io.github.sparkagd.cluster.TrainingProblem;
import io.github.sparkagd.data.SyntheticRdd;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.train.Algorithm;
import io.github.sparkagd.train.Member;
import io.github.sparkagd.train.Plan;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/** The contenders of this project: passes through Spark over cached blocks, as {@code train} makes them. */
final class Ours {
    private static final double WARM_UP = 3;
    private static final double MEASURE = 4;
    private static final int FOUR_DEPTHS = 4;
    private static final int SWEEP = 8;
    private static final int GRAM_ITERATIONS = 1000;
    private static final int DEEP = 64;
    private static final int COLD = 100;

    private final JavaSparkContext context;
    private final BenchSize size;
    private final int partitions;

    Ours(JavaSparkContext context, BenchSize size, int partitions) {
        this.context = context;
        this.size = size;
        this.partitions = partitions;
    }

    private static Member agd(int depth) {
        return new Member(Algorithm.AGD, depth);
    }

    private static List<Member> depths(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Ours::agd).toList();
    }

    private TrainingProblem open(BenchSize of, boolean exact) {
        return TrainingProblem.of(
                SyntheticRdd.of(context, of.spec(), of.shape(exact), partitions),
                new BlockedData.Layout(of.features(), of.sparse(), false),
                "bench " + of,
                Preprocessing.none());
    }

    /** Depth 4 with a pass an iteration, and the same job on one row per partition, which is what a job costs. */
    List<Measured> fused() {
        return fused("ours-fused", "ours-job", false);
    }

    /** As {@link #fused}, on values that floats hold. */
    List<Measured> floats() {
        return fused("ours-float", "ours-float-job", true);
    }

    private List<Measured> fused(String name, String job, boolean exact) {
        try (TrainingProblem problem = open(size, exact)) {
            double stored = problem.blocks().bytesPerValue() * size.rows() * size.features();
            double whole = new Iterations(problem.rows(), List.of(agd(FOUR_DEPTHS))).seconds(WARM_UP, MEASURE);
            double empty = jobSeconds();
            return List.of(
                    new Measured(name, "fused", whole, stored),
                    new Measured(name + "-net", "fused", whole - empty, stored),
                    new Measured(job, "fused", empty, 0));
        }
    }

    private double jobSeconds() {
        BenchSize tiny = new BenchSize(partitions, size.features(), size.nonzeros());
        try (TrainingProblem problem = open(tiny, false)) {
            return new Iterations(problem.rows(), List.of(agd(FOUR_DEPTHS))).seconds(1, 2);
        }
    }

    /** Depth 64 and depth 1 in turn in the same process, the same data and the same compiled code. */
    List<Measured> depth() {
        try (TrainingProblem problem = open(size, false)) {
            Iterations shallow = new Iterations(problem.rows(), List.of(agd(1)));
            Iterations deep = new Iterations(problem.rows(), List.of(agd(DEEP)));
            List<Double> shallows = new ArrayList<>();
            List<Double> deeps = new ArrayList<>();
            shallow.seconds(1, 1);
            deep.seconds(1, 1);
            for (int turn = 0; turn < 5; turn++) {
                shallows.add(shallow.seconds(0, 1));
                deeps.add(deep.seconds(0, 1));
            }
            return List.of(
                    new Measured("ours-depth-1", "fused", Repeats.median(shallows), size.bytes()),
                    new Measured("ours-depth-64", "fused", Repeats.median(deeps), size.bytes()));
        }
    }

    /** Eight depths in lock-step: one pass for all. */
    List<Measured> sweep() {
        try (TrainingProblem problem = open(size, false)) {
            double all = new Iterations(problem.rows(), depths(SWEEP)).seconds(WARM_UP, MEASURE);
            return List.of(
                    new Measured("ours-sweep-8", "fused, 8 runs", all, size.bytes()),
                    new Measured("ours-sweep-8-each", "fused, per run", all / SWEEP, 0));
        }
    }

    /** The Gram matrix in one pass, and a whole training on it: 1000 iterations of four depths. */
    List<Measured> gram() {
        try (TrainingProblem problem = open(size, false)) {
            double pass = new Repeats(1, 2, 2).seconds(() -> problem.oracle(Plan.GRAM));
            double whole = Repeats.time(() -> {
                LeastSquares oracle = problem.oracle(Plan.GRAM);
                new Iterations(oracle, depths(FOUR_DEPTHS)).first(GRAM_ITERATIONS);
            });
            return List.of(
                    new Measured("ours-gram-pass", "gram, whole", pass, size.bytes()),
                    new Measured("ours-gram-training", "gram, 1000 iterations x 4 depths", whole, 0));
        }
    }

    /** What an iteration costs where there are hardly any data: the first hundred together, and one when hot. */
    List<Measured> driver() {
        try (TrainingProblem problem = open(size, false)) {
            Iterations iterations = new Iterations(problem.rows(), List.of(agd(FOUR_DEPTHS)));
            double cold =
                    iterations.first(COLD).stream().mapToDouble(each -> each).sum();
            double hot = iterations.seconds(10, 5);
            return List.of(
                    new Measured("ours-driver-first-100", "fused, all 100", cold, 0),
                    new Measured("ours-driver-hot", "fused", hot, 0));
        }
    }
}
