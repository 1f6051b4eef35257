package io.github.sparkagd.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.cluster.ClusterTrainingSet;
import io.github.sparkagd.cluster.Preprocessing;
import io.github.sparkagd.cluster.SavedModel;
import io.github.sparkagd.data.LabelledRow;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.Rate;
import io.github.sparkagd.train.RunSpec;
import io.github.sparkagd.train.StopRules;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainOptions;
import io.github.sparkagd.train.Trainer;
import io.github.sparkagd.train.TrainingResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.mllib.regression.LabeledPoint;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Training on an RDD gives what an estimator gives on a Dataset of the same rows, and refuses what that refuses. */
class FromRddIT {
    private static final int ITERATIONS = 20;
    private static final RunSpec RUN =
            RunSpec.of(Algorithms.aligned(4), Rate.OPTIMAL, StopRules.iterations(ITERATIONS));

    @TempDir
    Path folder;

    /** Of which the features are stored as they are, or nine of ten left out. */
    private static Dataset<Row> rows(int partitions, boolean sparse) {
        List<Row> rows = new ArrayList<>();
        for (Row row : Frames.linear(300, 20, 5)) {
            Vector features = row.getAs(2);
            int kept = rows.size() % 10;
            Vector few = Vectors.sparse(
                    20, new int[] {kept, kept + 10}, new double[] {features.apply(kept), features.apply(kept + 10)});
            rows.add(Frames.row(row.get(0), (double) (rows.size() % 4), sparse ? few : features));
        }
        return Frames.of(rows).coalesce(partitions);
    }

    private static JavaRDD<LabeledPoint> points(Dataset<Row> rows) {
        return rows.toJavaRDD().map(row -> point(row.getDouble(0), row.getAs(2)));
    }

    private static LabeledPoint point(double label, Vector features) {
        return new LabeledPoint(label, org.apache.spark.mllib.linalg.Vectors.fromML(features));
    }

    private static DeepLinearRegression estimator(String plan) {
        return new DeepLinearRegression()
                .setPlan(plan)
                .setMaxIter(ITERATIONS)
                .setTol(0)
                .setSeed(1);
    }

    private static TrainingResult train(ClusterTrainingSet set, Plan plan, RunSpec run) {
        return new Trainer(set, TrainOptions.of(plan)).train(List.of(run));
    }

    private static void assertSame(TrainingResult result, DeepLinearRegressionModel expected) {
        SavedModel model = SavedModel.of(result, result.runs().get(0));
        assertThat(model.coefficients())
                .isEqualTo(Vec.of(expected.coefficients().toArray()));
        assertThat(model.intercept()).isEqualTo(expected.intercept());
        assertThat(result.runs().get(0).trace().stream().map(TraceRow::trainLoss))
                .containsExactlyElementsOf(
                        java.util.Arrays.stream(expected.summary().objectiveHistory())
                                .boxed()
                                .toList());
    }

    @AfterEach
    void nothingIsLeft() {
        SharedSpark.assertNothingLeft();
    }

    @ParameterizedTest(name = "{0}, sparse {1}, {2} partitions, intercept {3}")
    @CsvSource({"fused,false,2,true", "fused,true,2,true", "gram,false,1,true", "gram,true,2,false"})
    void pointsGiveTheBitsOfTheEstimator(String plan, boolean sparse, int partitions, boolean intercept) {
        Dataset<Row> rows = rows(partitions, sparse);
        DeepLinearRegressionModel expected = estimator(plan)
                .setFitIntercept(intercept)
                .setStandardization(intercept)
                .fit(rows);
        Preprocessing preprocessing = intercept ? Preprocessing.standard() : Preprocessing.none();
        try (ClusterTrainingSet set = ClusterTrainingSet.of(points(rows), preprocessing)) {
            assertThat(set.blocks().partitions()).isEqualTo(partitions);
            assertThat(set.blocks().storage().equals("sparse")).isEqualTo(sparse);
            assertSame(train(set, plan.equals("gram") ? Plan.GRAM : Plan.FUSED, RUN), expected);
        }
        // As Scala passes it.
        try (ClusterTrainingSet set = ClusterTrainingSet.of(points(rows).rdd(), preprocessing)) {
            assertSame(train(set, plan.equals("gram") ? Plan.GRAM : Plan.FUSED, RUN), expected);
        }
    }

    /** Every fourth row has weight 0, the first among them. */
    @Test
    void labelledRowsWithWeightsAndTestRowsGiveTheBitsOfTheEstimator() {
        Dataset<Row> rows = rows(2, false).withColumn("watched", functions.expr("weight = 3"));
        DeepLinearRegressionModel expected = estimator("fused")
                .setWeightCol("weight")
                .setValidationIndicatorCol("watched")
                .fit(rows);
        JavaRDD<LabelledRow> labelled = rows.toJavaRDD()
                .map(row -> new LabelledRow(
                        7,
                        row.getBoolean(3) ? Part.TEST : Part.TRAINING,
                        row.getDouble(0),
                        row.getAs(2),
                        row.getDouble(1)));
        StopRules rules = new StopRules(ITERATIONS, 0, Optional.empty(), OptionalDouble.of(0));
        try (ClusterTrainingSet set = ClusterTrainingSet.ofRows(labelled, Preprocessing.standard())) {
            TrainingResult result = train(set, Plan.FUSED, RunSpec.of(Algorithms.aligned(4), Rate.OPTIMAL, rules));
            assertSame(result, expected);
            assertThat(result.oracle().testSize()).isEqualTo(75);
        }
    }

    @Test
    void theModelPredictsAndIsSaved() {
        Dataset<Row> rows = rows(2, false);
        DeepLinearRegressionModel expected = estimator("fused").fit(rows);
        SavedModel model;
        try (ClusterTrainingSet set = ClusterTrainingSet.of(points(rows), Preprocessing.standard())) {
            TrainingResult result = train(set, Plan.FUSED, RUN);
            model = SavedModel.of(result, result.runs().get(0));
        }
        Vector x = rows.first().getAs(2);
        assertThat(model.predict(x)).isEqualTo(expected.predict(x));
        assertThat(model.toLinearRegressionModel().predict(x))
                .as("Spark's model; its BLAS adds the products in an order of its own")
                .isCloseTo(expected.predict(x), within(1e-12 * Math.abs(expected.predict(x))));
        assertThatThrownBy(() -> model.predict(Vectors.dense(1)))
                .hasMessage("features must have 20 entries, as the training data had, got 1");
        String uri = folder.resolve("model").toString();
        model.save(uri, "agd");
        assertThat(SavedModel.load(SharedSpark.session(), uri)).isEqualTo(model);
    }

    static Stream<Arguments> faults() {
        Vector good = Vectors.dense(1, 2);
        return Stream.of(
                Arguments.of(row(Double.NaN, good, 1), "label of row 51 of partition 1 must be finite, got NaN. Maybe"),
                Arguments.of(row(-1e151, good, 1), "label of row 51 of partition 1 is -1.0E151, whose square is too"),
                Arguments.of(
                        row(1, Vectors.dense(1, Double.POSITIVE_INFINITY), 1),
                        "features of row 51 of partition 1 must be finite, got Infinity. Maybe drop such rows with filter"),
                Arguments.of(
                        row(1, Vectors.sparse(2, new int[] {1}, new double[] {1e200}), 1),
                        "features of row 51 of partition 1 at index 1 is 1.0E200, whose square is too large for a sum."),
                Arguments.of(
                        row(1, Vectors.dense(1, 2, 3), 1),
                        "features of row 51 of partition 1 must hold vectors of one length, got 2 and 3"),
                Arguments.of(row(1, null, 1), "features of row 51 of partition 1 must not be null"),
                Arguments.of(row(1, good, -2), "weight of row 51 of partition 1 must not be negative, got -2.0"),
                Arguments.of(row(1, good, Double.NaN), "weight of row 51 of partition 1 must be finite, got NaN"),
                Arguments.of(
                        row(1e140, good, 1e40),
                        "label of row 51 of partition 1 is 1.0E140 in a row of weight 1.0E40, whose square"),
                Arguments.of(
                        row(1, good, 2).in(2),
                        "row 51 of partition 1 must be a training or a test row, got part 2. Maybe Part.TRAINING."),
                Arguments.of(null, "row 51 of partition 1 must not be null. Maybe drop such rows"));
    }

    private static LabelledRow row(double label, Vector features, double weight) {
        return new LabelledRow(0, Part.TRAINING, label, features, weight);
    }

    private static List<LabelledRow> good(int count) {
        return Frames.linear(count, 2, 1).stream()
                .map(row -> row(row.getDouble(0), row.getAs(2), 1))
                .toList();
    }

    /** Among the first hundred rows, by which storage is chosen, and after them. */
    @ParameterizedTest(name = "{1}")
    @MethodSource("faults")
    void aBadRowIsNamedByItsPlace(LabelledRow bad, String message) {
        for (int before : new int[] {150, 50}) {
            List<LabelledRow> rows = new ArrayList<>(good(200));
            rows.add(before, bad);
            JavaRDD<LabelledRow> labelled = SharedSpark.context()
                    .parallelize(rows.subList(0, before - 50), 1)
                    .union(SharedSpark.context().parallelize(rows.subList(before - 50, rows.size()), 1));
            assertThatThrownBy(() -> ClusterTrainingSet.ofRows(labelled, Preprocessing.standard()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(message);
            if (bad != null && bad.weight() == 1 && bad.features() != null) {
                JavaRDD<LabeledPoint> points = labelled.map(row -> point(row.label(), row.features()));
                assertThatThrownBy(() -> ClusterTrainingSet.of(points, Preprocessing.none()))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith(message);
            }
        }
    }

    @Test
    void anRddWithoutRowsOrFeaturesIsRefused() {
        JavaRDD<LabeledPoint> none = SharedSpark.context().parallelize(List.<LabeledPoint>of(), 2);
        assertThatThrownBy(() -> ClusterTrainingSet.of(none, Preprocessing.none()))
                .hasMessage("the training data must have rows, got none."
                        + " Maybe a filter or a join upstream removed them all.");
        JavaRDD<LabelledRow> weightless = SharedSpark.context().parallelize(List.of(row(1, Vectors.dense(1, 2), 0)), 2);
        assertThatThrownBy(() -> ClusterTrainingSet.ofRows(weightless, Preprocessing.none()))
                .hasMessageStartingWith("the training data must have rows, got none whose weight is not 0.");
        JavaRDD<LabeledPoint> empty = SharedSpark.context().parallelize(List.of(point(1, Vectors.zeros(0))), 1);
        assertThatThrownBy(() -> ClusterTrainingSet.of(empty, Preprocessing.none()))
                .hasMessage("features must hold vectors of at least one entry, got an empty one");
    }

    /** What a program cannot type on a command line is not recommended to it. */
    @Test
    void aTrainingThatIsRefusedLeavesNothingAfterClose() {
        Preprocessing none = new Preprocessing(false, false, Preprocessing.LabelScale.NONE);
        JavaRDD<LabelledRow> rows = SharedSpark.context().parallelize(good(50), 2);
        try (ClusterTrainingSet set = ClusterTrainingSet.ofRows(rows, none)) {
            assertThat(SharedSpark.context().getPersistentRDDs()).hasSize(1);
            assertThatThrownBy(() -> train(set, Plan.FUSED, RUN))
                    .hasMessageStartingWith("label scale none leaves the mean of the squared labels at ")
                    .hasMessageEndingWith("Maybe label scale auto.");
        }
    }

    /** The description that a caller gave his jobs is theirs again. */
    @Test
    void jobDescriptionsAreGivenBack() {
        SharedSpark.context().setJobDescription("mine");
        try (ClusterTrainingSet set = ClusterTrainingSet.of(points(rows(1, false)), Preprocessing.none())) {
            assertThat(set.coordinates().dimension()).isEqualTo(20);
            assertThat(SharedSpark.context().getLocalProperty("spark.job.description"))
                    .isEqualTo("mine");
        } finally {
            SharedSpark.context().setJobDescription(null);
        }
    }
}
