package io.github.sparkagd.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.GlobExpander;
import org.apache.hadoop.fs.GlobPattern;
import org.apache.hadoop.fs.Path;

/**
 * Finds what a path names: what exists as written or, only where nothing does, the matches of a glob.
 *
 * <p>The same holds of every part of a glob: in {@code run [1]/*.csv} the folder {@code run [1]} is itself where it exists.
 * Hadoop's own globs know no such rule, and fail in a folder that holds a name with a colon.
 */
final class Globs {
    private static final String SPECIAL = "{}[]*?\\";

    private final Configuration configuration;

    Globs(Configuration configuration) {
        this.configuration = configuration;
    }

    /** Whether {@code text} could be a glob. */
    static boolean possible(String text) {
        return text.chars().anyMatch(c -> SPECIAL.indexOf(c) >= 0);
    }

    /** The glob that matches {@code text} alone. */
    static String escaped(String text) {
        return text.replaceAll("[{}\\[\\]*?\\\\]", "\\\\$0");
    }

    /** What {@code text} names, each once; hidden names are matched only by what begins as they do. */
    List<Entry> matches(String text) throws IOException {
        Path path = NamedPath.of(text, configuration);
        Optional<Entry> written = Entry.at(path, configuration);
        if (written.isPresent() || !possible(text)) {
            return written.map(List::of).orElse(List.of());
        }
        Map<Path, Entry> found = new LinkedHashMap<>();
        for (String pattern : alternatives(path)) {
            for (Path match : matching(path, pattern)) {
                Entry.at(match, configuration).ifPresent(entry -> found.put(entry.path(), entry));
            }
        }
        return List.copyOf(found.values());
    }

    private static List<String> alternatives(Path path) {
        String pattern = path.toUri().getPath();
        try {
            return GlobExpander.expand(pattern);
        } catch (IOException noGlob) {
            // A brace that is not closed.
            return List.of(pattern);
        }
    }

    private List<Path> matching(Path whole, String pattern) throws IOException {
        List<Path> reached =
                List.of(new Path(whole.toUri().getScheme(), whole.toUri().getAuthority(), "/"));
        for (String part : pattern.split("/", -1)) {
            List<Path> next = new ArrayList<>();
            for (Path folder : part.isEmpty() ? List.<Path>of() : reached) {
                next.addAll(inFolder(folder, part));
            }
            reached = part.isEmpty() ? reached : next;
        }
        return reached;
    }

    private List<Path> inFolder(Path folder, String part) throws IOException {
        Path written = NamedPath.child(folder, part);
        if (!possible(part) || Entry.at(written, configuration).isPresent()) {
            return List.of(written);
        }
        Optional<Entry> holder = Entry.at(folder, configuration);
        List<Path> matches = new ArrayList<>();
        Optional<GlobPattern> pattern = pattern(part);
        if (pattern.isPresent() && holder.isPresent() && holder.get().folder()) {
            for (Entry child : holder.get().children()) {
                String name = child.path().getName();
                boolean shown = !Listing.hidden(child) || name.charAt(0) == part.charAt(0);
                if (shown && pattern.get().matches(name)) {
                    child.folder(); // refuses what cannot be read under the name that it shows
                    matches.add(child.path());
                }
            }
        }
        return matches;
    }

    private static Optional<GlobPattern> pattern(String part) {
        try {
            return Optional.of(new GlobPattern(part));
        } catch (RuntimeException noGlob) {
            // A bracket that is not closed, by an exception of the shaded library's own.
            return Optional.empty();
        }
    }
}
