package io.github.sparkagd.cli;

import static io.github.sparkagd.InputFiles.cut;
import static io.github.sparkagd.InputFiles.text;
import static io.github.sparkagd.cli.BadInput.train;

import java.nio.file.Files;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What can be wrong with text files. */
final class TextFaults {
    private static final String GOOD = "1 1:1 2:2\n-1 1:3\n";

    private TextFaults() {}

    static Stream<BadInput> all() {
        return Stream.of(values(), libsvm(), csv(), places(), compressed(), testSets(), classes())
                .flatMap(faults -> faults);
    }

    /** A libsvm file whose third line is wrong. */
    private static BadInput line(String name, String line, String... mentions) {
        return libsvm(name, GOOD + line + "\n" + GOOD, mentions);
    }

    private static BadInput libsvm(String name, String content, String... mentions) {
        String[] all = Stream.concat(Stream.of("rows.txt, line 3:"), Stream.of(mentions))
                .toArray(String[]::new);
        return BadInput.of("libsvm: " + name, folder -> train(text(folder, "rows.txt", content)), all);
    }

    private static BadInput csv(String name, String content, String options, String... mentions) {
        String[] given = options.isEmpty() ? new String[0] : options.split(" ");
        return BadInput.of("csv: " + name, folder -> train(text(folder, "rows.csv", content), given), mentions);
    }

    private static Stream<BadInput> values() {
        return Stream.of(
                line("label NaN", "NaN 1:1", "the label is NaN", "not finite"),
                line("label infinite", "-Infinity 1:1", "the label is -Infinity", "not finite"),
                line("label inf", "inf 1:1", "the label is inf", "not finite"),
                line("label too large for a double", "1e999 1:1", "the label is 1e999", "not finite"),
                line("value NaN", "1 1:nan", "feature 1 is nan", "not finite"),
                line("value infinite", "1 2:Infinity", "feature 2 is Infinity", "not finite"),
                csv("label NaN", "1,2\n3,NaN\n", "", "rows.csv, line 2: the label", "NaN", "not finite"),
                csv("label infinite", "1,2\n3,-inf\n", "", "rows.csv, line 2: the label", "not finite"),
                csv("value NaN", "1,2\n\nNaN,4\n", "", "rows.csv, line 3: the value of column 0", "not finite"),
                csv("value infinite", "1,2\n1e400,4\n", "", "rows.csv, line 2: the value of column 0", "not finite"));
    }

    private static Stream<BadInput> libsvm() {
        return Stream.of(
                line("0-based", "1 0:1 1:2", "the index 0 is below 1", "counts from 0"),
                line("negative index", "1 -3:1", "the index -3 is below 1"),
                line("unsorted", "1 2:1 1:2", "the index 1 follows 2", "sort"),
                line("repeated index", "1 2:1 2:2", "the index 2 is repeated"),
                line("letters for the index", "1 one:1", "the index 'one'"),
                line("letters for the value", "1 1:one", "feature 1 is 'one'"),
                line("letters for the label", "spam 1:1", "the label is 'spam'"),
                line("two colons", "1 1:2:9", "feature 1 is '2:9'"),
                line("missing value", "1 1:", "feature 1 is missing"),
                line("missing index", "1 :1", "the index ''"),
                line("no colon", "1 1", "'1' is not index:value"),
                line("missing label", "1:1 2:2", "the label is '1:1'"),
                line("a number with Java's suffix", "1 1:2f", "feature 1 is '2f'"),
                line("index beyond 32 bits", "1 99999999999:1", "the index '99999999999'"),
                line("a long text without blanks", "x".repeat(100_000), "the label is 'xxx", "x…'"),
                line("control characters", "1 1:2\u001b[31m", "feature 1 is '2?[31m'"),
                libsvm("fault after a blank line", "1 1:1\n\n1 x\n", "'x' is not index:value"),
                libsvm("fault after Windows line ends", "1 1:1\r\n\r\n1 x\r\n", "'x' is not index:value"),
                BadInput.of(
                        "libsvm: index above --features",
                        folder -> train(text(folder, "rows.txt", "1 1:1\n1 3:1\n"), "--features", "2"),
                        "rows.txt, line 2: the index 3 is above --features 2",
                        "Maybe --features 3"),
                BadInput.of(
                        "libsvm: an index that no memory holds",
                        folder -> train(text(folder, "rows.txt", "1 1:1\n-1 2147483647:1\n")),
                        "rows.txt: the largest index is 2147483647"),
                BadInput.of(
                        "libsvm: --features that no memory holds",
                        folder -> train(text(folder, "rows.txt", GOOD), "--features", "2147483647"),
                        "--features 2147483647"),
                BadInput.of(
                        "libsvm: no row has a feature",
                        folder -> train(text(folder, "rows.txt", "1\n-1\n")),
                        "rows.txt has no features",
                        "--features N"));
    }

    private static Stream<BadInput> csv() {
        return Stream.of(
                csv("ragged, short", "1,2,3\n4,5\n", "", "rows.csv, line 2: 2 columns where 3"),
                csv("ragged, long", "1,2,3\n4,5,6,7\n", "", "rows.csv, line 2: 4 columns where 3"),
                csv("missing value", "1,2,3\n4,,6\n", "", "rows.csv, line 2: the value of column 1 is missing"),
                csv("letters", "1,2,3\n4,M,6\n", "", "rows.csv, line 2: the value of column 1 is 'M'"),
                csv(
                        "a header over two lines",
                        "\"a (in\nmetres)\",b,y\n1,2,3\n",
                        "--header",
                        "line 1: 1 column",
                        "Maybe write the header on one line, without line breaks in quotes."),
                csv(
                        "a header whose last name spans lines",
                        "a,b,\"y\nz\"\n1,2,3\n",
                        "--header",
                        "line 2: 1 column",
                        "Maybe write the header and every row on one line"),
                csv(
                        "a header in halves of as many columns",
                        "a,\"b\nc\",y\n1,2\n",
                        "--header",
                        "line 2: the value of column 0",
                        "Maybe write the header and every row on one line"),
                csv(
                        "a row over two lines",
                        "1,\"2\n2\",3\n3,4,5\n",
                        "",
                        "line 2",
                        "Maybe write every row on one line, without line breaks in quotes."),
                csv("header only", "a,b,y\n", "--header", "rows.csv holds no rows", "--header"),
                csv("a header, but no --header", "a,b,y\n1,2,3\n", "", "rows.csv, line 1", "--header"),
                csv("one column", "\n1\n2\n", "", "rows.csv, line 2: 1 column ", "--separator"),
                csv("another separator", "1;2;3\n", "", "rows.csv, line 1: 1 column ", "--separator"),
                csv("a column too long", "1,2\n3," + "4".repeat(70_000) + "\n", "", "rows.csv, line 2: 0 columns"),
                csv("label name without a header", "1,2\n", "--label y", "--label y is no column", "--header"),
                csv("label name not there", "a,b\n1,2\n", "--header --label y", "--label y is no column", "a, b"),
                csv("label name twice", "y,a,y\n1,2,3\n", "--header --label y", "--label y", "several columns"),
                csv("label number too high", "1,2\n", "--label 2", "--label 2 is no column", "2 columns"),
                csv("label number negative", "1,2\n", "--label -1", "--label -1 is no column"),
                csv("more --features than columns", "1,2,3\n", "--features 3", "--features 3", "has 2 features"),
                csv("fewer --features than columns", "1,2,3\n", "--features 1", "--features 1", "has 2 features"),
                BadInput.of(
                        "csv: the second file has other names",
                        folder -> {
                            text(folder, "in/a.csv", "a,b,y\n1,2,3\n");
                            text(folder, "in/b.csv", "b,a,y\n1,2,3\n");
                            return train(folder.resolve("in").toString(), "--header");
                        },
                        "b.csv, line 1: the names of the columns differ"));
    }

    private static Stream<BadInput> places() {
        return Stream.of(
                BadInput.of("empty file", folder -> train(text(folder, "rows.txt", "")), "rows.txt holds no rows"),
                BadInput.of("empty csv file", folder -> train(text(folder, "rows.csv", "")), "rows.csv is empty"),
                BadInput.of("blank lines only", folder -> train(text(folder, "rows.txt", "\n \n\t\n")), "rows.txt"),
                BadInput.of("empty gz", folder -> train(text(folder, "rows.txt.gz", "")), "rows.txt.gz holds no rows"),
                BadInput.of(
                        "empty folder",
                        folder -> train(
                                Files.createDirectory(folder.resolve("in")).toString()),
                        "in is a folder without files"),
                BadInput.of(
                        "folder of hidden files",
                        folder -> {
                            text(folder, "in/_SUCCESS", "");
                            text(folder, "in/.part.crc", "x");
                            return train(folder.resolve("in").toString());
                        },
                        "in is a folder without files"),
                BadInput.of(
                        "missing path",
                        folder -> train(folder.resolve("nowhere.csv").toString()),
                        "nowhere.csv does not exist"),
                BadInput.of(
                        "glob that matches nothing",
                        folder -> train(folder.resolve("*.csv").toString()),
                        "*.csv does not exist"),
                BadInput.of("unknown file system", folder -> train("nofs://host/rows.csv"), "nofs://host/rows.csv"),
                BadInput.of("no path at all", folder -> train(""), "--data"),
                BadInput.of(
                        "fault in the second file of a folder",
                        folder -> {
                            text(folder, "in/part-0", GOOD);
                            text(folder, "in/part-1", GOOD + "\n1 x\n");
                            return train(folder.resolve("in").toString());
                        },
                        "part-1, line 4: 'x'"),
                BadInput.of(
                        "faults in two files: the first is named",
                        folder -> {
                            text(folder, "in/part-0", "1 1:1\n".repeat(50_000) + "1 x\n");
                            text(folder, "in/part-1", "1 y\n");
                            return train(folder.resolve("in/part-*").toString());
                        },
                        "part-0, line 50001: 'x'"));
    }

    private static Stream<BadInput> compressed() {
        String rows = "1 1:1 2:2\n".repeat(3);
        return Stream.of(
                BadInput.of(
                        "fault in a gz", folder -> train(text(folder, "rows.gz", rows + "x\n")), "rows.gz, line 4:"),
                BadInput.of(
                        "fault in a bz2", folder -> train(text(folder, "rows.bz2", rows + "x\n")), "rows.bz2, line 4:"),
                BadInput.of(
                        "truncated gz",
                        folder -> {
                            String path = text(folder, "rows.gz", randomRows());
                            cut(path, 5_000);
                            return train(path);
                        },
                        "rows.gz, line",
                        "cannot be read",
                        "cut short"),
                BadInput.of(
                        "truncated bz2",
                        folder -> {
                            String path = text(folder, "rows.bz2", randomRows());
                            cut(path, 5_000);
                            return train(path);
                        },
                        "rows.bz2, line",
                        "cannot be read"),
                BadInput.of(
                        "gz by name only",
                        folder -> {
                            Files.writeString(folder.resolve("rows.csv.gz"), "1,2\n");
                            return train(folder.resolve("rows.csv.gz").toString());
                        },
                        "rows.csv.gz, line 1: cannot be read"),
                BadInput.of(
                        "bz2 by name only",
                        folder -> {
                            Files.writeString(folder.resolve("rows.bz2"), "1 1:2\n");
                            return train(folder.resolve("rows.bz2").toString());
                        },
                        "rows.bz2, line 1: cannot be read"));
    }

    /** Rows that do not compress to nearly nothing. */
    private static String randomRows() {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, 2_000).forEach(i -> text.append("1 1:" + Math.sin(i) + "\n"));
        return text.toString();
    }

    private static Stream<BadInput> testSets() {
        return Stream.of(
                test("missing", "1 1:1\n", "", "test.txt does not exist"),
                test("empty", "1 1:1\n", "\n", "test.txt holds no rows"),
                test("fault", "1 1:1\n", "1 1:1\n2 x\n", "test.txt, line 2: 'x'"),
                test("index above d", "1 1:1 2:1\n", "1 5:1\n", "test.txt has 5 features", "Maybe --features 5"),
                BadInput.of(
                        "test set: csv with another number of columns",
                        folder ->
                                train(text(folder, "rows.csv", "1,2,3\n"), "--test", text(folder, "test.csv", "1,2\n")),
                        "test.csv, line 1: 2 columns where 3"),
                BadInput.of(
                        "test set: without a row of the classes",
                        folder -> train(
                                text(folder, "rows.txt", "1 1:1\n2 1:2\n"),
                                "--classes",
                                "1,2",
                                "--test",
                                text(folder, "test.txt", "3 1:1\n")),
                        "test.txt holds no row of the classes 1,2"),
                BadInput.of(
                        "--test-fraction of one row",
                        folder -> train(text(folder, "rows.txt", "1 1:1\n"), "--test-fraction", "0.5"),
                        "--test-fraction 0.5 leaves no t"));
    }

    private static BadInput test(String name, String train, String test, String... mentions) {
        return BadInput.of(
                "test set: " + name,
                folder -> train(
                        text(folder, "rows.txt", train),
                        "--test",
                        test.isEmpty() ? folder.resolve("test.txt").toString() : text(folder, "test.txt", test)),
                mentions);
    }

    private static Stream<BadInput> classes() {
        return Stream.of(
                classes("a class that does not occur", "1,7", "class 7 does not occur in"),
                classes("the first class does not occur", "7,1", "class 7 does not occur in"),
                classes("the same class twice", "1,1", "--classes names the same class twice, 1,1"),
                classes("the same class twice, written otherwise", "1,1.0", "same class twice"),
                classes("a name in libsvm", "cat,1", "--classes: cat is not a label"),
                classes("one class", "1", "--classes takes two classes"),
                classes("three classes", "1,2,3", "--classes takes two classes"),
                classes("a blank class", "1,", "--classes takes two classes"));
    }

    private static BadInput classes(String name, String classes, String... mentions) {
        return BadInput.of(
                "classes: " + name,
                folder -> train(text(folder, "rows.txt", "1 1:1\n2 1:2\n3 1:3\n"), "--classes", classes),
                mentions);
    }
}
