package io.github.sparkagd.data;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** The formats that can be read. */
public enum Format {
    LIBSVM("libsvm"),
    CSV("csv"),
    PARQUET("parquet"),
    MNIST("mnist"),
    CIFAR10("cifar10"),
    SYNTHETIC("synthetic");

    private final String label;

    Format(String label) {
        this.label = label;
    }

    /** The name that users type. */
    public String label() {
        return label;
    }

    /**
     * The format that the files suggest by their names, by their first bytes where those say nothing, or by the name of
     * their folder; libsvm where nothing else does.
     *
     * @throws DataException when some are csv and some parquet
     */
    static Format guess(String uri, List<InputFile> files, Configuration configuration) {
        Optional<InputFile> csv = first(files, CSV);
        Optional<InputFile> parquet = first(files, PARQUET);
        if (csv.isPresent() && parquet.isPresent()) {
            throw new DataException(uri + " holds files of several formats, such as "
                    + csv.get().name() + " and " + parquet.get().name()
                    + ". Maybe name those of one format by a glob.");
        }
        return files.stream()
                .flatMap(file -> named(file.name()).stream())
                .findFirst()
                .orElseGet(() -> holdsParquet(files, configuration)
                        ? PARQUET
                        : named(uri.replaceAll("/+$", "")).orElse(LIBSVM));
    }

    private static boolean holdsParquet(List<InputFile> files, Configuration configuration) {
        Optional<InputFile> filled =
                files.stream().filter(file -> file.length() > 0).findFirst();
        return filled.isPresent() && ParquetFooter.hasMagic(filled.get(), configuration);
    }

    private static Optional<InputFile> first(List<InputFile> files, Format format) {
        return files.stream()
                .filter(file -> named(file.name()).equals(Optional.of(format)))
                .findFirst();
    }

    private static Optional<Format> named(String given) {
        String name = given.toLowerCase(Locale.ROOT);
        if (name.matches(".*-idx[13][-.]ubyte(\\.gz)?|.*\\.idx[13]-ubyte(\\.gz)?|.*-ubyte(\\.gz)?")) {
            return Optional.of(MNIST);
        }
        if (name.matches("(data|test)_batch.*\\.bin")) {
            return Optional.of(CIFAR10);
        }
        if (name.matches(".*\\.(parquet|parq|pq)")) {
            return Optional.of(PARQUET);
        }
        return name.matches(".*\\.(csv|tsv|dat|data)(\\.(gz|bz2))?") ? Optional.of(CSV) : Optional.empty();
    }

    /** True for pixels, which are stored as whole numbers from 0 to 255 and mean those numbers divided by 255. */
    boolean images() {
        return this == MNIST || this == CIFAR10;
    }
}
