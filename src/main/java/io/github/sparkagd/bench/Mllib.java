package io.github.sparkagd.bench;

import io.github.sparkagd.data.LabelledRow;
import io.github.sparkagd.data.SyntheticRows;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.mllib.optimization.GradientDescent;
import org.apache.spark.mllib.optimization.LeastSquaresGradient;
import org.apache.spark.mllib.optimization.SimpleUpdater;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/** Spark's own solvers of the same problem, on the same rows, cached as their users do. */
final class Mllib {
    /** What MLlib's normal solver takes. */
    static final int MOST_NORMAL = 4096;

    private static final double STEP = 0.05;
    private static final int WARM_UP = 8;
    private static final int LBFGS_ITERATIONS = 20;

    private final SparkSession session;
    private final BenchSize size;
    private final int partitions;
    private final double budget;

    /** @param budget seconds that are measured, about */
    Mllib(SparkSession session, BenchSize size, int partitions, double budget) {
        this.session = session;
        this.size = size;
        this.partitions = partitions;
        this.budget = budget;
    }

    private JavaRDD<LabelledRow> rows() {
        return new SyntheticRows(size.spec(), size.shape(false)).rdd(context(), partitions);
    }

    private JavaSparkContext context() {
        return JavaSparkContext.fromSparkContext(session.sparkContext());
    }

    /** {@code GradientDescent.runMiniBatchSGD} on all rows: seconds an iteration. */
    List<Measured> gradientDescent() {
        JavaRDD<Tuple2<Object, Vector>> data = rows().map(
                        row -> new Tuple2<Object, Vector>(row.label(), Vectors.fromML(row.features())))
                .persist(StorageLevel.MEMORY_ONLY());
        data.count();
        JobClock clock = new JobClock(context(), "treeAggregate at GradientDescent.scala");
        double warm = clock.secondsBetween(() -> descend(data, WARM_UP));
        int iterations = (int) Math.max(WARM_UP, Math.min(400, 2 * budget / warm));
        double seconds = clock.secondsBetween(() -> descend(data, iterations));
        return List.of(new Measured("mllib-gd", "row by row", seconds, size.bytes()));
    }

    private void descend(JavaRDD<Tuple2<Object, Vector>> data, int iterations) {
        GradientDescent.runMiniBatchSGD(
                data.rdd(),
                new LeastSquaresGradient(),
                new SimpleUpdater(),
                STEP,
                iterations,
                0,
                1,
                Vectors.zeros(size.features()),
                0);
    }

    private Dataset<Row> frame() {
        StructType schema = new StructType()
                .add("label", DataTypes.DoubleType, false)
                .add("features", SQLDataTypes.VectorType(), false);
        Dataset<Row> frame = session.createDataFrame(
                        rows().map(row -> RowFactory.create(row.label(), row.features())), schema)
                .persist(StorageLevel.MEMORY_AND_DISK());
        frame.count();
        return frame;
    }

    /** Linear regression by l-bfgs: seconds from one evaluation of loss and gradient to the next. */
    List<Measured> lbfgs() {
        Dataset<Row> frame = frame();
        LinearRegression regression = new LinearRegression()
                .setSolver("l-bfgs")
                .setFitIntercept(false)
                .setTol(0)
                .setMaxIter(LBFGS_ITERATIONS);
        JobClock clock = new JobClock(context(), "treeAggregate at RDDLossFunction.scala");
        List<Double> fits = new ArrayList<>();
        double spent = 0;
        while (fits.size() < 3 || (spent < 4 * budget && fits.size() < 9)) {
            double[] between = new double[1];
            spent += Repeats.time(() -> between[0] = clock.secondsBetween(() -> regression.fit(frame)));
            fits.add(between[0]);
        }
        // The first fit is the warming.
        double seconds = Repeats.median(fits.subList(1, fits.size()));
        return List.of(new Measured("mllib-lbfgs", "blocks of 1 MB", seconds, size.bytes()));
    }

    /** Linear regression by the normal equations: seconds of a whole fit, as the first of a JVM and later. */
    List<Measured> normal() {
        Dataset<Row> frame = frame();
        LinearRegression regression = new LinearRegression().setSolver("normal").setFitIntercept(false);
        Repeats.Seconds fit = new Repeats(budget / 3, budget, 2).firstAndMiddle(() -> regression.fit(frame));
        return List.of(
                new Measured("mllib-normal", "normal, whole", fit.middle(), size.bytes()),
                new Measured("mllib-normal-first", "normal, whole", fit.first(), size.bytes()));
    }
}
