package io.github.sparkagd.cli;

import static io.github.sparkagd.InputFiles.text;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What can be wrong with run directories that are to be compared. */
final class CompareFaults {
    private static final String HEADER =
            "run,algorithm,depth,learning_rate,iteration,passes,train_loss,test_loss,gradient_norm,scale,seconds\n";
    private static final String HISTORY =
            HEADER + "gd-L1-0.5,gd,1,0.5,0,1,0.5,,1.0,1.0,0.0\ngd-L1-0.5,gd,1,0.5,1,2,0.25,,0.5,1.0,0.1\n";
    private static final String TOLD = """
            {"n": 3, "runs": [{"run": "gd-L1-0.5", "outcome": "iterations done", "message": "m", "iterations": 1,
             "learningRate": 0.5, "trainLoss": 0.25, "testLoss": null}]}
            """;

    private CompareFaults() {}

    static Stream<BadInput> all() {
        return Stream.of(places(), reports(), histories(), options()).flatMap(faults -> faults);
    }

    /** A sound run directory, and then the one at fault. */
    private static BadInput bad(String name, String told, String history, String... mentions) {
        return BadInput.of(
                "compare: " + name,
                folder -> {
                    text(folder, "bad/run.json", told);
                    text(folder, "bad/history.csv", history);
                    return List.of(
                            "compare", good(folder), folder.resolve("bad").toString());
                },
                mentions);
    }

    private static String good(Path folder) {
        text(folder, "good/run.json", TOLD);
        text(folder, "good/history.csv", HISTORY);
        return folder.resolve("good").toString();
    }

    private static Stream<BadInput> places() {
        return Stream.of(
                BadInput.of(
                        "compare: a folder that is not there",
                        folder -> List.of("compare", good(folder), folder + "/absent"),
                        "/absent is not there"),
                BadInput.of(
                        "compare: a folder of something else",
                        folder -> List.of(
                                "compare",
                                Path.of(text(folder, "x/a.csv", "1"))
                                        .getParent()
                                        .toString()),
                        "/x holds no run.json, so it is no run directory of train"),
                BadInput.of(
                        "compare: a file",
                        folder -> List.of("compare", text(folder, "a.csv", "1")),
                        "a.csv holds no run.json"),
                BadInput.of(
                        "compare: a place without a file system",
                        folder -> List.of("compare", "nofs://host/run"),
                        "nofs://host/run",
                        "misspelt"),
                BadInput.of(
                        "compare: --out that holds a run",
                        folder -> List.of("compare", good(folder), "--out", folder.toString(), "--overwrite"),
                        "would replace RUN"));
    }

    private static Stream<BadInput> reports() {
        return Stream.of(
                bad("a failed training", "{\"exitCode\": 2, \"message\": \"m\"}", HISTORY, "bad", "failed", "no runs"),
                bad("a report that is cut", TOLD.substring(0, 60), HISTORY, "bad/run.json, line", "damaged"),
                bad("an empty report", "", HISTORY, "bad/run.json is damaged"),
                bad("a report that is no object", "[1]", HISTORY, "bad/run.json is damaged"),
                bad("a run without a name", "{\"runs\": [{}]}", HISTORY, "bad/run.json has a run without a name"),
                BadInput.of(
                        "compare: no history",
                        folder -> {
                            text(folder, "bad/run.json", TOLD);
                            return List.of("compare", folder.resolve("bad").toString());
                        },
                        "bad is of a training that failed or is unfinished: it holds no history.csv"));
    }

    private static Stream<BadInput> histories() {
        return Stream.of(
                bad("a history of another header", TOLD, "a,b\n", "bad/history.csv, line 1", "header"),
                bad("an empty history", TOLD, "", "bad/history.csv, line 1"),
                bad("a word for a number", TOLD, HISTORY.replace("0.25", "red"), "bad/history.csv, line 3", "red"),
                bad("a line cut short", TOLD, HISTORY.substring(0, HISTORY.length() - 20), "bad/history.csv, line 3"),
                bad(
                        "a history that ends early",
                        TOLD,
                        HISTORY.substring(0, HISTORY.indexOf("gd-L1-0.5,gd,1,0.5,1")),
                        "bad/history.csv ends at iteration 0 of gd-L1-0.5 where run.json says 1"),
                bad("a run without lines", TOLD, HEADER, "bad/history.csv has no line of the run gd-L1-0.5"));
    }

    private static Stream<BadInput> options() {
        return Stream.of(
                BadInput.of("compare: no run", folder -> List.of("compare"), "RUN", "agd compare --help"),
                BadInput.of(
                        "compare: a loss of 0",
                        folder -> List.of("compare", good(folder), "--losses", "0.5,0"),
                        "--losses must be positive and finite, got 0.0"),
                BadInput.of(
                        "compare: a loss that is no number",
                        folder -> List.of("compare", good(folder), "--losses", "low"),
                        "--losses",
                        "low"),
                BadInput.of(
                        "compare: an option of train",
                        folder -> List.of("compare", good(folder), "--iterations", "3"),
                        "--iterations means nothing for compare"));
    }
}
