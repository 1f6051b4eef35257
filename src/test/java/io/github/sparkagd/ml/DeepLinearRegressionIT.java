package io.github.sparkagd.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The estimator and its model, as a user of spark.ml meets them. */
class DeepLinearRegressionIT {
    /** The same minimum, found by another order of additions. */
    private static final double SAME = 1e-9;

    private final List<Row> rows = Frames.linear(200, 3, 7);
    private final Dataset<Row> data = Frames.of(rows);

    @Test
    void transformEqualsPredict() {
        DeepLinearRegressionModel model =
                new DeepLinearRegression().setMaxIter(20).fit(data);
        for (Row row : model.transform(data).select("features", "prediction").collectAsList()) {
            Vector features = row.getAs(0);
            assertThat(row.getDouble(1)).isEqualTo(model.predict(features));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gram", "fused"})
    void sparseEqualsDense(String plan) {
        List<Row> thin = new ArrayList<>();
        for (Row row : rows) {
            double[] x = ((Vector) row.getAs(2)).toArray();
            double[] mostlyZero = new double[12];
            mostlyZero[thin.size() % 12] = x[0];
            mostlyZero[(thin.size() * 5 + 3) % 12] += x[1];
            thin.add(Frames.row(row.getDouble(0), 1.0, Vectors.dense(mostlyZero)));
        }
        List<Row> sparse = thin.stream()
                .map(row -> Frames.row(row.getDouble(0), 1.0, ((Vector) row.getAs(2)).toSparse()))
                .toList();
        DeepLinearRegression estimator =
                new DeepLinearRegression().setMaxIter(30).setPlan(plan);
        assertThat(Frames.distance(estimator.fit(Frames.of(sparse)), estimator.fit(Frames.of(thin))))
                .isLessThan(SAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gram", "fused"})
    void weightsCountAsRepeatedRowsAtEveryIteration(String plan) {
        List<Row> repeated = new ArrayList<>();
        rows.forEach(row -> {
            for (int k = 0; k < row.getDouble(1); k++) {
                repeated.add(row);
            }
        });
        DeepLinearRegression estimator =
                new DeepLinearRegression().setMaxIter(30).setTol(0).setPlan(plan);
        DeepLinearRegressionModel expected = estimator.fit(Frames.of(repeated));
        DeepLinearRegressionModel got = estimator.setWeightCol("weight").fit(data);
        assertThat(Frames.distance(got, expected)).isLessThan(SAME);
        for (int t = 0; t <= 30; t++) {
            assertThat(got.summary().objectiveHistory()[t])
                    .isCloseTo(
                            expected.summary().objectiveHistory()[t],
                            within(SAME * expected.summary().objectiveHistory()[0]));
        }
    }

    @Test
    void weightZeroDropsTheRow() {
        List<Row> some = new ArrayList<>();
        List<Row> marked = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            boolean kept = i % 3 != 0;
            marked.add(
                    Frames.row(rows.get(i).get(0), kept ? 1.0 : 0.0, rows.get(i).getAs(2)));
            if (kept) {
                some.add(rows.get(i));
            }
        }
        DeepLinearRegression estimator = new DeepLinearRegression().setMaxIter(30);
        DeepLinearRegressionModel expected = estimator.fit(Frames.of(some));
        DeepLinearRegressionModel got = estimator.setWeightCol("weight").fit(Frames.of(marked));
        assertThat(Frames.distance(got, expected)).isLessThan(SAME);
    }

    @Test
    void copyKeepsParentAndSummary() {
        DeepLinearRegression estimator = new DeepLinearRegression().setMaxIter(3);
        DeepLinearRegressionModel model = estimator.fit(data);
        assertThat(model.parent()).isSameAs(estimator);
        DeepLinearRegressionModel copy = model.copy(ParamMap.empty());
        assertThat(copy.parent()).isSameAs(estimator);
        assertThat(copy.hasSummary()).isTrue();
        assertThat(copy.summary()).isSameAs(model.summary());
        assertThat(copy.uid()).isEqualTo(model.uid());
    }

    @Test
    void summaryTellsHowTrainingWent() {
        DeepLinearRegressionModel model =
                new DeepLinearRegression().setMaxIter(25).setTol(0).fit(data);
        DeepLinearRegressionTrainingSummary summary = model.summary();
        assertThat(summary.totalIterations()).isEqualTo(25);
        assertThat(summary.objectiveHistory()).hasSize(26);
        assertThat(summary.alignmentHistory()).hasSize(26);
        assertThat(summary.alignmentHistory()[0]).isZero();
        assertThat(summary.outcome()).isEqualTo("iterations done");
        assertThat(summary.isHistoryThinned()).isFalse();
        assertThat(summary.learningRate()).isEqualTo(2 / (summary.largestEigenvalue() + summary.smallestEigenvalue()));
        assertThat(summary.totalPasses()).isPositive();
        assertThat(summary.totalJobs()).isPositive();
        assertThat(summary.objectiveHistory()[25])
                .isCloseTo(summary.meanSquaredError() / 2, within(1e-9 * summary.objectiveHistory()[0]));
        assertThat(summary.numInstances()).isEqualTo(200);
        assertThat(summary.residuals().count()).isEqualTo(200);
        assertThat(model.evaluate(data).rootMeanSquaredError()).isEqualTo(summary.rootMeanSquaredError());
        assertThat(model.numLayers()).isEqualTo(4);
        double scale = 1;
        for (double layer : model.layerScales().toArray()) {
            scale *= layer;
        }
        assertThat(model.firstLayer().apply(0) * scale)
                .isCloseTo(
                        model.coefficients().apply(0),
                        within(1e-14 * Math.abs(model.coefficients().apply(0))));
    }

    @Test
    void sparksModelPredictsTheSame() {
        DeepLinearRegressionModel model =
                new DeepLinearRegression().setMaxIter(20).fit(data);
        LinearRegressionModel plain = model.toLinearRegressionModel();
        Vector first = rows.get(0).getAs(2);
        assertThat(plain.predict(first))
                .isCloseTo(model.predict(first), within(1e-12 * Math.abs(model.predict(first))));
        assertThat(plain.transform(data).columns()).contains("prediction");
    }

    @Test
    void warmStartGoesOnWhereTheOtherModelWas() {
        DeepLinearRegressionModel first = Frames.converging().fit(data);
        DeepLinearRegressionModel second =
                Frames.converging().setTol(1e-6).setInitialModel(first).fit(data);
        assertThat(second.summary().totalIterations()).isZero();
        assertThat(Frames.distance(second, first)).isLessThan(1e-12);
    }

    @Test
    void validationRowsEndTrainingEarlyAndAreNotTrainedOn() {
        List<Row> noisy = Frames.linear(30, 12, 3);
        Dataset<Row> split = Frames.of(noisy)
                .withColumn("watched", functions.col("weight").gt(2))
                .coalesce(1);
        DeepLinearRegression estimator =
                new DeepLinearRegression().setMaxIter(3000).setTol(0).setValidationIndicatorCol("watched");
        DeepLinearRegressionModel model = estimator.fit(split);
        DeepLinearRegressionTrainingSummary summary = model.summary();
        assertThat(summary.outcome()).isEqualTo("validation loss no longer falls");
        assertThat(summary.totalIterations()).isLessThan(3000);
        double least = Double.POSITIVE_INFINITY;
        for (double loss : summary.validationHistory()) {
            least = Math.min(least, loss);
        }
        double kept = model.evaluate(split.filter("watched")).meanSquaredError() / 2;
        assertThat(kept).isCloseTo(least, within(1e-9 * summary.validationHistory()[0]));
    }

    @Test
    void longHistoriesAreThinned() {
        DeepLinearRegressionTrainingSummary summary = new DeepLinearRegression()
                .setMaxIter(25_000)
                .setTol(0)
                .fit(data)
                .summary();
        assertThat(summary.totalIterations()).isEqualTo(25_000);
        assertThat(summary.isHistoryThinned()).isTrue();
        assertThat(summary.objectiveHistory()).hasSizeLessThanOrEqualTo(10_000 + 1);
        assertThat(summary.historyIterations()[summary.historyIterations().length - 1])
                .isEqualTo(25_000);
        assertThat(summary.objectiveHistory()).hasSameSizeAs(summary.historyIterations());
    }

    @Test
    void settingsTrainedTogetherEqualSettingsTrainedAlone() {
        DeepLinearRegression estimator = new DeepLinearRegression();
        List<ParamMap> settings = List.of(
                ParamMap.empty().put(estimator.depth(), 2).put(estimator.regParam(), 0.5),
                ParamMap.empty().put(estimator.algorithm(), "gd").put(estimator.maxIter(), 7),
                ParamMap.empty().put(estimator.standardization(), false).put(estimator.maxIter(), 11),
                ParamMap.empty().put(estimator.depth(), 8));
        for (String plan : List.of("fused", "gram")) {
            estimator.setPlan(plan).setMaxIter(15);
            List<DeepLinearRegressionModel> together = estimator.fit(data, settings);
            for (int k = 0; k < settings.size(); k++) {
                DeepLinearRegressionModel alone = estimator.fit(data, settings.get(k));
                assertThat(Frames.distance(together.get(k), alone)).isLessThan(1e-13);
                assertThat(together.get(k).summary().totalIterations())
                        .isEqualTo(alone.summary().totalIterations());
            }
        }
    }
}
