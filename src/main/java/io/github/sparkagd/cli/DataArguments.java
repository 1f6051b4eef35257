package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.RunDirectory;
import io.github.sparkagd.data.ClassPair;
import io.github.sparkagd.data.DataException;
import io.github.sparkagd.data.DataOptions;
import io.github.sparkagd.data.Format;
import io.github.sparkagd.data.Formats;
import io.github.sparkagd.data.SourceOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The data options, the same for every command. */
@Section.Holds(Section.DATA)
final class DataArguments {
    @Option(
            names = "--data",
            paramLabel = "URI",
            description = "data: a file, folder or glob on any Hadoop file system; a folder for mnist and cifar10; "
                    + "table:DB.NAME or 'sql:SELECT ...' of Spark's catalog. "
                    + "Without it: a generated set of 10,000 rows and 100 features.")
    private String data;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "libsvm, csv, parquet, orc, json, avro, mnist, cifar10, synthetic, or any that Spark reads; "
                    + "guessed from the name when left out")
    private String format;

    @Option(
            names = "--data-option",
            paramLabel = "KEY=VALUE",
            description = "an option for Spark's reader of the format; may be given several times")
    private List<String> sourceOptions = List.of();

    @Option(names = "--features", paramLabel = "N", description = "number of features, when the data do not show all")
    private Integer features;

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            description = "label column: name or 0-based number; default the last of csv, 'label' of tables")
    private String label;

    @Option(
            names = "--weight",
            paramLabel = "COLUMN",
            description =
                    "column of the rows' weights, of csv and tables: name or 0-based number; without it all count 1")
    private String weight;

    @Option(names = "--header", description = "the first line of each csv file names the columns")
    private boolean header;

    @Option(names = "--separator", paramLabel = "CHAR", description = "column separator of csv; default a comma")
    private String separator;

    @Option(
            names = "--classes",
            paramLabel = "A,B",
            description = "two classes: A becomes -1, B becomes +1, other rows are left out; "
                    + "default 3,8 for mnist and bird,airplane for cifar10")
    private String classes;

    @Option(
            names = "--test",
            paramLabel = "URI",
            description = "test data, in the same format; of tables also table: or sql:")
    private String test;

    @Option(
            names = "--test-fraction",
            paramLabel = "F",
            description = "share of the rows to set aside as test set, 0 < F < 1")
    private Double testFraction;

    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec command;

    @Mixin
    private SeedArguments shared = new SeedArguments();

    long seed() {
        return shared.seed();
    }

    /** Refuses what can be known to be wrong before any data are read. */
    DataOptions options() {
        UsageException.require(data == null || !data.isBlank(), "--data must name a file or folder, got ''");
        UsageException.require(test == null || !test.isBlank(), "--test must name a file or folder, got ''");
        UsageException.require(
                test == null || testFraction == null,
                "--test and --test-fraction contradict each other. Maybe drop one.");
        UsageException.require(
                testFraction == null || (testFraction > 0 && testFraction < 1),
                "--test-fraction must be between 0 and 1, got " + testFraction + ". Maybe 0.2.");
        UsageException.require(features == null || features >= 1, "--features must be at least 1, got " + features);
        UsageException.require(
                separator == null || separator.replace("\\t", "\t").length() == 1,
                "--separator must be one character, got '" + separator + "'. Maybe \\t for a tab.");
        Optional<Format> read = Optional.ofNullable(format).map(this::parseFormat);
        SourceOptions source = SourceOptions.of(sourceOptions);
        Optional<String> named = Optional.ofNullable(data)
                .or(() -> read.filter(known -> Formats.named(known.label()).isEmpty())
                        .map(Formats::alone));
        for (String option : named.isEmpty() ? givenForFilesOnly() : new String[0]) {
            throw new UsageException(option + " needs --data. Maybe name the data.");
        }
        return new DataOptions(
                named,
                read,
                features == null ? OptionalInt.empty() : OptionalInt.of(features),
                new DataOptions.Columns(
                        Optional.ofNullable(label),
                        Optional.ofNullable(weight),
                        header,
                        Optional.ofNullable(separator)),
                Optional.ofNullable(classes).map(DataArguments::parseClasses),
                Optional.ofNullable(test),
                testFraction == null ? OptionalDouble.empty() : OptionalDouble.of(testFraction),
                shared.seed(),
                shared.partitions(),
                source);
    }

    /** The values that must not be shown. */
    List<String> secrets() {
        try {
            return SourceOptions.of(sourceOptions).secrets();
        } catch (DataException wrong) {
            return List.of();
        }
    }

    /** Refuses a separate test set that the command would not use. */
    void requireNoTest(String why) {
        UsageException.require(test == null, "--test means nothing here: " + why);
    }

    /** Refuses weights that the command would not use. */
    void requireNoWeight(String why) {
        UsageException.require(weight == null, "--weight means nothing here: " + why);
    }

    /** Refuses to replace what is to be read. */
    void requireApart(RunDirectory out) {
        Optional.ofNullable(data).ifPresent(uri -> out.requireApart("--data", uri));
        Optional.ofNullable(test).ifPresent(uri -> out.requireApart("--test", uri));
    }

    private String[] givenForFilesOnly() {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put(
                "--format " + format,
                format != null
                        && Formats.named(format).filter(Format::generated).isEmpty());
        given.put("--features", features != null);
        given.put("--label", label != null);
        given.put("--weight", weight != null);
        given.put("--header", header);
        given.put("--separator", separator != null);
        given.put("--classes", classes != null);
        given.put("--data-option", !sourceOptions.isEmpty());
        given.put("--test", test != null);
        return given.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }

    /** Where only the usage is checked, the packages that may hold the format are not there. */
    private Format parseFormat(String name) {
        Format known = Formats.of(name);
        if (!((PlainCommand) command.userObject()).checkOnly()) {
            Formats.requireThere(known);
        }
        return known;
    }

    private static ClassPair parseClasses(String text) {
        String[] pair = text.split(",", -1);
        UsageException.require(
                pair.length == 2 && !pair[0].isBlank() && !pair[1].isBlank(),
                "--classes takes two classes such as 3,8, got " + text);
        UsageException.require(
                !pair[0].trim().equals(pair[1].trim()),
                "--classes names the same class twice, " + text + ". Maybe name two classes that differ.");
        return new ClassPair(pair[0].trim(), pair[1].trim());
    }
}
