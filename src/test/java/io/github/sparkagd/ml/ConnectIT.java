package io.github.sparkagd.ml;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.SharedSpark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.evaluation.RegressionEvaluator;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.tuning.ParamGridBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Spark Connect's server calls; the whole of it is tried from Python. */
class ConnectIT {
    private final Dataset<Row> data = Frames.of(Frames.linear(150, 8, 11));
    private final DeepLinearRegressionModel model =
            new DeepLinearRegression().setMaxIter(9).setDepth(3).fit(data);

    @TempDir
    Path folder;

    private static Object answer(DeepLinearRegressionModel asked, Dataset<Row> data, String question) {
        return asked.transform(data.withColumn("spark-agd asks: " + question, lit(true)))
                .head()
                .get(0);
    }

    @Test
    void aCachedModelIsOnThisMachinesDiskWhateverTheDefaultFileSystem() throws IOException {
        Configuration configuration = SharedSpark.session().sparkContext().hadoopConfiguration();
        String before = configuration.get("fs.defaultFS");
        String path = folder.resolve("model").toString();
        String summary = folder.resolve("model/summary").toString();
        DeepLinearRegressionModel read;
        configuration.set("fs.defaultFS", "nowhere://there");
        try {
            ((ModelWriter) model.write()).saveToLocal(path);
            model.saveSummary(summary);
            read = ((ModelReader<DeepLinearRegressionModel>) DeepLinearRegressionModel.read()).loadFromLocal(path);
        } finally {
            configuration.set("fs.defaultFS", before);
        }

        assertThat(folder.resolve("model").toFile().list()).containsExactlyInAnyOrder("metadata", "data", "summary");
        assertThat(read.coefficients()).isEqualTo(model.coefficients());
        assertThat(read.intercept()).isEqualTo(model.intercept());
        assertThat(read.layerScales()).isEqualTo(model.layerScales());
        assertThat(read.explainParams()).isEqualTo(model.explainParams());
        assertThat(read.hasSummary()).isFalse();
        read.loadSummary(summary, data);
        assertThat(read.summary().objectiveHistory()).isEqualTo(model.summary().objectiveHistory());
        assertThat(read.summary().record()).isEqualTo(model.summary().record());
        assertThat(read.summary().reportHtml()).isEqualTo(model.summary().reportHtml());
        assertThat(read.summary().r2()).isEqualTo(model.summary().r2());
    }

    /** Spark's LinearRegressionModel of 8 features says 5.5 KB. */
    @Test
    void theSizeOfAModelIsThatOfItsNumbersAndParams() {
        assertThat(model.estimatedSize()).isBetween(2_000L, 12_000L);
        DeepLinearRegressionModel wide = new DeepLinearRegressionModel(
                "wide",
                new ModelValues(
                        Vectors.dense(new double[100_000]), 0, Vectors.dense(new double[2]), 0, Map.of(), List.of()));
        assertThat(wide.estimatedSize()).isBetween(800_000L, 812_000L);
    }

    /** One that cannot be loaded would keep the server from any training. */
    @Test
    void allThatIsRegisteredCanBeLoaded() {
        assertThat(registered(Transformer.class))
                .contains(
                        DeepLinearRegressionModel.class.getName(),
                        DeepLinearClassificationModel.class.getName(),
                        LockstepMetrics.class.getName());
        assertThat(registered(Estimator.class))
                .contains(DeepLinearRegression.class.getName(), DeepLinearClassifier.class.getName());
    }

    private static List<String> registered(Class<?> kind) {
        return ServiceLoader.load(kind).stream()
                .map(found -> found.type().getName())
                .toList();
    }

    @Test
    void aModelAnswersQuestions() {
        Dataset<Row> none = SharedSpark.session().range(1).toDF();

        assertThat(answer(model, none, "coefficients")).isEqualTo(model.coefficients());
        assertThat(answer(model, none, "numLayers")).isEqualTo(3);
        assertThat(answer(model, none, "toString")).isEqualTo(model.toString());
        assertThat(answer(model, none, "summary reason"))
                .isEqualTo(model.summary().reason());
        assertThat(answer(model, none, "summary diverged")).isEqualTo(false);
        assertThat(answer(model, none, "summary totalPasses"))
                .isEqualTo(model.summary().totalPasses());
        assertThat(answer(model, none, "summary history")).isEqualTo(0);
        assertThat(answer(model, data.limit(40), "evaluate numInstances")).isEqualTo(40L);
        assertThat(answer(model, data, "evaluate r2"))
                .isEqualTo(model.evaluate(data).r2());
        assertThatThrownBy(() -> answer(model, none, "write")).hasMessageContaining("has no fact write");
        assertThatThrownBy(() -> answer(model, none, "evaluate r2")).hasMessageContaining("features");
    }

    @Test
    void metricsAreThoseOfTheValidator() {
        DeepLinearRegression estimator = new DeepLinearRegression().setMaxIter(9);
        ParamMap[] settings = new ParamGridBuilder()
                .addGrid(estimator.regParam(), new double[] {1, 0, 2})
                .build();
        LockstepCrossValidator validator = new LockstepCrossValidator();
        validator.setEstimator(estimator).setEvaluator(new RegressionEvaluator().setMetricName("mae"));
        validator.setEstimatorParamMaps(settings).setNumFolds(4);

        LockstepMetrics asked = new LockstepMetrics("asked");
        asked.set(asked.validation(), """
                {"validator": {"numFolds": 4}, "estimator": {"maxIter": 9}, "evaluator": {"metricName": "mae"},
                 "settings": [{"regParam": 1.0}, {"regParam": 0.0}, {"regParam": 2.0}]}""");

        List<Row> metrics = asked.transform(data).collectAsList();

        assertThat(metrics.stream().mapToDouble(row -> row.getDouble(0)).toArray())
                .isEqualTo(validator.fit(data).avgMetrics());
        assertThat(metrics).extracting(row -> row.getBoolean(1)).containsExactly(false, true, false);
    }
}
