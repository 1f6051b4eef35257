package io.github.sparkagd.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file of the input.
 *
 * @param uri where it is
 * @param length in bytes
 */
record InputFile(String uri, long length) implements Serializable {

    /** The last part of the path. */
    String name() {
        return new Path(uri).getName();
    }

    /** The path as people write it: without {@code file:}. */
    String shown() {
        return uri.startsWith("file:") ? new Path(uri).toUri().getPath() : uri;
    }

    /** Gzip and bzip2 by the name. */
    boolean compressed() {
        return uri.endsWith(".gz") || uri.endsWith(".bz2");
    }

    /**
     * All files behind a path, folder or glob, sorted by path; names that begin with a dot or underscore are left out.
     *
     * @throws DataException when there are none
     */
    static List<InputFile> list(String uri, Configuration configuration) {
        try {
            Path path = new Path(uri);
            FileSystem files = path.getFileSystem(configuration);
            FileStatus[] matched = files.globStatus(path);
            if (matched == null || matched.length == 0) {
                throw new DataException(uri + " does not exist. Maybe check the path.");
            }
            List<InputFile> found = new ArrayList<>();
            for (FileStatus status : matched) {
                // A hidden name is taken where the user wrote it out.
                if (status.getPath().getName().equals(path.getName())) {
                    collect(files, status, found);
                } else {
                    collectUnlessHidden(files, status, found);
                }
            }
            if (found.isEmpty()) {
                throw new DataException(uri + " is a folder without files. Maybe check the path.");
            }
            found.sort(Comparator.comparing(InputFile::uri));
            return found;
        } catch (FileNotFoundException missing) {
            throw new DataException(uri + " does not exist. Maybe check the path.");
        } catch (IOException | IllegalArgumentException failed) {
            throw new DataException(uri + " cannot be read: " + firstLine(failed) + ". Maybe check the path.");
        }
    }

    private static void collectUnlessHidden(FileSystem files, FileStatus status, List<InputFile> found)
            throws IOException {
        String name = status.getPath().getName();
        if (!name.startsWith("_") && !name.startsWith(".")) {
            collect(files, status, found);
        }
    }

    private static void collect(FileSystem files, FileStatus status, List<InputFile> found) throws IOException {
        if (status.isFile()) {
            found.add(new InputFile(status.getPath().toString(), status.getLen()));
            return;
        }
        for (FileStatus child : files.listStatus(status.getPath())) {
            collectUnlessHidden(files, child, found);
        }
    }

    static String firstLine(Throwable failed) {
        String message = failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
        return message.strip().split("\\R", 2)[0];
    }
}
