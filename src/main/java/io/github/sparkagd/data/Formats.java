package io.github.sparkagd.data;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/** The formats that there are. */
public final class Formats {
    static final SyntheticFormat SYNTHETIC = new SyntheticFormat();

    /** The first is meant where nothing suggests another. */
    public static final List<Format> ALL = List.of(
            new LibsvmFormat(),
            new CsvFormat(),
            new ParquetFormat(),
            new SparkFormat("orc", FileKind.ORC, ".*\\.orc"),
            new SparkFormat("json", FileKind.JSON, ".*\\.(json|jsonl|ndjson)(\\.(gz|bz2))?"),
            new SparkFormat("avro", FileKind.AVRO, ".*\\.avro"),
            new MnistFormat(),
            new Cifar10Format(),
            SYNTHETIC);

    private Formats() {}

    /**
     * {@return the format of that name among {@link #ALL}; empty where there is none}
     *
     * @param label in any case
     */
    public static Optional<Format> named(String label) {
        return first(format -> format.label().equals(label.toLowerCase(Locale.ROOT)));
    }

    /**
     * {@return the format of that name, which may be any that Spark has}
     *
     * @param label in any case, or the name of a class
     */
    public static Format of(String label) {
        return named(label).orElseGet(() -> new SparkFormat(label));
    }

    /**
     * Refuses a format of Spark's that is not there.
     *
     * @param format any
     * @throws DataException names the package that has it, where that is known
     */
    public static void requireThere(Format format) {
        if (format instanceof SparkFormat spark) {
            spark.requireThere();
        }
    }

    /**
     * {@return the names of some formats, in the order of {@link #ALL}}
     *
     * @param wanted which formats
     * @param separator between two names
     */
    public static String labels(Predicate<Format> wanted, String separator) {
        return ALL.stream().filter(wanted).map(Format::label).collect(Collectors.joining(separator));
    }

    /**
     * How data are named of which the format and its options alone say where they are.
     *
     * @param format one of Spark's
     * @return what stands for {@code --data}
     */
    public static String alone(Format format) {
        return "--format " + format.label();
    }

    /** The format of data that are no path: a table, a query, a database; empty where a path is named so. */
    static Optional<Format> ofQuery(String uri, Configuration configuration) {
        Optional<Format> query = uri.startsWith("jdbc:") ? Optional.of(new SparkFormat("jdbc")) : QueryFormat.of(uri);
        return query.filter(found -> !exists(uri, configuration));
    }

    private static boolean exists(String uri, Configuration configuration) {
        try {
            Path path = NamedPath.of(uri, configuration);
            return NamedPath.fileSystem(path, configuration).exists(path);
        } catch (IOException | RuntimeException none) {
            return false;
        }
    }

    /** The format of a test set beside data of {@code format}. */
    static TableFormat ofTest(TableFormat format, FormatInput.Named test, Configuration configuration) {
        Format own = ofQuery(test.uri(), configuration)
                .orElseGet(() ->
                        format instanceof QueryFormat ? guess(test.shown(), test.files(), configuration) : format);
        if (own instanceof TableFormat table) {
            return table;
        }
        throw new DataException(
                "{test} %s is of the format %s, whose columns Spark cannot match with those of a table. "
                        + "Maybe write it as parquet.",
                test.shown(), own.label());
    }

    /**
     * The format that the files suggest by their names, by their first bytes where those say nothing, or by the name of
     * their folder.
     *
     * @throws DataException when there are tables of several formats
     */
    static Format guess(String uri, List<InputFile> files, Configuration configuration) {
        List<InputFile> tables = ALL.stream()
                .filter(Format::table)
                .flatMap(format -> files.stream()
                        .filter(file -> ofName(file.name()).equals(Optional.of(format)))
                        .limit(1))
                .toList();
        if (tables.size() > 1) {
            throw new DataException(
                    "%s holds files of several formats, such as %s and %s. Maybe name those of one format by a glob.",
                    uri, tables.get(0).name(), tables.get(1).name());
        }
        Optional<InputFile> filled =
                files.stream().filter(file -> file.length() > 0).findFirst();
        return files.stream()
                .flatMap(file -> ofName(file.name()).stream())
                .findFirst()
                .or(() -> filled.flatMap(file -> first(format -> format.begins(file, configuration))))
                .or(() -> ofName(uri.replaceAll("/+$", "")))
                .orElse(ALL.get(0));
    }

    private static Optional<Format> ofName(String name) {
        return first(format -> format.isNamed(name.toLowerCase(Locale.ROOT)));
    }

    private static Optional<Format> first(Predicate<Format> wanted) {
        return ALL.stream().filter(wanted).findFirst();
    }

    /** Settings that would be ignored are refused: whoever gives them expects something of them. */
    static void requireMeaning(Format format, DataOptions options) {
        requireMeaning(format, Format.HEADER, options.header());
        requireMeaning(format, Format.SEPARATOR, options.separator().isPresent());
        requireMeaning(format, Format.LABEL, options.label().isPresent());
        requireMeaning(format, Format.WEIGHT, options.weight().isPresent());
        requireMeaning(format, Format.DATA_OPTION, !options.source().values().isEmpty());
    }

    private static void requireMeaning(Format format, String setting, boolean given) {
        if (given && !format.options().contains(setting)) {
            throw new DataException(
                    "{%s} means nothing for the format %s. Maybe {format=%s}, or drop {%s}.",
                    setting, format.label(), labels(other -> other.options().contains(setting), " or "), setting);
        }
    }
}
