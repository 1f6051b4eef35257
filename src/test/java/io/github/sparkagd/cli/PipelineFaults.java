package io.github.sparkagd.cli;

import static io.github.sparkagd.InputFiles.text;
import static io.github.sparkagd.cli.ModelFaults.ROWS;
import static io.github.sparkagd.cli.ModelFaults.assembler;
import static io.github.sparkagd.cli.ModelFaults.command;
import static io.github.sparkagd.cli.ModelFaults.kind;
import static io.github.sparkagd.cli.ModelFaults.rows;
import static io.github.sparkagd.cli.ModelFaults.save;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.feature.Bucketizer;
import org.apache.spark.ml.feature.SQLTransformer;
import org.apache.spark.ml.feature.VectorAssembler;
import org.apache.spark.ml.regression.LinearRegression;
import org.apache.spark.ml.util.MLWritable;

/** What can be wrong with the stages of a pipeline before its model. */
final class PipelineFaults {
    private PipelineFaults() {}

    static Stream<BadInput> all() {
        return Stream.of(
                kind(
                        "stages, and a column that is missing",
                        folder -> command(
                                "predict",
                                save(folder, (MLWritable) pipeline(folder, assembler())),
                                text(folder, "r.csv", "a,c\n1,2\n"),
                                "--header"),
                        "stage VectorAssembler assembler cannot be applied",
                        "no column 'b'"),
                kind(
                        "stages, and csv without names",
                        folder -> command(
                                "predict",
                                save(folder, (MLWritable) pipeline(folder, assembler())),
                                text(folder, "r.csv", "1,2,3\n")),
                        "Maybe --header"),
                kind(
                        "stages, and libsvm",
                        folder -> command(
                                "predict",
                                save(folder, (MLWritable) pipeline(folder, assembler())),
                                text(folder, "r.libsvm", "1 1:1\n")),
                        "libsvm has none"),
                kind(
                        "a stage that leaves out rows",
                        folder -> command(
                                "predict",
                                save(folder, (MLWritable) pipeline(
                                        folder,
                                        new SQLTransformer("query").setStatement("SELECT * FROM __THIS__ WHERE a > 1"),
                                        assembler())),
                                text(folder, "r.csv", ROWS),
                                "--header"),
                        "stage SQLTransformer query cannot be applied",
                        "leaves out or adds rows"),
                kind(
                        "a stage that drops columns",
                        folder -> command(
                                "predict",
                                save(folder, (MLWritable) pipeline(
                                        folder,
                                        new SQLTransformer("query").setStatement("SELECT a, b, c, y FROM __THIS__"),
                                        assembler())),
                                text(folder, "r.csv", ROWS),
                                "--header"),
                        "stage SQLTransformer query",
                        "does not keep all columns"),
                kind(
                        "a stage that fails on a row",
                        folder -> command(
                                "predict",
                                save(folder, (MLWritable) pipeline(
                                        folder,
                                        new Bucketizer("buckets")
                                                .setInputCol("a")
                                                .setOutputCol("bucket")
                                                .setSplits(new double[] {0, 2, 5}),
                                        new VectorAssembler("assembler")
                                                .setInputCols(new String[] {"bucket", "b", "c"})
                                                .setOutputCol("features"))),
                                text(folder, "r.csv", "a,b,c\n1,2,3\n77,2,3\n"),
                                "--header"),
                        "r.csv",
                        "stages"),
                BadInput.of(
                        "--initial-model with stages",
                        folder -> BadInput.train(
                                text(folder, "r.csv", ROWS), "--header", "--initial-model", save(folder, (MLWritable)
                                        pipeline(folder, assembler()))),
                        "is a pipeline whose stages"),
                kind(
                        "a stage whose class is not there",
                        folder -> {
                            String saved = save(folder, (MLWritable) pipeline(folder, assembler()));
                            Path part = Path.of(saved, "stages/0_assembler/metadata/part-00000");
                            String json =
                                    Files.readString(part(part)).replace("org.apache.spark.ml.feature.", "com.acme.");
                            clear(part.getParent());
                            Files.writeString(part, json);
                            return command("predict", saved, text(folder, "r.csv", ROWS), "--header");
                        },
                        "stage VectorAssembler assembler of model",
                        "no class com.acme.VectorAssembler",
                        "--jars"));
    }

    /** The file that Spark wrote where {@code part} is to be. */
    private static Path part(Path part) throws Exception {
        try (Stream<Path> files = Files.list(part.getParent())) {
            return files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void clear(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static Transformer pipeline(Path folder, PipelineStage... before) {
        PipelineStage[] stages = Arrays.copyOf(before, before.length + 1);
        stages[before.length] = new LinearRegression("linear").setLabelCol("y");
        return new Pipeline("pipe").setStages(stages).fit(rows(folder));
    }
}
