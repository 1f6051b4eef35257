package io.github.sparkagd.cli;

import static io.github.sparkagd.InputFiles.text;
import static io.github.sparkagd.cli.BadInput.train;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What can be wrong with options, alone or with the data. */
final class UsageFaults {
    private static final String ROWS = "1 1:1\n-1 1:2\n";

    private UsageFaults() {}

    static Stream<BadInput> all() {
        return Stream.of(unknown(), ranges(), depths(), contradictions(), data(), outputs())
                .flatMap(faults -> faults);
    }

    private static BadInput options(String options, String... mentions) {
        return BadInput.of(
                "options: " + options,
                folder -> {
                    List<String> arguments = new ArrayList<>(List.of(options.split(" ")));
                    arguments.add(0, "train");
                    return arguments;
                },
                mentions);
    }

    /** Options on a libsvm file. */
    private static BadInput onFile(String options, String... mentions) {
        return BadInput.of(
                "on a file: " + options, folder -> train(text(folder, "rows.txt", ROWS), options.split(" ")), mentions);
    }

    private static Stream<BadInput> unknown() {
        return Stream.of(
                options("--colour red", "--colour"),
                options("--iterations", "--iterations"),
                options("--algorithm sgd", "--algorithm", "sgd"),
                options("--plan fast", "--plan", "fast"),
                options("--data x --format xyz", "--format", "xyz"),
                options("stray", "unknown argument stray"),
                options("--iteration 3", "unknown option --iteration. Maybe --iterations."),
                options("--dept 3", "unknown option --dept. Maybe --depth."),
                options("--depht=3", "unknown option --depht=3. Maybe --depth."),
                options("--nothing-like-it 3", "unknown option --nothing-like-it. Maybe see agd train --help."),
                options("@absent.txt", "file of options absent.txt"),
                BadInput.of("misspelt command", folder -> List.of("trian"), "unknown argument trian. Maybe train."),
                BadInput.of(
                        "a folder of data sets that is not there",
                        folder -> List.of(
                                "figures",
                                "4",
                                "--data-dir",
                                folder.resolve("absent").toString()),
                        "--data-dir",
                        "does not exist"),
                BadInput.of("unknown command", folder -> List.of("fly"), "fly"));
    }

    private static Stream<BadInput> ranges() {
        return Stream.of(
                options("--iterations -1", "--iterations must be at least 0, got -1"),
                options("--iterations 1.5", "--iterations", "1.5"),
                options("--iterations ten", "--iterations", "ten"),
                options("--depth 0", "--depth must be at least 1, got 0"),
                options("--depth 2,x", "--depth", "x"),
                options("--depth ,", "--depth is empty"),
                options("--algorithm ,", "--algorithm is empty"),
                options("--learning-rate ,", "--learning-rate is empty"),
                options("--algorithm deep-gd --init constant:NaN", "--init constant:NaN"),
                onFile("--label-scale 1e170", "--label-scale 1.0E170", "Maybe --label-scale auto"),
                onFile("--algorithm deep-gd --depth 2 --width 2000000000", "--width must be between"),
                options("--learning-rate 0", "--learning-rate must be positive and finite, got 0"),
                options("--learning-rate -1", "--learning-rate", "-1"),
                options("--learning-rate NaN", "--learning-rate", "NaN"),
                options("--learning-rate best", "--learning-rate", "best"),
                options("--tolerance -1", "--tolerance must be at least 0"),
                options("--tolerance NaN", "--tolerance must be at least 0"),
                options("--max-time soon", "--max-time must be a duration", "soon"),
                options("--max-time 0s", "--max-time must be positive"),
                options("--algorithm heavy-ball --momentum 1", "--momentum must be in [0, 1), got 1"),
                options("--seed letters", "--seed", "letters"),
                options("--partitions 0", "--partitions", "got 0"),
                options("--partitions 2000000000", "--partitions", "got 2000000000"),
                options("--test-fraction 0", "--test-fraction", "got 0"),
                options("--test-fraction 1", "--test-fraction", "got 1"),
                options("--test-fraction NaN", "--test-fraction", "got NaN"),
                options("--label-scale 0", "--label-scale", "got 0"),
                options("--label-scale -2", "--label-scale", "got -2"),
                options("--label-scale most", "--label-scale", "got most"),
                options("--label-scale NaN", "--label-scale", "got NaN"),
                onFile("--features 0", "--features must be at least 1, got 0"),
                onFile("--features -1", "--features must be at least 1, got -1"),
                onFile("--format csv --separator ;;", "--separator must be one character, got ';;'"));
    }

    private static BadInput depth(String options, String... mentions) {
        return BadInput.of(
                "depth " + options,
                folder -> {
                    List<String> arguments = new ArrayList<>(List.of(options.split(" ")));
                    arguments.add(0, "depth");
                    return arguments;
                },
                mentions);
    }

    private static Stream<BadInput> depths() {
        return Stream.of(
                depth("--passes 1", "--passes must be between 2 and", "got 1"),
                depth("--passes many", "--passes", "many"),
                depth("--depth 1", "--depth must be at least 2, got 1", "gd"),
                depth("--losses 0.1,-1", "--losses must be positive and finite, got -1"),
                depth("--losses NaN", "--losses", "got NaN"),
                depth("--learning-rate search", "--learning-rate must be optimal or a positive number, got search"),
                depth("--iterations 0", "--iterations must be at least 1, got 0"),
                depth("--algorithm gd", "--algorithm means nothing for depth"),
                depth("--label-scale none --data absent", "absent"));
    }

    private static Stream<BadInput> contradictions() {
        return Stream.of(
                onFile("--test x --test-fraction 0.5", "--test and --test-fraction contradict each other"),
                onFile("--format synthetic", "--format synthetic takes no --data"),
                onFile("--header", "--header means nothing for the format libsvm"),
                onFile("--label 0", "--label means nothing for the format libsvm"),
                onFile("--separator ;", "--separator means nothing for the format libsvm"),
                options("--momentum 0.5", "--momentum is for heavy-ball only"),
                options(
                        "--plan krylov --algorithm agd,deep-gd",
                        "--plan krylov is for runs that go along gradients from zero, which deep-gd does not",
                        "Maybe --plan fused"),
                options("--plan krylov --initial-model m", "from zero, not from --initial-model", "Maybe --plan fused"),
                options("--test x", "--test needs --data"),
                options("--features 3", "--features needs --data"),
                options("--classes 1,2", "--classes needs --data"),
                options("--header", "--header needs --data"),
                options("--label y", "--label needs --data"),
                options("--separator ;", "--separator needs --data"),
                options("--format csv", "--format csv needs --data"));
    }

    private static Stream<BadInput> data() {
        return Stream.of(
                BadInput.of(
                        "labels above unit scale with --label-scale none",
                        folder -> train(text(folder, "rows.txt", "3 1:1\n-2 1:2\n"), "--label-scale", "none"),
                        "--label-scale none",
                        "labels at 6.",
                        "above 1",
                        "Maybe --label-scale auto"),
                BadInput.of(
                        "labels above unit scale with a number, agd-full",
                        folder -> train(
                                text(folder, "rows.txt", "3 1:1\n-2 1:2\n"),
                                "--algorithm",
                                "agd-full",
                                "--label-scale",
                                "2.0"),
                        "--label-scale 2.0",
                        "labels at 1.62"),
                BadInput.of(
                        "labels whose squares overflow",
                        folder -> train(text(folder, "rows.txt", "1e200 1:1\n-2 1:2\n")),
                        "rows.txt, line 1: the label is 1e200, whose square is too large"),
                BadInput.of(
                        "values whose squares overflow",
                        folder -> train(text(folder, "rows.txt", "1 1:1e200\n-2 1:2\n")),
                        "rows.txt, line 1: the value of feature 1 is 1e200, whose square is too large"),
                BadInput.of(
                        "a model that does not exist",
                        folder -> train(text(folder, "rows.txt", ROWS), "--initial-model", folder + "/none"),
                        "none does not exist"),
                BadInput.of(
                        "a model that is none",
                        folder -> train(text(folder, "rows.txt", ROWS), "--initial-model", folder.toString()),
                        "is not a saved model"));
    }

    private static Stream<BadInput> outputs() {
        return Stream.of(
                BadInput.of(
                        "--out that exists",
                        folder -> out(
                                folder,
                                Files.createDirectory(folder.resolve("run")).toString()),
                        "run exists already",
                        "--overwrite"),
                BadInput.of(
                        "--out that is a file",
                        folder -> out(folder, text(folder, "run", "precious")),
                        "run exists already"),
                BadInput.of(
                        "--out within a file",
                        folder -> out(folder, text(folder, "run", "precious") + "/below"),
                        "--out",
                        "cannot be used"),
                BadInput.of(
                        "--out where nothing can be written", folder -> out(folder, "/proc/agd/run"), "/proc/agd/run"),
                BadInput.of("--out on an unknown file system", folder -> out(folder, "nofs://h/run"), "nofs://h/run"),
                BadInput.of("--out that is a root", folder -> out(folder, "/"), "--out must not be the root"),
                BadInput.of(
                        "--checkpoint that is a file",
                        folder ->
                                train(text(folder, "rows.txt", ROWS), "--checkpoint", text(folder, "kept", "precious")),
                        "--checkpoint",
                        "is a file"),
                BadInput.of("--out that is blank", folder -> out(folder, ""), "--out"),
                BadInput.of(
                        "--out that is the data",
                        folder -> over(text(folder, "in/rows.txt", ROWS), folder.resolve("in/rows.txt")),
                        "would replace --data"),
                BadInput.of(
                        "--out that holds the data",
                        folder -> over(text(folder, "in/rows.txt", ROWS), folder.resolve("in")),
                        "would replace --data"),
                BadInput.of(
                        "--out that holds the data of a glob",
                        folder -> {
                            text(folder, "in/rows.txt", ROWS);
                            return over(folder.resolve("in/*.txt").toString(), folder.resolve("in"));
                        },
                        "would replace --data"),
                BadInput.of(
                        "--out that holds the test set",
                        folder -> {
                            List<String> arguments = over(text(folder, "rows.txt", ROWS), folder.resolve("in"));
                            arguments.addAll(List.of("--test", text(folder, "in/test.txt", ROWS)));
                            return arguments;
                        },
                        "would replace --test"));
    }

    private static List<String> out(Path folder, String out) {
        return train(text(folder, "rows.txt", ROWS), "--out", out);
    }

    private static List<String> over(String data, Path out) {
        return train(data, "--overwrite", "--out", out.toString());
    }
}
