package io.github.sparkagd.cli;

import static io.github.sparkagd.InputFiles.text;

import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.cluster.SavedModel;
import io.github.sparkagd.linalg.Vec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What can be wrong with a model, or with data that a model is applied to. */
final class ModelFaults {
    static final String ROWS = "a,b,c,y\n1,2,3,1\n2,1,3,2\n3,3,1,0\n";

    private ModelFaults() {}

    static Stream<BadInput> all() {
        return Stream.of(names(), options(), kinds(), starts()).flatMap(faults -> faults);
    }

    /** A model of features a, b, c and the label y. */
    private static String model(Path folder) {
        String place = folder.resolve("m").toString();
        SharedSpark.session();
        new SavedModel(Vec.of(1, -2, 0.5), 1).save(place, "agd_m");
        text(folder, "m/provenance.json", """
                {"features": ["a", "b", "c"], "label": "y", "labelColumn": 3, "dataOptions": {"header": true}}
                """);
        return place;
    }

    private static BadInput named(String name, String command, String rows, String... mentions) {
        return BadInput.of(
                command + ": " + name,
                folder -> command(command, model(folder), text(folder, "rows.csv", rows), "--header"),
                mentions);
    }

    static List<String> command(String command, String model, String data, String... options) {
        List<String> arguments = new ArrayList<>(List.of(command, "--model", model, "--data", data));
        arguments.addAll(List.of(options));
        return arguments;
    }

    private static Stream<BadInput> names() {
        return Stream.of(
                named("a missing column", "predict", "a,c,y\n1,2,3\n", "rows.csv has no column 'b'", "it has a, c, y"),
                named("missing columns", "evaluate", "a,z,y\n1,2,3\n", "rows.csv has no columns 'b', 'c'"),
                named(
                        "no label",
                        "evaluate",
                        "c,b,a\n1,2,3\n",
                        "no label column 'y'",
                        "Maybe --label COLUMN, or predict"),
                named("a name twice", "predict", "a,b,c,b\n1,2,3,4\n", "several columns 'b'"),
                named("the label's name twice", "evaluate", "y,a,b,c,y\n1,2,3,4,5\n", "several columns 'y'"),
                named(
                        "names of another case",
                        "predict",
                        "A,B,C\n1,2,3\n",
                        "no columns 'a', 'b', 'c'",
                        "it has A, B, C"),
                named("text in a column of the model", "predict", "id,a,b,c\nx,1,2,3\ny,1,red,3\n", "line 3", "'red'"),
                BadInput.of(
                        "predict: --label that is not there",
                        folder -> command(
                                "predict",
                                model(folder),
                                text(folder, "r.csv", "a,b,c\n1,2,3\n"),
                                "--header",
                                "--label",
                                "y"),
                        "--label y is no column"),
                BadInput.of(
                        "evaluate: --label that is a feature",
                        folder -> command(
                                "evaluate", model(folder), text(folder, "r.csv", ROWS), "--header", "--label", "b"),
                        "--label b is a feature"),
                BadInput.of(
                        "predict: --classes without labels",
                        folder -> command(
                                "predict",
                                model(folder),
                                text(folder, "r.csv", "a,b,c\n1,2,3\n"),
                                "--header",
                                "--classes",
                                "0,1"),
                        "--classes 0,1 needs labels"),
                BadInput.of(
                        "evaluate: as many columns as features, without names",
                        folder -> command("evaluate", model(folder), text(folder, "r.csv", "1,2,3\n")),
                        "no label column",
                        "or predict"));
    }

    private static BadInput meaningless(String command, String option, String... mentions) {
        return BadInput.of(
                command + " " + option,
                folder -> {
                    List<String> all = command(command, model(folder), text(folder, "r.csv", ROWS), "--header");
                    all.addAll(List.of(option.split(" ")));
                    return all;
                },
                mentions);
    }

    private static Stream<BadInput> options() {
        return Stream.of(
                meaningless("evaluate", "--intercept", "--intercept means nothing for evaluate", "train"),
                meaningless("predict", "--standardize", "--standardize means nothing for predict"),
                meaningless("evaluate", "--label-scale none", "--label-scale means nothing for evaluate"),
                meaningless("predict", "--label-scale=2", "--label-scale means nothing for predict"),
                meaningless("predict", "--iterations 3", "--iterations means nothing for predict"),
                meaningless("evaluate", "--parts", "--parts means nothing for evaluate", "predict"),
                meaningless("predict", "--parts=8", "--parts", "'8' is not a boolean"),
                meaningless("predict", "--parts 8", "unknown argument 8"),
                meaningless("predict", "--test r.csv", "--test means nothing", "--test-set"),
                BadInput.of(
                        "spectrum --test",
                        folder -> List.of(
                                "spectrum", "--data", text(folder, "r.csv", ROWS), "--header", "--test", "t.csv"),
                        "--test means nothing"),
                BadInput.of(
                        "figures --test-fraction",
                        folder -> List.of("figures", "1a", "--test-fraction", "0.5"),
                        "--test-fraction means nothing for figures"),
                BadInput.of(
                        "figures --data",
                        folder -> List.of("figures", "1a", "--data", text(folder, "r.csv", ROWS)),
                        "--data means nothing for figures"));
    }

    static String save(Path folder, MLWritable model) throws Exception {
        String place = folder.resolve("saved").toString();
        model.write().save(place);
        return place;
    }

    static Dataset<Row> rows(Path folder) {
        return SharedSpark.session()
                .read()
                .option("header", true)
                .option("inferSchema", true)
                .csv(text(folder, "rows.csv", ROWS));
    }

    static VectorAssembler assembler() {
        return new VectorAssembler("assembler")
                .setInputCols(new String[] {"a", "b", "c"})
                .setOutputCol("features");
    }

    static BadInput kind(String name, BadInput.Preparation saved, String... mentions) {
        return BadInput.of("model: " + name, saved, mentions);
    }

    private static Stream<BadInput> kinds() {
        return Stream.of(
                kind(
                        "a logistic regression",
                        folder -> {
                            Dataset<Row> rows =
                                    assembler().transform(rows(folder)).selectExpr("features", "double(y > 0) label");
                            return command(
                                    "evaluate",
                                    save(folder, new LogisticRegression().fit(rows)),
                                    text(folder, "rows.csv", ROWS),
                                    "--header");
                        },
                        "is of class org.apache.spark.ml.classification.LogisticRegressionModel",
                        "not a linear regression"),
                kind(
                        "an estimator that was not fitted",
                        folder -> command("predict", save(folder, new LinearRegression()), text(folder, "r.csv", ROWS)),
                        "is of class org.apache.spark.ml.regression.LinearRegression, not"),
                kind(
                        "a pipeline that ends in something else",
                        folder -> command(
                                "predict",
                                save(
                                        folder,
                                        new Pipeline()
                                                .setStages(new PipelineStage[] {assembler()})
                                                .fit(rows(folder))),
                                text(folder, "r.csv", ROWS),
                                "--header"),
                        "is of class org.apache.spark.ml.feature.VectorAssembler, not"),
                kind(
                        "an unknown class",
                        folder -> {
                            text(folder, "m/metadata/part-00000", "{\"class\":\"com.acme.Model\",\"uid\":\"x\"}");
                            return command("predict", folder.resolve("m").toString(), text(folder, "r.csv", ROWS));
                        },
                        "is of class com.acme.Model, not"),
                kind(
                        "metadata that are no JSON",
                        folder -> {
                            text(folder, "m/metadata/part-00000", "so what");
                            return command("predict", folder.resolve("m").toString(), text(folder, "r.csv", ROWS));
                        },
                        "m cannot be read"),
                kind(
                        "a run directory of a failed training",
                        folder -> {
                            text(folder, "run/run.json", "{\"exitCode\": 2}");
                            return command("predict", folder.resolve("run").toString(), text(folder, "r.csv", ROWS));
                        },
                        "run holds no model"),
                kind(
                        "a run directory whose report is damaged",
                        folder -> {
                            text(folder, "run/run.json", "{\"exitCode\":");
                            return command("predict", folder.resolve("run").toString(), text(folder, "r.csv", ROWS));
                        },
                        "run cannot be read as a run directory"));
    }

    private static Stream<BadInput> starts() {
        return Stream.of(
                BadInput.of(
                        "--initial-model of other names",
                        folder -> BadInput.train(
                                text(folder, "r.csv", "a,b,d,y\n1,2,3,4\n"),
                                "--header",
                                "--initial-model",
                                model(folder)),
                        "knows no feature d of the data"),
                BadInput.of(
                        "--initial-model of more names",
                        folder -> BadInput.train(
                                text(folder, "r.csv", "a,b,y\n1,2,3\n"), "--header", "--initial-model", model(folder)),
                        "the data have no feature c of --initial-model"));
    }
}
