package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.CommandLine;
import io.github.sparkagd.InputFiles;
import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.ml.DeepLinearRegression;
import io.github.sparkagd.ml.DeepLinearRegressionModel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --weight}: rows count as often as a column says, in training and evaluation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WeightsIT {
    private static final String COLUMNS = "a,id,b,c,y";

    @TempDir
    static Path folder;

    private final BaseTable table = new BaseTable();
    private String csv;
    private String parquet;

    @BeforeAll
    void start() {
        SharedSpark.session();
        csv = table.csv(folder, "weighted.csv", COLUMNS);
        parquet = table.parquet(folder, "weighted.parquet", COLUMNS);
    }

    private static CommandLine.Result run(String... arguments) {
        CommandLine.Result result = CommandLine.run(arguments);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result;
    }

    private static LinearRegressionModel train(String name, String data, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("train", "--data=" + data, "--intercept", "--iterations=40", "--out=" + folder.resolve(name)));
        arguments.addAll(List.of(options));
        run(arguments.toArray(String[]::new));
        String[] runs = folder.resolve(name).resolve("models").toFile().list();
        assertThat(runs).hasSize(1);
        return LinearRegressionModel.load(
                folder.resolve(name).resolve("models").resolve(runs[0]).toString());
    }

    @Test
    void csvParquetAndTheEstimatorGiveTheSameModel() {
        LinearRegressionModel ofCsv = train("csv", csv, "--header", "--weight=id");
        LinearRegressionModel byNumber = train("number", csv, "--header", "--weight=1");
        LinearRegressionModel ofParquet = train("parquet", parquet, "--weight=id", "--label=y");
        assertThat(ofCsv.numFeatures()).isEqualTo(3);
        assertThat(byNumber.coefficients()).isEqualTo(ofCsv.coefficients());
        assertThat(ofParquet.coefficients()).isEqualTo(ofCsv.coefficients());

        Dataset<Row> rows = new VectorAssembler()
                .setInputCols(new String[] {"a", "b", "c"})
                .setOutputCol("features")
                .transform(SharedSpark.session().read().parquet(parquet));
        DeepLinearRegressionModel fitted = new DeepLinearRegression()
                .setLabelCol("y")
                .setWeightCol("id")
                .setStandardization(false)
                .setTol(0)
                .setMaxIter(40)
                .fit(rows);
        for (int j = 0; j < 3; j++) {
            assertThat(fitted.coefficients().apply(j))
                    .isCloseTo(ofCsv.coefficients().apply(j), within(1e-12));
        }
        assertThat(train("plain", csv, "--header").numFeatures()).isEqualTo(4);
    }

    @Test
    void aRowOfWeightTwoCountsAsTwoRows() {
        String twice = InputFiles.text(folder, "twice.csv", "x,y,w\n1,2,2\n2,3,1\n-1,-4,2\n");
        String repeated = InputFiles.text(folder, "repeated.csv", "x,y\n1,2\n1,2\n2,3\n-1,-4\n-1,-4\n");
        LinearRegressionModel weighted = train("twice", twice, "--header", "--weight=w");
        LinearRegressionModel plain = train("repeated", repeated, "--header");
        assertThat(weighted.coefficients().apply(0))
                .isCloseTo(plain.coefficients().apply(0), within(1e-12));
        String model = "--model=" + folder.resolve("twice");
        assertThat(run("evaluate", model, "--data=" + twice, "--header", "--weight=w")
                        .number("loss"))
                .isCloseTo(
                        run("evaluate", model, "--data=" + repeated, "--header").number("loss"), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "w,x,y;1,1,2;-3,1,2|--header --weight w|line 3: the weight (column 0) is -3.0, which is negative",
                "w,x,y;1,1,2;,1,2|--header --weight w|line 3: the value of column 0",
                "w,x,y;1,1,2|--header --weight v|--weight v is no column",
                "w,x,y;1,1,2|--header --weight y --label y|--weight and --label both name 'y'",
                "w,x,y;0,1,2;0,2,1|--header --weight w|the rows' weights must sum to at least",
                "1 1:2;2 1:1|--format libsvm --weight w|--weight means nothing for the format libsvm"
            })
    void whatIsNoWeightIsRefused(String content, String options, String message) {
        String data = InputFiles.text(
                folder, "bad-" + Integer.toHexString(content.hashCode()) + ".csv", content.replace(";", "\n"));
        List<String> arguments =
                new ArrayList<>(List.of("train", "--data=" + data, "--out=" + folder.resolve("never")));
        arguments.addAll(List.of(options.split(" ")));
        CommandLine.Result result = CommandLine.run(arguments.toArray(String[]::new));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.complaints()).singleElement().asString().contains(message);
    }

    @Test
    void predictionDoesNotDependOnIt() {
        train("predict", csv, "--header", "--weight=id");
        CommandLine.Result result = CommandLine.run(
                "predict",
                "--model=" + folder.resolve("predict"),
                "--data=" + csv,
                "--header",
                "--weight=id",
                "--out=" + folder.resolve("p.csv"));
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.complaints()).singleElement().asString().contains("--weight means nothing here");
    }
}
