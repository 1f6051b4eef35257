package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.CommandLine;
import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.ml.DeepLinearClassifier;
import io.github.sparkagd.ml.DeepLinearRegression;
import io.github.sparkagd.ml.DeepLinearRegressionModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.OneHotEncoder;
import org.apache.spark.ml.feature.StandardScaler;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that estimators saved, of this library and of Spark, alone and at the end of a pipeline, are applied as Spark applies them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ModelKindsIT {
    @TempDir
    static Path folder;

    private final BaseTable table = new BaseTable();
    private Dataset<Row> rows;
    private Dataset<Row> vectors;
    private String parquet;

    @BeforeAll
    void write() {
        parquet = table.parquet(folder, "all.parquet", "town,c,b,a,y,id");
        rows = SharedSpark.session().read().parquet(parquet);
        vectors = assembler().transform(rows).select("features", "y");
        vectors.coalesce(1).write().parquet(folder.resolve("vectors.parquet").toString());
    }

    private static VectorAssembler assembler() {
        return new VectorAssembler().setInputCols(new String[] {"a", "b", "c"}).setOutputCol("features");
    }

    private String save(String name, MLWritable model) throws IOException {
        String place = folder.resolve(name).toString();
        model.write().save(place);
        return place;
    }

    private static CommandLine.Result evaluate(String model, String data, String... options) {
        List<String> arguments = new ArrayList<>(List.of("evaluate", "--model=" + model, "--data=" + data));
        arguments.addAll(List.of(options));
        CommandLine.Result fit = CommandLine.run(arguments.toArray(String[]::new));
        assertThat(fit.exitCode()).as(fit.err()).isZero();
        return fit;
    }

    /** The root mean square error as Spark's own code finds it; sums in another order differ in the last bits. */
    private static double rmse(Dataset<Row> predicted) {
        return Math.sqrt(predicted
                .select(functions.avg(functions.pow(functions.col("prediction").minus(functions.col("y")), 2)))
                .head()
                .getDouble(0));
    }

    private PipelineModel pipeline(PipelineStage... stages) {
        return new Pipeline().setStages(stages).fit(rows);
    }

    @Test
    void modelsOfOurEstimatorsAndOfSparkAreRead() throws Exception {
        String data = folder.resolve("vectors.parquet").toString();
        var ours = new DeepLinearRegression().setLabelCol("y").setMaxIter(200).fit(vectors);
        CommandLine.Result fit = evaluate(save("ours", ours), data);
        assertThat(fit.number("rmse")).isCloseTo(rmse(ours.transform(vectors)), within(1e-12));
        assertThat(fit.number("rmse")).isLessThan(0.1);
        var spark = new LinearRegression().setLabelCol("y").fit(vectors);
        assertThat(evaluate(save("spark", spark), data).number("rmse"))
                .isCloseTo(rmse(spark.transform(vectors)), within(1e-12));
    }

    @Test
    void modelsOfOurEstimatorsKeepTheNamesOfTheirFeatures() throws Exception {
        DeepLinearRegressionModel fitted =
                new DeepLinearRegression().setLabelCol("y").setMaxIter(200).fit(vectors);
        save("named", fitted);
        // Read and written again, they are there still.
        String model = save(
                "again", DeepLinearRegressionModel.load(folder.resolve("named").toString()));
        double expected = rmse(fitted.transform(vectors));
        CommandLine.Result ofCsv = evaluate(model, table.csv(folder, "turned.csv", "y,c,b,a"), "--header");
        assertThat(ofCsv.number("rmse")).isCloseTo(expected, within(1e-12));
        assertThat(ofCsv.err()).isEmpty();
        String turned = folder.resolve("turned.parquet").toString();
        new VectorAssembler()
                .setInputCols(new String[] {"c", "a", "b"})
                .setOutputCol("features")
                .transform(rows)
                .select("features", "y")
                .write()
                .parquet(turned);
        assertThat(evaluate(model, turned).number("rmse")).isCloseTo(expected, within(1e-12));
        Dataset<Row> signs = vectors.withColumn("y", functions.expr("cast(y > 1 as double)"));
        String classifier = save(
                "named-classifier",
                new DeepLinearClassifier().setLabelCol("y").setMaxIter(100).fit(signs));
        String classes = folder.resolve("signs-turned.parquet").toString();
        rows.select(
                        functions.expr("cast(y > 1 as double) y"),
                        functions.col("c"),
                        functions.col("a"),
                        functions.col("b"))
                .write()
                .parquet(classes);
        assertThat(evaluate(classifier, classes, "--classes=0,1").number("accuracy"))
                .isGreaterThan(0.9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipe [1]", "{p}:12:30 [a]", "p*?"})
    void aPipelineAndItsStagesAreReadFromFoldersThatLookLikeGlobs(String name) throws Exception {
        PipelineModel fitted = pipeline(
                assembler(),
                new StandardScaler().setInputCol("features").setOutputCol("scaled"),
                new DeepLinearRegression()
                        .setLabelCol("y")
                        .setFeaturesCol("scaled")
                        .setMaxIter(50));
        Path plain = folder.resolve("plain-" + name.length());
        fitted.write().overwrite().save(plain.toString());
        Path odd = folder.resolve(name);
        Files.move(plain, odd);
        assertThat(evaluate(odd.toString(), parquet).number("rmse"))
                .isCloseTo(rmse(fitted.transform(rows)), within(1e-12));
    }

    @Test
    void aVectorColumnOfAnotherNameIsFound() throws Exception {
        Dataset<Row> named = vectors.withColumnRenamed("features", "x");
        String data = folder.resolve("x.parquet").toString();
        named.coalesce(1).write().parquet(data);
        var model = new LinearRegression().setLabelCol("y").setFeaturesCol("x").fit(named);
        assertThat(evaluate(save("of-x", model), data).number("rmse"))
                .isCloseTo(rmse(model.transform(named)), within(1e-12));
    }

    @Test
    void aClassifierGivesItsMarginAndItsClassesAreNamed() throws Exception {
        Dataset<Row> signs = vectors.withColumn("label", functions.expr("cast(y > 1 as double)"));
        String data = folder.resolve("signs.parquet").toString();
        signs.coalesce(1).write().parquet(data);
        String model =
                save("classifier", new DeepLinearClassifier().setMaxIter(100).fit(signs));
        assertThat(evaluate(model, data, "--classes=0,1").number("accuracy")).isGreaterThan(0.9);
        assertThat(evaluate(model, data).err()).contains("trained on labels of --classes 0,1");
    }

    @Test
    void theStagesOfAPipelineAreApplied() throws Exception {
        PipelineModel fitted = pipeline(
                new StringIndexer().setInputCol("town").setOutputCol("townIndex"),
                new OneHotEncoder().setInputCol("townIndex").setOutputCol("townVector"),
                new VectorAssembler()
                        .setInputCols(new String[] {"a", "b", "c", "townVector"})
                        .setOutputCol("raw"),
                new StandardScaler().setInputCol("raw").setOutputCol("scaled"),
                new LinearRegression().setLabelCol("y").setFeaturesCol("scaled"));
        double expected = rmse(fitted.transform(rows));
        String model = save("pipeline", fitted);
        CommandLine.Result ofParquet = evaluate(model, parquet);
        assertThat(ofParquet.number("rmse")).isCloseTo(expected, within(1e-12));
        assertThat(ofParquet.number("n")).isEqualTo(BaseTable.ROWS);
        assertThat(ofParquet.err()).contains("column id is not used");
        CommandLine.Result ofCsv = evaluate(model, table.csv(folder, "all.csv", "y,town,b,a,c"), "--header");
        assertThat(ofCsv.number("rmse")).isCloseTo(expected, within(1e-12));
        assertThat(ofCsv.err()).isEmpty();
        assertThat(evaluate(model, table.csv(folder, "all.csv", "y,town,b,a,c"), "--header", "--label=0")
                        .value("rmse"))
                .isEqualTo(ofCsv.value("rmse"));
    }

    @Test
    void aPipelinePredictsRowsInTheirOrderWithoutLabels() throws Exception {
        PipelineModel fitted = pipeline(
                assembler(), new DeepLinearRegression().setLabelCol("y").setMaxIter(100));
        List<Row> expected = fitted.transform(rows).select("prediction").collectAsList();
        Path file = folder.resolve("predictions.csv");
        CommandLine.Result done = CommandLine.run(
                "predict",
                "--model=" + save("predicting", fitted),
                "--data=" + table.csv(folder, "abc.csv", "b,c,a"),
                "--header",
                "--out=" + file);
        assertThat(done.exitCode()).as(done.err()).isZero();
        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0)).isEqualTo("row,prediction");
        assertThat(lines).hasSize(BaseTable.ROWS + 1);
        for (int i = 0; i < BaseTable.ROWS; i++) {
            String[] fields = lines.get(i + 1).split(",", -1);
            assertThat(fields[0]).isEqualTo(Integer.toString(i));
            assertThat(Double.parseDouble(fields[1])).isCloseTo(expected.get(i).getDouble(0), within(1e-12));
        }
    }

    @Test
    void aPipelineWithinAPipelineIsApplied() throws Exception {
        PipelineModel inner = pipeline(assembler(), new LinearRegression().setLabelCol("y"));
        PipelineModel outer =
                new Pipeline().setStages(new PipelineStage[] {inner}).fit(rows);
        assertThat(evaluate(save("nested", outer), parquet).number("rmse"))
                .isCloseTo(rmse(outer.transform(rows)), within(1e-12));
    }
}
