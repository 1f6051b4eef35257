package io.github.sparkagd.data;

import io.github.sparkagd.settings.Phrase;
import io.github.sparkagd.settings.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The columns that the names of folders such as {@code year=2024} stand for.
 *
 * <p>Spark reads those below the folder that is named, where all files have the same ones.
 *
 * @param base the folder in which they begin; empty where there are none
 * @param columns their names, the outermost first, as they stand in the folders
 */
record PartitionFolders(Optional<String> base, List<String> columns) {
    /**
     * Those of a data set.
     *
     * @throws DataException when they are not the same for all files, which Spark would leave out or refuse
     */
    static PartitionFolders of(List<InputFile> files) {
        Optional<InputFile> first =
                files.stream().filter(file -> !columns(file).isEmpty()).findFirst();
        if (first.isEmpty()) {
            return new PartitionFolders(Optional.empty(), List.of());
        }
        for (InputFile file : files) {
            requireAlike(first.get(), file);
        }
        return new PartitionFolders(Optional.of(first.get().root()), columns(first.get()));
    }

    private static void requireAlike(InputFile first, InputFile file) {
        String names = String.join(", ", columns(first));
        List<String> inside =
                below(file).subList(above(file).size(), below(file).size());
        if (inside.stream().takeWhile(PartitionFolders::isColumn).count()
                < columns(file).size()) {
            throw new DataException(
                    "%s: between the folders that name the columns %s is one that names none. Maybe move the files.",
                    file.shown(), String.join(", ", columns(file)));
        }
        if (!columns(file).equals(columns(first)) || !above(file).equals(above(first))) {
            throw new DataException(
                    "%s does not lie in folders that name the columns %s, as %s does. "
                            + "Maybe move it there, or name one of the folders.",
                    file.shown(), names, first.shown());
        }
        if (!file.root().equals(first.root())) {
            throw new DataException(
                    "%s and %s lie in different data sets, each with folders that name the columns %s. "
                            + "Maybe name one of the folders.",
                    first.shown(), file.shown(), names);
        }
    }

    /**
     * What the user should know of columns that stand in the names of folders only; it is the command line that says it.
     *
     * @param read those that are read from the names
     */
    static Optional<String> note(List<InputFile> files, List<String> read) {
        Set<String> unread = unread(files);
        read.forEach(unread::remove);
        return unread.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(", ", unread)
                        + " in the names of folders: not read as a column. Only formats that Spark reads, "
                        + "such as parquet, have such columns, below the folder that "
                        + Phrase.of("{data} names.").said(Refusal.OPTIONS));
    }

    /** Columns of folders below the one that the user named, and of others where the files hold several values. */
    private static Set<String> unread(List<InputFile> files) {
        TreeMap<String, Set<String>> values = new TreeMap<>();
        Set<String> unread = new TreeSet<>();
        for (InputFile file : files) {
            unread.addAll(columns(file));
            for (String folder : holders(file.uri())) {
                if (isColumn(folder)) {
                    values.computeIfAbsent(name(folder), name -> new TreeSet<>())
                            .add(folder);
                }
            }
        }
        values.forEach((name, folders) -> {
            if (folders.size() > 1) {
                unread.add(name);
            }
        });
        return unread;
    }

    private static List<String> columns(InputFile file) {
        return below(file).stream()
                .filter(PartitionFolders::isColumn)
                .map(PartitionFolders::name)
                .toList();
    }

    /** The folders between the one that is named and the first that names a column. */
    private static List<String> above(InputFile file) {
        return below(file).stream().takeWhile(folder -> !isColumn(folder)).toList();
    }

    /** The names of the folders between the one that the user named and the file. */
    private static List<String> below(InputFile file) {
        return file.uri().startsWith(file.root() + "/")
                ? holders(file.uri().substring(file.root().length() + 1))
                : List.of();
    }

    private static List<String> holders(String path) {
        List<String> names = Arrays.asList(path.split("/", -1));
        return names.subList(0, names.size() - 1);
    }

    private static boolean isColumn(String folder) {
        int equals = folder.indexOf('=');
        return equals > 0 && equals < folder.length() - 1;
    }

    private static String name(String folder) {
        return folder.substring(0, folder.indexOf('='));
    }
}
