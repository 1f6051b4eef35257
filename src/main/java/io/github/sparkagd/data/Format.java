package io.github.sparkagd.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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

    /** The format that a name and the files behind it suggest; libsvm where nothing else does. */
    static Format guess(String uri, List<InputFile> files) {
        List<String> names = new ArrayList<>(files.stream().map(InputFile::name).toList());
        names.add(uri.replaceAll("/+$", ""));
        for (String given : names) {
            String name = given.toLowerCase(Locale.ROOT);
            if (name.matches(".*-idx[13][-.]ubyte(\\.gz)?|.*\\.idx[13]-ubyte(\\.gz)?|.*-ubyte(\\.gz)?")) {
                return MNIST;
            }
            if (name.matches("(data|test)_batch.*\\.bin")) {
                return CIFAR10;
            }
            if (name.endsWith(".parquet")) {
                return PARQUET;
            }
            if (name.matches(".*\\.(csv|tsv|dat|data)(\\.(gz|bz2))?")) {
                return CSV;
            }
        }
        return LIBSVM;
    }

    /** True for pixels, which are stored as whole numbers from 0 to 255 and mean those numbers divided by 255. */
    boolean images() {
        return this == MNIST || this == CIFAR10;
    }
}
