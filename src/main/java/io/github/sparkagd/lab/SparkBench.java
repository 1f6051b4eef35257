package io.github.sparkagd.lab;

import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.cluster.BlockLayout;
import io.github.sparkagd.cluster.BlockedData;
import io.github.sparkagd.cluster.ClusterTrainingSet;
import io.github.sparkagd.cluster.GramPass;
import io.github.sparkagd.cluster.JobDescriptions;
import io.github.sparkagd.cluster.Preprocessing;
import io.github.sparkagd.cluster.RunDirectory;
import io.github.sparkagd.cluster.SparkLeastSquares;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.data.LabelledRow;
import io.github.sparkagd.data.Sent;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.GramLeastSquares;
import io.github.sparkagd.oracle.KrylovLeastSquares;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.oracle.LocalLeastSquares;
import io.github.sparkagd.theory.Solved;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.SpectrumFinder;
import io.github.sparkagd.train.TrainingSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.SparkSession;

/**
 * A bench with Spark: real data from a folder of data sets, and points through Spark too where a plan by rows is asked for.
 *
 * <p>Without a plan points stay in the driver and real data are answered from their Gram matrix.
 */
public final class SparkBench implements Bench, AutoCloseable {
    private final SparkSession session;
    private final Plan asked;
    private final Optional<String> folder;
    private final DataOptions options;
    private final Map<String, Optional<Images>> opened = new LinkedHashMap<>();
    private final Map<String, Optional<Images>> standardized = new LinkedHashMap<>();
    private final List<ClusterTrainingSet> open = new ArrayList<>();

    /**
     * @param session runs the jobs
     * @param asked the plan asked for
     * @param folder holds the data sets, one folder each; empty where there is none
     * @param options seed and partitions
     */
    public SparkBench(SparkSession session, Plan asked, Optional<String> folder, DataOptions options) {
        this.session = session;
        this.asked = asked;
        this.folder = folder;
        this.options = options;
    }

    @Override
    public Plan plan() {
        return asked == Plan.ROUND_ROBIN ? Plan.ROUND_ROBIN : Plan.FUSED;
    }

    private boolean byRows() {
        return asked == Plan.FUSED || asked == Plan.ROUND_ROBIN;
    }

    @Override
    public Opened points(Points points) {
        if (!byRows()) {
            // A loss from the Gram matrix is not resolved below 1e-15, and these go to 1e-30.
            return new Opened(points.local(), () -> {});
        }
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        context.setJobDescription("figures: " + points.name());
        List<LabelledRow> rows = new ArrayList<>();
        for (int i = 0; i < points.xs().size(); i++) {
            rows.add(new LabelledRow(
                    i,
                    Part.TRAINING,
                    points.ys().get(i),
                    Vectors.dense(points.xs().get(i).toArray())));
        }
        int d = points.dimension();
        int partitions = options.partitions().orElse(1);
        BlockedData blocks = BlockedData.of(
                Sent.parallelize(context, rows, partitions), new BlockLayout(d, false, false), points.name());
        return new Opened(new SparkLeastSquares(blocks, Coordinates.identity(d)), blocks::close);
    }

    @Override
    public Optional<Images> images(String name) {
        return opened.computeIfAbsent(name, each -> open(each, Preprocessing.none()));
    }

    @Override
    public Optional<Images> measurements(String name) {
        return standardized.computeIfAbsent(name, each -> open(each, Preprocessing.standard()));
    }

    private Optional<Images> open(String name, Preprocessing preprocessing) {
        Optional<String> uri = folder.map(parent -> parent + "/" + name).filter(this::exists);
        return uri.map(found -> {
            DataOptions data = DataOptions.of(found);
            DataOptions whole = options.partitions().isPresent()
                    ? data.withPartitions(options.partitions().getAsInt())
                    : data;
            ClusterTrainingSet problem = ClusterTrainingSet.open(session, whole, preprocessing);
            open.add(problem);
            return new Loaded(name, problem);
        });
    }

    private boolean exists(String uri) {
        return RunDirectory.exists(uri, session.sparkContext().hadoopConfiguration());
    }

    @Override
    public void close() {
        open.forEach(ClusterTrainingSet::close);
    }

    /** A data set in the cluster's memory. */
    private final class Loaded implements Images {
        private final String name;
        private final ClusterTrainingSet problem;
        private Optional<GramLeastSquares> gram = Optional.empty();
        private Optional<LocalLeastSquares> local = Optional.empty();
        private Optional<SpectrumFinder> finder = Optional.empty();

        Loaded(String name, ClusterTrainingSet problem) {
            this.name = name;
            this.problem = problem;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public LeastSquares train() {
            return byRows() ? problem.rows() : isWide() ? local() : gram().withoutTest();
        }

        /** More features than examples: the rows are smaller than their Gram matrix. */
        private boolean isWide() {
            return problem.blocks().moments().rows() < problem.data().dimension();
        }

        private LeastSquares local() {
            if (local.isEmpty()) {
                session.sparkContext().setJobDescription("figures: rows of " + name);
                local = Optional.of(new LocalLeastSquares(
                        problem.coordinates(), problem.blocks().collect()));
            }
            return local.get();
        }

        @Override
        public LeastSquares trainAndTest(int iterations) {
            return byRows() ? problem.rows() : new KrylovLeastSquares(gram(), iterations);
        }

        @Override
        public LeastSquares rows() {
            session.sparkContext().setJobDescription("figures: passes over " + name);
            return problem.rows();
        }

        private GramLeastSquares gram() {
            if (gram.isEmpty()) {
                session.sparkContext().setJobDescription("figures: Gram matrix of " + name);
                gram = Optional.of(GramPass.run(problem.blocks(), problem.coordinates(), true));
            }
            return gram.get();
        }

        private SpectrumFinder finder() {
            if (finder.isEmpty()) {
                finder = Optional.of(finder(train()));
            }
            return finder.get();
        }

        private SpectrumFinder finder(LeastSquares oracle) {
            return new SpectrumFinder(
                    problem,
                    oracle,
                    options.seed(),
                    new JobDescriptions(problem.blocks().context()));
        }

        @Override
        public double largest() {
            return finder().largest();
        }

        @Override
        public double optimalRate() {
            return finder().get().optimalRate();
        }

        @Override
        public Solved solved() {
            if (problem.data().dimension() <= TrainingSet.MOST_EIGENVALUES) {
                return Solved.of(gram());
            }
            LeastSquares oracle = isWide() ? local() : problem.rows();
            return Solved.of(oracle, finder(oracle).resolved());
        }
    }
}
