package io.github.sparkagd.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.versions.ScalaCollections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.ml.tuning.TrainValidationSplit;
import org.apache.spark.ml.tuning.TrainValidationSplitModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The estimator as a part of what spark.ml builds of estimators. */
class ComposedIT {
    private final Dataset<Row> data = Frames.of(Frames.linear(150, 3, 11));

    @TempDir
    Path folder;

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private static Pipeline pipeline(DeepLinearRegression regression) {
        StandardScaler scaler = new StandardScaler()
                .setInputCol("features")
                .setOutputCol("scaled")
                .setWithMean(true);
        return new Pipeline().setStages(new PipelineStage[] {scaler, regression.setFeaturesCol("scaled")});
    }

    private void requireSamePredictions(Dataset<Row> got, Dataset<Row> expected) {
        assertThat(got.select("prediction").collectAsList())
                .isEqualTo(expected.select("prediction").collectAsList());
    }

    @Test
    void estimatorIsSavedAndLoaded() throws IOException {
        DeepLinearRegression estimator = new DeepLinearRegression()
                .setDepth(7)
                .setStepSize(0.25)
                .setLabelScale("auto")
                .setWeightCol("weight");
        estimator.save(path("estimator"));
        DeepLinearRegression loaded = DeepLinearRegression.load(path("estimator"));
        assertThat(loaded.uid()).isEqualTo(estimator.uid());
        assertThat(loaded.explainParams()).isEqualTo(estimator.explainParams());
    }

    @Test
    void modelIsSavedAndLoadedWithItsProvenance() throws IOException {
        DeepLinearRegressionModel model =
                new DeepLinearRegression().setMaxIter(9).fit(data);
        model.save(path("model"));
        DeepLinearRegressionModel loaded = DeepLinearRegressionModel.load(path("model"));
        assertThat(loaded.uid()).isEqualTo(model.uid());
        assertThat(loaded.coefficients()).isEqualTo(model.coefficients());
        assertThat(loaded.intercept()).isEqualTo(model.intercept());
        assertThat(loaded.layerScales()).isEqualTo(model.layerScales());
        assertThat(loaded.getMaxIter()).isEqualTo(9);
        assertThat(loaded.hasSummary()).isFalse();
        assertThatThrownBy(loaded::summary).hasMessageContaining("Maybe it was loaded");
        try (Stream<Path> files = Files.walk(folder.resolve("model/metadata"))) {
            String text = Files.readString(
                    files.filter(file -> file.getFileName().toString().startsWith("part-"))
                            .findFirst()
                            .orElseThrow());
            assertThat(text).contains("\"provenance\"").contains("\"rows\":\"150\"");
        }
    }

    @Test
    void overwritingSwapsAndLeavesNothingBeside() throws IOException {
        DeepLinearRegressionModel first =
                new DeepLinearRegression().setMaxIter(2).fit(data);
        DeepLinearRegressionModel second =
                new DeepLinearRegression().setMaxIter(5).fit(data);
        first.save(path("model"));
        assertThatThrownBy(() -> second.save(path("model"))).isInstanceOf(IOException.class);
        second.write().overwrite().save(path("model"));
        assertThat(DeepLinearRegressionModel.load(path("model")).coefficients()).isEqualTo(second.coefficients());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactly("model");
        }
    }

    @Test
    void aModelIsLoadedFromThePathItWasSavedTo() throws IOException {
        DeepLinearRegressionModel model =
                new DeepLinearRegression().setMaxIter(2).fit(data);
        for (String name : List.of("m[1]", "m:2", "12:30 {a}*?", "back\\slash")) {
            model.save(path(name));
            model.write().overwrite().save(path(name));
            assertThat(DeepLinearRegressionModel.load(path(name)).coefficients())
                    .isEqualTo(model.coefficients());
        }
    }

    @Test
    void pipelineAndItsModelAreSavedAndLoaded() throws IOException {
        Pipeline pipeline = pipeline(new DeepLinearRegression().setMaxIter(12));
        PipelineModel model = pipeline.fit(data);
        pipeline.save(path("pipeline"));
        model.save(path("model"));
        requireSamePredictions(PipelineModel.load(path("model")).transform(data), model.transform(data));
        requireSamePredictions(Pipeline.load(path("pipeline")).fit(data).transform(data), model.transform(data));
    }

    @Test
    void crossValidatorTunesItAndItsModelIsSavedAndLoaded() throws IOException {
        DeepLinearRegression estimator = new DeepLinearRegression().setMaxIter(10);
        ParamMap[] grid = new ParamGridBuilder()
                .addGrid(estimator.depth(), ScalaCollections.asScala(List.<Object>of(1, 4)))
                .build();
        CrossValidator validator = new CrossValidator()
                .setEstimator(estimator)
                .setEvaluator(new RegressionEvaluator())
                .setEstimatorParamMaps(grid)
                .setNumFolds(2);
        CrossValidatorModel model = validator.fit(data);
        assertThat(model.avgMetrics()).hasSize(2);
        model.save(path("tuned"));
        requireSamePredictions(CrossValidatorModel.load(path("tuned")).transform(data), model.transform(data));
        validator.save(path("validator"));
        CrossValidator loaded = CrossValidator.load(path("validator"));
        requireSamePredictions(loaded.fit(data).transform(data), model.transform(data));
    }

    @Test
    void trainValidationSplitTunesItAndBothAreSavedAndLoaded() throws IOException {
        DeepLinearRegression estimator = new DeepLinearRegression().setMaxIter(10);
        ParamMap[] grid = {
            ParamMap.empty().put(estimator.regParam(), 0.0), ParamMap.empty().put(estimator.regParam(), 100.0)
        };
        TrainValidationSplit split = new TrainValidationSplit()
                .setEstimator(estimator)
                .setEvaluator(new RegressionEvaluator())
                .setEstimatorParamMaps(grid)
                .setSeed(1);
        TrainValidationSplitModel model = split.fit(data);
        assertThat(model.validationMetrics()[0]).isLessThan(model.validationMetrics()[1]);
        split.save(path("split"));
        model.save(path("tuned"));
        requireSamePredictions(TrainValidationSplitModel.load(path("tuned")).transform(data), model.transform(data));
        TrainValidationSplit loaded = TrainValidationSplit.load(path("split"));
        requireSamePredictions(loaded.fit(data).transform(data), model.transform(data));
    }

    @Test
    void transformsAStream() throws Exception {
        DeepLinearRegressionModel model =
                new DeepLinearRegression().setMaxIter(10).fit(data);
        data.write().parquet(path("rows"));
        StreamingQuery query = model.transform(
                        SharedSpark.session().readStream().schema(data.schema()).parquet(path("rows")))
                .select("prediction")
                .writeStream()
                .format("memory")
                .queryName("predicted")
                .option("checkpointLocation", path("checkpoint"))
                .trigger(Trigger.AvailableNow())
                .start();
        query.awaitTermination();
        assertThat(SharedSpark.session().table("predicted").sort("prediction").collectAsList())
                .isEqualTo(model.transform(data)
                        .select("prediction")
                        .sort("prediction")
                        .collectAsList());
    }

    @Test
    void manyFitsLeaveNothingPersisted() {
        DeepLinearRegression estimator = new DeepLinearRegression().setMaxIter(2);
        Dataset<Row> few = data.limit(20);
        SharedSpark.context().setJobDescription("the caller's");
        for (int k = 0; k < 100; k++) {
            estimator.setPlan(k % 2 == 0 ? "gram" : "fused").fit(few);
        }
        SharedSpark.assertNothingLeft();
        assertThat(SharedSpark.context().getLocalProperty("spark.job.description"))
                .isEqualTo("the caller's");
        SharedSpark.context().setJobDescription(null);
    }
}
