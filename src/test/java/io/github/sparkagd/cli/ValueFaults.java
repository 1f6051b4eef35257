package io.github.sparkagd.cli;

import static io.github.sparkagd.InputFiles.text;
import static io.github.sparkagd.cli.BadInput.train;

import java.util.stream.Stream;

/** Values, separators and lines that people and programs write in other ways than are read. */
final class ValueFaults {
    private ValueFaults() {}

    static Stream<BadInput> all() {
        return Stream.of(numbers(), separators(), libsvm()).flatMap(faults -> faults);
    }

    private static BadInput value(String text, String options, String... mentions) {
        String[] given = options.isEmpty() ? new String[0] : options.split(" ");
        String[] all = Stream.concat(
                        Stream.of("rows.csv, line 2: the value of column 1 is '" + text + "'"), Stream.of(mentions))
                .toArray(String[]::new);
        String between = options.isEmpty() ? "," : ";";
        String rows = String.join(between, "1", "2", "3") + "\n" + String.join(between, "4", text, "6") + "\n";
        return BadInput.of("value: " + text, folder -> train(text(folder, "rows.csv", rows), given), all);
    }

    private static Stream<BadInput> numbers() {
        String semicolon = "--separator ;";
        String missing = "stands for a missing value. Maybe drop or impute";
        return Stream.of(
                value("1,5", semicolon, "a number with a decimal comma. Maybe write it with a decimal point"),
                value("-0,25", semicolon, "a decimal comma"),
                value("1.234,5", semicolon, "a decimal comma"),
                value("1,234", semicolon, "in groups of digits"),
                value("12 345", "", "in groups of digits"),
                value("NA", "", missing),
                value("N/A", "", missing),
                value("?", "", missing),
                value("null", "", missing),
                value("-", "", missing),
                value("\\N", "", missing),
                value("2024-01-31", "", "a date or a time"),
                value("31.12.2024", "", "a date or a time"),
                value("12:30", "", "a date or a time"),
                value("$5.20", "", "a number with a unit. Maybe write the number alone"),
                value("12%", "", "a number with a unit"),
                value("true", "", "Maybe write 1 for true"),
                value("'5'", "", "in quotes. Maybe remove the quotes"),
                value("0x1F", "", "a hexadecimal number"),
                value("blue", "", "Maybe drop the column, or write its values as numbers"));
    }

    private static BadInput rows(String name, String file, String content, String options, String... mentions) {
        String[] given = options.isEmpty() ? new String[0] : options.split(" ");
        return BadInput.of(name, folder -> train(text(folder, file, content), given), mentions);
    }

    private static Stream<BadInput> separators() {
        return Stream.of(
                rows("semicolons", "rows.csv", "1;2;3\n", "", "line 1: 1 column where", "Maybe --separator ';'."),
                rows(
                        "braces in a cell",
                        "rows.csv",
                        "1,{features=3},3\n",
                        "--label {header}",
                        "agd: --label {header} is no column of ",
                        "Maybe --header, for a name."),
                rows(
                        "braces in a value",
                        "{header}.csv",
                        "1,2,3\n1,{features=3},3\n",
                        "",
                        "/{header}.csv, line 2: the value of column 1 is '{features=3}', which"),
                rows("tabs", "rows.csv", "1\t2\t3\n", "", "Maybe --separator '\\t'."),
                rows("bars", "rows.csv", "1|2|3\n", "", "Maybe --separator '|'."),
                rows("blanks", "rows.csv", "1 2  3\n", "", "Maybe --separator ' '."),
                rows("commas for tabs", "rows.tsv", "1,2,3\n", "", "Maybe --separator ','."),
                rows("names at semicolons", "rows.csv", "a;b;y\n1;2;3\n", "--header", "Maybe --separator ';'."),
                rows("libsvm named csv", "rows.csv", "1 1:2 3:4\n", "", "Maybe --format libsvm."),
                rows(
                        "decimal commas and semicolons",
                        "rows.csv",
                        "1,5;2,5;3,0\n",
                        "",
                        "line 1",
                        "Maybe --separator ';', and numbers with decimal points."),
                rows("decimal commas at tabs", "rows.csv", "1,5\t2,5\n", "", "Maybe --separator '\\t', and numbers"),
                rows(
                        "decimal commas between commas",
                        "rows.csv",
                        "a,b,y\n1,5,2,5,3,0\n",
                        "--header",
                        "line 2: 6 columns where 3 are expected. Maybe write numbers with decimal points"),
                rows(
                        "a comment in csv",
                        "rows.csv",
                        "1,2\n# three\n",
                        "",
                        "line 2",
                        "Maybe delete lines that are comments"),
                rows(
                        "tsv: no first value",
                        "rows.tsv",
                        "1\t2\t3\n\t5\t6\n",
                        "",
                        "line 2: the value of column 0 is missing"),
                rows(
                        "tsv: no last value",
                        "rows.tsv",
                        "1\t2\t3\n4\t5\t\r\n",
                        "",
                        "line 2: the label (column 2) is missing"),
                rows("tsv: no value", "rows.tsv", "1\t2\t3\n\t\t\n", "", "line 2: the value of column 0 is missing"),
                rows(
                        "tsv: no first value below names",
                        "rows.tsv",
                        "\ufeffa\tb\ty\n\t5\t6\n",
                        "--header",
                        "line 2: the value of column 0 is missing"),
                rows(
                        "csv: a separator at all ends",
                        "rows.csv",
                        "1,2,\n3,4,\n",
                        "",
                        "Maybe remove the separator at the end"));
    }

    private static BadInput libsvm(String name, String line, String... mentions) {
        String[] all =
                Stream.concat(Stream.of("rows, line 2: "), Stream.of(mentions)).toArray(String[]::new);
        return BadInput.of("libsvm: " + name, folder -> train(text(folder, "rows", "1 1:1\n" + line + "\n")), all);
    }

    private static Stream<BadInput> libsvm() {
        return Stream.of(
                libsvm("several labels", "1,2 3:4", "which is several labels", "Maybe keep one label a row"),
                libsvm("three labels", "1,2,7 3:4 # x", "which is several labels"),
                libsvm("a word for the class", "spam 1:1", "Maybe write each class as a number."),
                libsvm("no label", "1:1 2:2", "Maybe the label is missing: begin each line with one."),
                libsvm("csv", "1,2,3", "Maybe --format csv --separator ','."),
                libsvm("columns at semicolons", "1;2;3", "Maybe --format csv --separator ';'."),
                libsvm("columns at blanks", "1 2 3", "'2' is not index:value", "Maybe --format csv --separator ' '."),
                libsvm("a fault in front of a comment", "1 x # 2:3", "'x' is not index:value"),
                libsvm("a query id that is a word", "1 qid:a 1:1", "the query id 'a' is not a whole number"),
                libsvm("a missing value", "1 1:NA", "feature 1 is 'NA', which stands for a missing value"),
                libsvm("a decimal comma", "1 1:1,5", "feature 1 is '1,5', a number with a decimal comma"));
    }
}
