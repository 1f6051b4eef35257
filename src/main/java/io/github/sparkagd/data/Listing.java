package io.github.sparkagd.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;

/** The files of what a user names, each once: nothing is left out but hidden names, and nothing is counted twice. */
final class Listing {
    /** The logs of Delta Lake and Hudi. */
    private static final Set<String> VERSIONS = Set.of("_delta_log", ".hoodie");

    private final Map<String, InputFile> found = new TreeMap<>();
    /** Where the folders really are that are being listed, the outermost last; of this machine only. */
    private final Deque<Path> open = new ArrayDeque<>();
    /** Where files really are. */
    private final Map<Path, String> real = new HashMap<>();

    private boolean links;
    private Optional<String> leftOut = Optional.empty();

    private Listing() {}

    /**
     * All files, sorted by path.
     *
     * @param uri a path, folder or glob
     * @throws DataException when there are none, or some cannot be read, or would be read twice
     */
    static List<InputFile> of(String uri, Configuration configuration) throws IOException {
        List<Entry> named = new Globs(configuration).matches(uri);
        if (named.isEmpty()) {
            throw new DataException("%s does not exist. Maybe %s.", uri, LocalEntry.remedyOfMissing(uri));
        }
        Listing listing = new Listing();
        for (Entry entry : named) {
            listing.collect(entry, entry.path().toString());
        }
        if (listing.found.isEmpty()) {
            throw new DataException(
                    "%s is a folder without files%s. Maybe check the path.",
                    uri,
                    listing.leftOut
                            .map(name -> ": names such as " + name + " are left out, unless they are named themselves")
                            .orElse(""));
        }
        listing.requireDistinct();
        return List.copyOf(listing.found.values());
    }

    /**
     * Whether a folder's readers leave it out, as Spark's do: names that begin with a dot or underscore, but not folders such
     * as {@code _year=2024}.
     */
    static boolean hidden(Entry entry) throws IOException {
        String name = entry.path().getName();
        return name.startsWith(".") || (name.startsWith("_") && !(name.contains("=") && entry.folder()));
    }

    private void collect(Entry entry, String root) throws IOException {
        links |= entry instanceof LocalEntry local && local.link();
        if (!entry.folder()) {
            String uri = entry.path().toString();
            if (found.putIfAbsent(uri, new InputFile(uri, entry.length(), root)) == null
                    && entry instanceof LocalEntry local) {
                real.put(local.place(), uri);
            }
            return;
        }
        enter(entry);
        for (Entry child : entry.children()) {
            if (hidden(child)) {
                leftOut = Optional.of(child.path().getName());
                requirePlain(uri(entry), child.path().getName());
            } else {
                collect(child, root);
            }
        }
        leave(entry);
    }

    private static String uri(Entry entry) {
        return new InputFile(entry.path().toString(), 0).shown();
    }

    /** A table of versions: which of its files count stands in the hidden folder alone. */
    private static void requirePlain(String folder, String hidden) {
        if (VERSIONS.contains(hidden)) {
            throw new DataException(
                    "%s holds %s: its files hold rows, too, that were replaced or deleted. "
                            + "Maybe write the table out as plain parquet, or name files by a glob.",
                    folder, hidden);
        }
    }

    private void enter(Entry entry) throws IOException {
        if (entry instanceof LocalEntry folder) {
            Path place = folder.real();
            boolean above = folder.link()
                    && folder.place().toAbsolutePath().getParent().toRealPath().startsWith(place);
            if (!open.isEmpty() && (above || open.contains(place))) {
                throw new DataException(
                        "%s is a link to %s, a folder that holds it: its files would be read again and again. "
                                + "Maybe remove the link.",
                        folder.place(), place);
            }
            open.push(place);
        }
    }

    private void leave(Entry entry) {
        if (entry instanceof LocalEntry) {
            open.pop();
        }
    }

    /** Two names of one file, by way of a link. */
    private void requireDistinct() throws IOException {
        Map<Path, Path> names = new HashMap<>();
        for (Path place : links ? real.keySet().stream().sorted().toList() : List.<Path>of()) {
            Path other = names.putIfAbsent(place.toRealPath(), place);
            if (other != null) {
                throw new DataException(
                        "%s and %s are the same file, by a link: its rows would count twice. "
                                + "Maybe remove the link, or name the files.",
                        other, place);
            }
        }
    }
}
