package io.github.sparkagd.bench;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.blocks.Blas;
import io.github.sparkagd.cluster.BlockLayout;
import io.github.sparkagd.cluster.ClusterTrainingSet;
import io.github.sparkagd.cluster.Preparation;
import io.github.sparkagd.cluster.Preprocessing;
import io.github.sparkagd.data.SyntheticRows;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.PlanChooser;
import io.github.sparkagd.train.TrainingRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Measures rows × executors × plans: for every number of executors a Spark application of its own, with the same rows in
 * all (strong) and as many rows for each executor (weak).
 */
public final class ScaleStudy {
    private static final int DEPTH = 4;
    private static final long PATIENCE_MILLIS = 60_000;
    private static final int PARTITIONS_PER_CORE = 2;

    private final Settings settings;
    private final Consumer<String> progress;

    /**
     * What is measured.
     *
     * @param rows n of one executor in the weak series, and of the strong series
     * @param columns d
     * @param plans fused, gram, or auto
     * @param executors numbers of executors, of threads with a local master
     * @param iterations T of the trainings whose seconds are told
     */
    public record Settings(long rows, int columns, List<Plan> plans, List<Integer> executors, int iterations) {
        /**
         * Copies the lists.
         *
         * @param rows n of one executor in the weak series, and of the strong series
         * @param columns d
         * @param plans fused, gram, or auto
         * @param executors numbers of executors, of threads with a local master
         * @param iterations T of the trainings whose seconds are told
         */
        public Settings {
            plans = List.copyOf(plans);
            executors = List.copyOf(executors);
        }
    }

    /**
     * @param settings what is measured
     * @param progress is told of every measurement
     */
    public ScaleStudy(Settings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Starts an application for each number of executors, one after the other, and measures it.
     *
     * @param conf with a master
     * @return all measurements
     */
    public ScaleResult run(SparkConf conf) {
        List<ScaleCase> cases = new ArrayList<>();
        List<ScaleResult.Auto> choices = new ArrayList<>();
        int most = settings.executors().stream().mapToInt(each -> each).max().orElseThrow();
        for (int executors : settings.executors()) {
            SparkSession session =
                    SparkSession.builder().config(of(conf, executors)).getOrCreate();
            try {
                JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
                int cores = awaitExecutors(context, executors);
                int partitions = partitions(cores, executors, most);
                measure(
                        context,
                        new At(ScaleCase.Kind.STRONG, executors, cores, settings.rows()),
                        partitions,
                        cases,
                        choices);
                long weak = Math.multiplyExact(settings.rows(), executors);
                if (weak != settings.rows()) {
                    measure(context, new At(ScaleCase.Kind.WEAK, executors, cores, weak), partitions, cases, choices);
                }
            } finally {
                session.stop();
            }
        }
        return new ScaleResult(settings, cases, choices, conf.get("spark.master"));
    }

    /** As many in all whatever the executors, so that all of them divide the rows evenly. */
    private static int partitions(int cores, int executors, int most) {
        return PARTITIONS_PER_CORE * Math.max(1, cores / executors) * most;
    }

    private record At(ScaleCase.Kind kind, int executors, int cores, long rows) {}

    private static SparkConf of(SparkConf given, int executors) {
        SparkConf conf = given.clone().setIfMissing("spark.app.name", "agd scale");
        String master = conf.get("spark.master");
        if (master.startsWith("local-cluster")) {
            return conf;
        }
        if (master.startsWith("local")) {
            return conf.setMaster("local[" + executors + "]");
        }
        int each = conf.getInt("spark.executor.cores", 1);
        return conf.set("spark.executor.cores", String.valueOf(each))
                .set("spark.executor.instances", String.valueOf(executors))
                .set("spark.cores.max", String.valueOf(executors * each));
    }

    /** Waits until the executors are there; returns the cores of all together. */
    private static int awaitExecutors(JavaSparkContext context, int executors) {
        if (context.isLocal()) {
            return executors;
        }
        long until = System.currentTimeMillis() + PATIENCE_MILLIS;
        // The driver counts as one of the infos.
        while (context.sc().statusTracker().getExecutorInfos().length - 1 < executors) {
            if (System.currentTimeMillis() > until) {
                throw new IllegalArgumentException("--executors " + executors + ": only "
                        + (context.sc().statusTracker().getExecutorInfos().length - 1)
                        + " came within a minute. Maybe a larger cluster, or fewer.");
            }
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
        return executors * context.getConf().getInt("spark.executor.cores", 1);
    }

    private void measure(
            JavaSparkContext context, At at, int partitions, List<ScaleCase> cases, List<ScaleResult.Auto> choices) {
        BenchSize size = new BenchSize(at.rows(), settings.columns(), settings.columns());
        try (ClusterTrainingSet problem = ClusterTrainingSet.of(
                new SyntheticRows(size.spec(), size.shape(false)).rdd(context, partitions),
                new BlockLayout(size.features(), false, false),
                "scale " + size,
                Preparation.fromZero(Preprocessing.none()))) {
            for (Plan plan : settings.plans()) {
                if (plan == Plan.AUTO) {
                    PlanChooser.Choice choice =
                            problem.choose(Plan.AUTO, TrainingRequest.of(settings.iterations(), 1, Blas.JAVA));
                    choices.add(new ScaleResult.Auto(at.executors(), at.rows(), choice.plan()));
                } else {
                    if (cases.stream().noneMatch(done -> done.plan() == plan && done.executors() == at.executors())) {
                        // An application's executors are new, and compile what the driver has compiled long ago.
                        seconds(problem, plan);
                    }
                    ScaleCase one = new ScaleCase(
                            at.kind(), plan, at.executors(), at.cores(), at.rows(), seconds(problem, plan));
                    cases.add(one);
                    progress.accept(ScaleFiles.line(one, settings.iterations()));
                }
            }
        }
    }

    private ScaleCase.Seconds seconds(ClusterTrainingSet problem, Plan plan) {
        List<Algorithm> members = List.of(Algorithms.aligned(DEPTH));
        if (plan == Plan.GRAM) {
            double before =
                    new Repeats(1, 2, 3).seconds(() -> problem.oracle(Plan.GRAM, TrainingRequest.of(0, 1, Blas.JAVA)));
            LeastSquares gram = problem.oracle(Plan.GRAM, TrainingRequest.of(0, 1, Blas.JAVA));
            Iterations onGram = new Iterations(gram, members);
            onGram.first(settings.iterations());
            return new ScaleCase.Seconds(before, Repeats.median(onGram.first(settings.iterations())));
        }
        return new ScaleCase.Seconds(
                0, new Iterations(problem.oracle(plan, TrainingRequest.of(0, 1, Blas.JAVA)), members).seconds(3, 3));
    }
}
