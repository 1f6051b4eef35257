package io.github.sparkagd.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.blocks.Affine;
import io.github.sparkagd.blocks.BlockBuilder;
import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.blocks.ResidualSums;
import io.github.sparkagd.cluster.JobCounts;
import io.github.sparkagd.linalg.Vec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.evaluation.Evaluator;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.ml.tuning.CrossValidator;
import org.apache.spark.ml.tuning.CrossValidatorModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lock-step cross-validation gives Spark's folds, metrics and models, from one Gram pass where that plan applies. */
class LockstepCrossValidatorIT {
    private static final int FOLDS = 3;
    /** As promised; other orders of additions are all that differs. */
    private static final double SAME = 1e-9;

    @TempDir
    Path folder;

    private Dataset<Row> data = Frames.of(Frames.linear(200, 3, 17));
    private final DeepLinearRegression estimator = new DeepLinearRegression().setMaxIter(20);
    private final ParamMap[] grid = {
        ParamMap.empty().put(estimator.regParam(), 100.0),
        ParamMap.empty().put(estimator.regParam(), 0.5).put(estimator.depth(), 2),
        ParamMap.empty()
                .put(estimator.algorithm(), "gd")
                .put(estimator.stepSize(), 0.3)
                .put(estimator.maxIter(), 7)
    };

    @AfterEach
    void leavesNothing() {
        SharedSpark.assertNothingLeft();
    }

    private CrossValidatorModel fit(CrossValidator validator, Evaluator evaluator, Consumer<CrossValidator> more) {
        validator
                .setEstimator(estimator)
                .setEvaluator(evaluator)
                .setEstimatorParamMaps(grid)
                .setNumFolds(FOLDS)
                .setSeed(5);
        more.accept(validator);
        return validator.fit(data);
    }

    /** Fits both ways; returns ours and the jobs that it took by purpose. */
    private Map<String, Integer> requireSparks(Evaluator evaluator, Consumer<CrossValidator> more) {
        CrossValidatorModel expected = fit(new CrossValidator(), evaluator, more);
        CrossValidatorModel got;
        Map<String, Integer> counts;
        try (JobCounts jobs = new JobCounts(SharedSpark.context())) {
            got = fit(new LockstepCrossValidator(), evaluator, more);
            counts = new TreeMap<>(jobs.counts());
        }
        for (int k = 0; k < grid.length; k++) {
            assertThat(got.avgMetrics()[k])
                    .as("setting %d", k)
                    .isCloseTo(expected.avgMetrics()[k], within(SAME * Math.abs(expected.avgMetrics()[k])));
        }
        DeepLinearRegressionModel best = (DeepLinearRegressionModel) got.bestModel();
        DeepLinearRegressionModel other = (DeepLinearRegressionModel) expected.bestModel();
        assertThat(best.explainParams()).isEqualTo(other.explainParams());
        assertThat(Frames.distance(best, other)).isLessThan(SAME);
        assertThat(best.summary().r2()).isCloseTo(other.summary().r2(), within(SAME));
        if (got.hasSubModels()) {
            for (int fold = 0; fold < FOLDS; fold++) {
                for (int k = 0; k < grid.length; k++) {
                    assertThat(Frames.distance(
                                    (DeepLinearRegressionModel) got.subModels()[fold][k],
                                    (DeepLinearRegressionModel) expected.subModels()[fold][k]))
                            .isLessThan(SAME);
                }
            }
        }
        assertThat(got.hasSubModels()).isEqualTo(expected.hasSubModels());
        return counts;
    }

    @Test
    void givesSparksMetricsAndModelsInOneGramPass() {
        Map<String, Integer> jobs =
                requireSparks(new RegressionEvaluator(), validator -> validator.setCollectSubModels(true));
        assertThat(jobs)
                .containsEntry("prepare", 1)
                .containsEntry("train", 1)
                .containsEntry("validate", 1)
                .doesNotContainKey("spectrum");
    }

    @Test
    void givesThemForAColumnOfFoldsWithWeightsAndRowsAsTheyAre() {
        estimator.setFitIntercept(false).setStandardization(false).setWeightCol("weight");
        data = numbered();
        RegressionEvaluator evaluator =
                new RegressionEvaluator().setMetricName("mae").setWeightCol("weight");
        assertThat(requireSparks(evaluator, validator -> validator.setFoldCol("fold")))
                .containsEntry("train", 1)
                .containsEntry("validate", 1);
    }

    /** And asks an evaluator itself that counts rows in another way than the training does. */
    @Test
    void goesByRowsWhereThatPlanIsAskedFor() {
        estimator.setPlan("fused").setWeightCol("weight");
        assertThat(requireSparks(new RegressionEvaluator().setMetricName("r2"), validator -> {})
                        .get("train"))
                .isGreaterThan(FOLDS);
    }

    private Dataset<Row> numbered() {
        return data.withColumn("fold", functions.col("weight").cast("int").mod(FOLDS));
    }

    @Test
    void refusesFoldsThatAreNotThere() {
        assertThatThrownBy(() -> fit(new LockstepCrossValidator(), new RegressionEvaluator(), validator -> {
                    data = numbered();
                    validator.setNumFolds(2).setFoldCol("fold");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fold column fold must hold 0 to 1, got 2");
    }

    /** Every metric of Spark's evaluator by its own formula, weights and all. */
    @ParameterizedTest(name = "{0}, weighted {1}, through the origin {2}")
    @CsvSource({"rmse,true,false", "mse,false,false", "mae,true,false", "r2,true,false", "r2,true,true", "r2,false,true"
    })
    void scoresAsSparksEvaluatorDoes(String metric, boolean weighted, boolean throughOrigin) {
        requireSparksScore(metric, weighted, throughOrigin);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void explainsVarianceAsSparksEvaluatorDoes(boolean weighted) {
        requireSparksScore("var", weighted, false);
    }

    private static void requireSparksScore(String metric, boolean weighted, boolean throughOrigin) {
        Affine rule = new Affine(Vec.of(1.1, 2.2), 3, false);
        BlockBuilder builder = new BlockBuilder(2, Part.TRAINING, false);
        List<Row> rows = Frames.linear(50, 2, 8);
        for (Row row : rows) {
            Vector x = row.getAs(2);
            builder.row(row.getDouble(0), weighted ? row.getDouble(1) : 1);
            builder.set(0, x.apply(0));
            builder.set(1, x.apply(1));
        }
        RegressionEvaluator evaluator =
                new RegressionEvaluator().setMetricName(metric).setThroughOrigin(throughOrigin);
        if (weighted) {
            evaluator.setWeightCol("weight");
        }
        Dataset<Row> predicted = new LinearRegressionModel("m", Vectors.dense(1.1, 2.2), 3).transform(Frames.of(rows));
        double expected = evaluator.evaluate(predicted);
        double got = RegressionScore.of(evaluator).of(new ResidualSums(1, 60).add(builder.build(), List.of(rule)), 0);
        assertThat(got).isCloseTo(expected, within(1e-12 * Math.abs(expected)));
    }

    @Test
    void refusesOtherEstimatorsAndFaultyRows() {
        LockstepCrossValidator validator = new LockstepCrossValidator();
        validator
                .setEstimator(new DeepLinearClassifier())
                .setEvaluator(new RegressionEvaluator())
                .setEstimatorParamMaps(new ParamMap[] {ParamMap.empty()});
        assertThatThrownBy(() -> validator.fit(data)).hasMessageContaining("must be a DeepLinearRegression");
        Dataset<Row> faulty = data.withColumn("label", functions.lit(Double.NaN));
        validator.setEstimator(estimator);
        assertThatThrownBy(() -> validator.fit(faulty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("label column label must be finite, got NaN");
        assertThat(validator.copy(ParamMap.empty())).isInstanceOf(LockstepCrossValidator.class);
    }

    private LockstepCrossValidator validator() {
        LockstepCrossValidator validator = new LockstepCrossValidator();
        validator
                .setEstimator(estimator.setDepth(3).setTol(1e-7).setWeightCol("weight"))
                .setEvaluator(new RegressionEvaluator().setMetricName("mae"))
                .setEstimatorParamMaps(grid)
                .setNumFolds(FOLDS)
                .setParallelism(2)
                .setCollectSubModels(true)
                .setSeed(5);
        return validator;
    }

    private static void requireSame(CrossValidator got, CrossValidator expected) {
        assertThat(got).isInstanceOf(LockstepCrossValidator.class);
        assertThat(got.uid()).isEqualTo(expected.uid());
        for (String name : List.of("numFolds", "seed", "foldCol", "parallelism", "collectSubModels")) {
            assertThat(got.getOrDefault(got.getParam(name)))
                    .as(name)
                    .isEqualTo(expected.getOrDefault(expected.getParam(name)));
        }
        requireSameTuning(got.getEstimator(), expected.getEstimator());
        requireSameTuning(got.getEvaluator(), expected.getEvaluator());
        assertThat(Arrays.toString(got.getEstimatorParamMaps()))
                .isEqualTo(Arrays.toString(expected.getEstimatorParamMaps()));
    }

    private static void requireSameTuning(Params got, Params expected) {
        assertThat(got).isInstanceOf(expected.getClass());
        assertThat(got.uid()).isEqualTo(expected.uid());
        assertThat(got.explainParams()).isEqualTo(expected.explainParams());
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void isSavedLoadedAndOverwritten() throws IOException {
        LockstepCrossValidator validator = validator();
        validator.save(path("validator"));
        requireSame(LockstepCrossValidator.load(path("validator")), validator);
        assertThatThrownBy(() -> validator.save(path("validator"))).isInstanceOf(IOException.class);
        validator.setFoldCol("fold").setNumFolds(4);
        validator.write().overwrite().save(path("validator"));
        requireSame(LockstepCrossValidator.read().load(path("validator")), validator);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString())).containsExactly("validator");
        }
    }

    @Test
    void loadedOneFitsTheSameModelWhichIsSavedWithItsSubModels() throws IOException {
        LockstepCrossValidator validator = validator();
        validator.save(path("validator"));
        CrossValidatorModel expected = validator.fit(data);
        CrossValidatorModel fitted =
                LockstepCrossValidator.load(path("validator")).fit(data);
        fitted.save(path("model"));
        CrossValidatorModel got = CrossValidatorModel.load(path("model"));
        assertThat(got.avgMetrics()).isEqualTo(expected.avgMetrics());
        assertThat(predictions(got)).isEqualTo(predictions(expected));
        assertThat(Arrays.toString(got.getEstimatorParamMaps()))
                .isEqualTo(Arrays.toString(expected.getEstimatorParamMaps()));
        for (int fold = 0; fold < FOLDS; fold++) {
            for (int k = 0; k < grid.length; k++) {
                assertThat(((DeepLinearRegressionModel) got.subModels()[fold][k]).coefficients())
                        .isEqualTo(((DeepLinearRegressionModel) expected.subModels()[fold][k]).coefficients());
            }
        }
    }

    private List<Row> predictions(Transformer model) {
        return model.transform(data).select("prediction").collectAsList();
    }

    @Test
    void isAStageOfAPipelineThatIsSaved() throws IOException {
        Pipeline pipeline = new Pipeline().setStages(new PipelineStage[] {validator()});
        pipeline.save(path("pipeline"));
        PipelineModel model = pipeline.fit(data);
        model.save(path("model"));
        Pipeline loaded = Pipeline.load(path("pipeline"));
        requireSame((CrossValidator) loaded.getStages()[0], (CrossValidator) pipeline.getStages()[0]);
        assertThat(predictions(loaded.fit(data))).isEqualTo(predictions(model));
        assertThat(predictions(PipelineModel.load(path("model")))).isEqualTo(predictions(model));
    }

    @Test
    void copyKeepsParams() {
        LockstepCrossValidator validator = validator();
        requireSame(validator.copy(ParamMap.empty()), validator);
        ParamMap extra = ParamMap.empty().put(estimator.depth(), 3);
        assertThat(((DeepLinearRegression) validator.copy(extra).getEstimator()).getDepth())
                .isEqualTo(3);
    }

    @Test
    void refusesToSaveSettingsOfSomethingElse() {
        LockstepCrossValidator validator = validator();
        validator.setEstimatorParamMaps(new ParamMap[] {ParamMap.empty().put(new DeepLinearRegression().depth(), 2)});
        assertThatThrownBy(validator::write)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("extraneous Param");
    }

    @Test
    void foldsAreSparksWhereNoSeedIsSetToo() {
        assertThat(new LockstepCrossValidator().getSeed()).isEqualTo(new CrossValidator().getSeed());
        assertThat(requireSparks(new RegressionEvaluator(), validator -> validator.clear(validator.seed())))
                .containsEntry("train", 1);
    }

    /** The same bits, by Gram matrices and by rows, with a thread a fold and with one thread; failures are the same too. */
    @ParameterizedTest
    @ValueSource(strings = {"gram", "fused"})
    void foldsTrainAtTheSameTime(String plan) {
        estimator.setPlan(plan);
        CrossValidatorModel one = fit(new LockstepCrossValidator(), new RegressionEvaluator(), validator -> {});
        CrossValidatorModel all = fit(
                new LockstepCrossValidator(), new RegressionEvaluator(), validator -> validator.setParallelism(FOLDS));
        assertThat(all.avgMetrics()).isEqualTo(one.avgMetrics());
        data = data.withColumn("label", functions.lit(Double.NaN));
        assertThatThrownBy(() -> fit(
                        new LockstepCrossValidator(),
                        new RegressionEvaluator(),
                        validator -> validator.setParallelism(FOLDS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("label column label must be finite, got NaN");
    }

    @Test
    void aFoldOfManyIsWorkedOnByAThreadOfItsOwn() throws Exception {
        CyclicBarrier allAreThere = new CyclicBarrier(FOLDS);
        List<Integer> done = new FoldThreads(FOLDS, 8).each(fold -> {
            try {
                allAreThere.await(60, TimeUnit.SECONDS);
            } catch (Exception late) {
                throw new AssertionError("the folds do not work at the same time", late);
            }
            return fold;
        });
        assertThat(done).containsExactly(0, 1, 2);
        Thread caller = Thread.currentThread();
        assertThat(new FoldThreads(FOLDS, 1).each(fold -> Thread.currentThread()))
                .containsOnly(caller);
    }

    /** Folds share the folder for checkpoints, and leave nothing in it. */
    @Test
    void foldsMayKeepTheirStatesInOneFolder() throws IOException {
        estimator.setPlan("fused").setCheckpointDir(path("state")).setCheckpointInterval(3);
        fit(new LockstepCrossValidator(), new RegressionEvaluator(), validator -> validator.setParallelism(FOLDS));
        assertThat(folder.resolve("state")).isEmptyDirectory();
    }

    /** Columns are found as Spark finds them: whatever their case, and within structs. */
    @Test
    void columnsAreFoundByTheirNamesAsSparkFindsThem() {
        double[] plain = fit(new LockstepCrossValidator(), new RegressionEvaluator(), validator -> {})
                .avgMetrics();
        data = data.withColumnRenamed("label", "LABEL");
        assertThat(fit(new LockstepCrossValidator(), new RegressionEvaluator(), validator -> {})
                        .avgMetrics())
                .isEqualTo(plain);
        data = data.select(functions.struct("LABEL", "features").as("row"));
        estimator.setLabelCol("row.label").setFeaturesCol("row.features");
        assertThat(fit(
                                new LockstepCrossValidator(),
                                new RegressionEvaluator().setLabelCol("row.label"),
                                validator -> {})
                        .avgMetrics())
                .isEqualTo(plain);
    }

    @Test
    void whatIsNotANumberIsNeverTheBest() {
        double[] metrics = {Double.NaN, 2, 1, Double.NaN, 3};
        assertThat(LockstepCrossValidator.best(metrics, false)).isEqualTo(2);
        assertThat(LockstepCrossValidator.best(metrics, true)).isEqualTo(4);
    }

    @Test
    void refusesAMissingEvaluatorBeforeAnyJob() {
        LockstepCrossValidator validator = validator();
        validator.clear(validator.evaluator());
        try (JobCounts jobs = new JobCounts(SharedSpark.context())) {
            assertThatThrownBy(() -> validator.fit(data)).hasMessageContaining("evaluator");
            assertThat(jobs.counts()).isEmpty();
        }
    }
}
