package io.github.sparkagd.data;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * A file of the input.
 *
 * @param uri where it is
 * @param length in bytes
 * @param root the file or folder that the user named, by itself or by a glob, in which it was found
 */
record InputFile(String uri, long length, String root) implements Serializable {
    /** A file that was named itself. */
    InputFile(String uri, long length) {
        this(uri, length, uri);
    }

    /** Where it is. */
    Path path() {
        return new Path(uri);
    }

    /** The last part of the path. */
    String name() {
        return path().getName();
    }

    /** The path as people write it: without {@code file:}. */
    String shown() {
        return uri.startsWith("file:") ? plain() : uri;
    }

    /** The path without scheme. */
    String plain() {
        return path().toUri().getPath();
    }

    /** Gzip and bzip2 by the name. */
    boolean compressed() {
        return uri.endsWith(".gz") || uri.endsWith(".bz2");
    }

    /**
     * All files that a path, folder or glob names, sorted by path; names that begin with a dot or underscore are left out.
     *
     * @throws DataException when there are none, or some cannot be read
     */
    static List<InputFile> list(String uri, Configuration configuration) {
        try {
            return Listing.of(uri, configuration);
        } catch (DataException refused) {
            throw refused;
        } catch (NamedPath.Unusable wrong) {
            throw new DataException("%s %s", uri, wrong.getMessage());
        } catch (IOException | RuntimeException | LinkageError failed) {
            throw new DataException(
                    "%s cannot be read: %s",
                    uri, IoFault.reading(uri, failed, "check the path").text());
        }
    }

    static String firstLine(Throwable failed) {
        String message = failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
        return message.strip().split("\\R", 2)[0];
    }
}
