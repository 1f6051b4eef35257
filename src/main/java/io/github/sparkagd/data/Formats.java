package io.github.sparkagd.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;

/** The formats that there are. */
public final class Formats {
    static final SyntheticFormat SYNTHETIC = new SyntheticFormat();

    /** The first is meant where nothing suggests another. */
    public static final List<Format> ALL = List.of(
            new LibsvmFormat(),
            new CsvFormat(),
            new ParquetFormat(),
            new MnistFormat(),
            new Cifar10Format(),
            SYNTHETIC);

    private Formats() {}

    /**
     * {@return the format of that name; empty where there is none}
     *
     * @param label in any case
     */
    public static Optional<Format> named(String label) {
        return first(format -> format.label().equals(label.toLowerCase(Locale.ROOT)));
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
            throw new DataException(uri + " holds files of several formats, such as "
                    + tables.get(0).name() + " and " + tables.get(1).name()
                    + ". Maybe name those of one format by a glob.");
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

    /** Options that would be ignored are refused: whoever gives them expects something of them. */
    static void requireMeaning(Format format, DataOptions options) {
        requireMeaning(format, Format.HEADER, options.header());
        requireMeaning(format, Format.SEPARATOR, options.separator().isPresent());
        requireMeaning(format, Format.LABEL, options.label().isPresent());
        requireMeaning(format, Format.WEIGHT, options.weight().isPresent());
    }

    private static void requireMeaning(Format format, String option, boolean given) {
        if (given && !format.options().contains(option)) {
            throw new DataException(option + " means nothing for the format " + format.label() + ". Maybe --format "
                    + labels(other -> other.options().contains(option), " or ") + ", or drop " + option + ".");
        }
    }
}
