package io.github.sparkagd.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.SharedSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.evaluation.BinaryClassificationEvaluator;
import org.apache.spark.ml.feature.LabeledPoint;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.ParamsSuite;
import org.apache.spark.ml.util.MLTestingUtils$;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.Function2;
import scala.runtime.BoxedUnit;

/** Two classes by least squares. */
class ClassifierIT {
    private static Dataset<Row> classes(double negative) {
        List<Row> rows = Frames.linear(200, 3, 5).stream()
                .map(row ->
                        Frames.row(((Vector) row.getAs(2)).apply(0) > 10 ? 1.0 : negative, row.get(1), row.getAs(2)))
                .toList();
        return Frames.of(rows);
    }

    @Test
    void predictsInTheLabelsOwnValues() {
        DeepLinearClassifier estimator = new DeepLinearClassifier().setMaxIter(50);
        DeepLinearClassificationModel zeroOne = estimator.fit(classes(0));
        DeepLinearClassificationModel signed = estimator.fit(classes(-1));
        assertThat(zeroOne.coefficients()).isEqualTo(signed.coefficients());
        for (Row row : zeroOne.transform(classes(0))
                .select("prediction", "rawPrediction", "features")
                .collectAsList()) {
            Vector raw = row.getAs(1);
            assertThat(raw.apply(0)).isEqualTo(-raw.apply(1));
            assertThat(row.getDouble(0)).isEqualTo(raw.apply(1) >= 0 ? 1 : 0);
            assertThat(zeroOne.predict(row.getAs(2))).isEqualTo(row.getDouble(0));
            assertThat(signed.predict(row.getAs(2))).isEqualTo(raw.apply(1) >= 0 ? 1 : -1);
        }
        long right = zeroOne.transform(classes(0)).filter("prediction = label").count();
        assertThat(right).isGreaterThan(180);
    }

    @Test
    void summaryTellsHowTrainingWentAndHowWellItTells() {
        Dataset<Row> data = classes(-1);
        DeepLinearClassifier estimator =
                new DeepLinearClassifier().setMaxIter(25).setTol(0);
        DeepLinearClassificationModel model = estimator.fit(data);
        DeepLinearClassificationTrainingSummary summary = model.summary();
        assertThat(model.parent()).isSameAs(estimator);
        assertThat(model.copy(ParamMap.empty()).summary()).isSameAs(summary);
        assertThat(summary.totalIterations()).isEqualTo(25);
        assertThat(summary.objectiveHistory()).hasSize(26);
        assertThat(summary.objectiveHistory()[25]).isLessThan(summary.objectiveHistory()[0]);
        assertThat(summary.outcome()).isEqualTo("iterations done");
        assertThat(summary.learningRate()).isEqualTo(2 / (summary.largestEigenvalue() + summary.smallestEigenvalue()));
        assertThat(summary.numInstances()).isEqualTo(200);
        long right = model.transform(data).filter("prediction = label").count();
        assertThat(summary.accuracy()).isEqualTo(right / 200.0);
        assertThat(model.evaluate(data).accuracy()).isEqualTo(summary.accuracy());
        assertThat(model.evaluate(data.limit(50)).numInstances()).isEqualTo(50);
        assertThat(summary.areaUnderROC())
                .isCloseTo(new BinaryClassificationEvaluator().evaluate(model.transform(classes(0))), within(1e-12))
                .isGreaterThan(0.9);
        double squares = 0;
        for (Row row : summary.predictions().select("label", "rawPrediction").collectAsList()) {
            squares += Math.pow(row.getDouble(0) - ((Vector) row.getAs(1)).apply(1), 2);
        }
        assertThat(summary.objectiveHistory()[25]).isCloseTo(squares / 400, within(1e-9));
    }

    /** They are left out, so that nothing in them matters. */
    @Test
    void rowsOfWeightZeroNeedNoLabelOfTheTwo() {
        List<Row> rows = new ArrayList<>();
        rows.add(Frames.row(7.0, 0.0, Vectors.dense(1)));
        rows.add(Frames.row(-1.0, 0.0, null));
        for (int i = 0; i < 20; i++) {
            rows.add(Frames.row((double) (i % 2), 1.0, Vectors.dense(i % 2 - 0.4, i)));
        }
        DeepLinearClassificationModel model =
                new DeepLinearClassifier().setWeightCol("weight").fit(Frames.of(rows));
        assertThat(model.labels()).isEqualTo(Vectors.dense(0, 1));
        assertThat(model.numFeatures()).isEqualTo(2);
    }

    @Test
    void settingsTrainedTogetherEqualSettingsTrainedAlone() {
        Dataset<Row> data = classes(0);
        DeepLinearClassifier estimator = new DeepLinearClassifier().setMaxIter(12);
        List<ParamMap> settings = List.of(
                ParamMap.empty().put(estimator.depth(), 2).put(estimator.regParam(), 0.5),
                ParamMap.empty().put(estimator.algorithm(), "gd").put(estimator.maxIter(), 7),
                ParamMap.empty().put(estimator.standardization(), false));
        List<DeepLinearClassificationModel> together = estimator.fit(data, settings);
        for (int k = 0; k < settings.size(); k++) {
            DeepLinearClassificationModel alone = estimator.fit(data, settings.get(k));
            assertThat(Vectors.sqdist(together.get(k).coefficients(), alone.coefficients()))
                    .isLessThan(1e-24);
            assertThat(together.get(k).summary().totalIterations())
                    .isEqualTo(alone.summary().totalIterations());
        }
    }

    @Test
    void isSavedAndLoaded(@TempDir Path folder) throws IOException {
        DeepLinearClassificationModel model =
                new DeepLinearClassifier().setMaxIter(10).fit(classes(-1));
        model.save(folder.resolve("model").toString());
        DeepLinearClassificationModel loaded =
                DeepLinearClassificationModel.load(folder.resolve("model").toString());
        assertThat(loaded.labels()).isEqualTo(model.labels());
        assertThat(loaded.layerScales()).isEqualTo(model.layerScales());
        assertThat(loaded.transform(classes(-1)).collectAsList())
                .isEqualTo(model.transform(classes(-1)).collectAsList());
    }

    @Test
    void estimatorIsSavedAndLoaded(@TempDir Path folder) throws IOException {
        DeepLinearClassifier estimator = new DeepLinearClassifier()
                .setDepth(3)
                .setRegParam(0.2)
                .setPlan("gram")
                .setWeightCol("weight");
        estimator.save(folder.resolve("estimator").toString());
        DeepLinearClassifier loaded =
                DeepLinearClassifier.load(folder.resolve("estimator").toString());
        assertThat(loaded.uid()).isEqualTo(estimator.uid());
        assertThat(loaded.explainParams()).isEqualTo(estimator.explainParams());
    }

    @Test
    void passesSparksChecks() {
        DeepLinearClassifier estimator = new DeepLinearClassifier();
        ParamsSuite.checkParams(estimator);
        ParamsSuite.checkParams(new DeepLinearClassificationModel());
        MLTestingUtils$.MODULE$.checkCopyAndUids(estimator, estimator.fit(classes(0)));
    }

    private static Function2<DeepLinearClassificationModel, DeepLinearClassificationModel, BoxedUnit> closeTo(
            double tolerance) {
        return (one, other) -> {
            double scale = Vectors.norm(other.coefficients(), 2);
            assertThat(Math.sqrt(Vectors.sqdist(one.coefficients(), other.coefficients())))
                    .isLessThan(tolerance * scale);
            assertThat(one.intercept()).isCloseTo(other.intercept(), within(tolerance * Math.max(1, scale)));
            return BoxedUnit.UNIT;
        };
    }

    @Test
    void takesEveryNumericTypeOfLabelAndWeightAndRefusesText() {
        MLTestingUtils$.MODULE$.checkNumericTypes(
                new DeepLinearClassifier().setMaxIter(5), SharedSpark.session(), true, closeTo(1e-12));
    }

    /** Both are trained to the same minimum. */
    @Test
    @SuppressWarnings("unchecked")
    void weightsCountAsRepeatedRowsAndTheirScaleDoesNotMatter() {
        Dataset<LabeledPoint> points =
                (Dataset<LabeledPoint>) (Dataset<?>) classes(0).select("label", "features");
        DeepLinearClassifier estimator =
                new DeepLinearClassifier().setMaxIter(5000).setTol(1e-13).setWeightCol("weight");
        MLTestingUtils$.MODULE$.testOversamplingVsWeighting(points, estimator, closeTo(1e-8), 42);
        MLTestingUtils$.MODULE$.testArbitrarilyScaledWeights(points, estimator, closeTo(1e-8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gram", "fused"})
    void namesTheColumnOfWhatCannotBeTrainedOn(String plan) {
        DeepLinearClassifier estimator =
                new DeepLinearClassifier().setPlan(plan).setWeightCol("weight");
        Dataset<Row> data = classes(0);
        assertThatThrownBy(() -> estimator.fit(data.withColumn("label", functions.lit(Double.NaN))))
                .hasMessageContaining("label column label must hold 0 and 1, or -1 and 1, got NaN");
        assertThatThrownBy(() -> estimator.fit(data.withColumn("weight", functions.lit(-1.5))))
                .hasMessageContaining("weight column weight must not be negative, got -1.5");
        assertThatThrownBy(() -> estimator.fit(data.drop("features")
                        .join(Frames.of(List.of(Frames.row(1.0, 1.0, Vectors.dense(1, Double.NaN, 2))))
                                .select("features"))))
                .hasMessageContaining("features column features must be finite, got NaN");
        SharedSpark.assertNothingLeft();
    }

    @Test
    void refusesOtherLabels() {
        assertThatThrownBy(() -> new DeepLinearClassifier().fit(classes(3)))
                .hasMessageContaining("label column label must hold 0 and 1, or -1 and 1, got 3.0");
    }
}
