package io.github.sparkagd.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** A file or folder that is there; what it is shows only when it is asked for. */
interface Entry {
    Path path();

    /**
     * Whether it is a folder; else it is a file with content.
     *
     * @throws DataException when it is neither
     */
    boolean folder() throws IOException;

    /** In bytes. */
    long length() throws IOException;

    /** What the folder holds, in the order of names. */
    List<Entry> children() throws IOException;

    /** What is at {@code path}; empty for nothing. */
    static Optional<Entry> at(Path path, Configuration configuration) throws IOException {
        if (NamedPath.isLocal(path)) {
            return LocalEntry.at(path);
        }
        try {
            FileSystem files = path.getFileSystem(configuration);
            return Optional.of(new Remote(files, files.getFileStatus(path)));
        } catch (FileNotFoundException missing) {
            return Optional.empty();
        }
    }

    /** On a file system that only Hadoop knows. */
    record Remote(FileSystem files, FileStatus status) implements Entry {
        @Override
        public Path path() {
            return status.getPath();
        }

        @Override
        public boolean folder() {
            return status.isDirectory();
        }

        @Override
        public long length() {
            return status.getLen();
        }

        @Override
        public List<Entry> children() throws IOException {
            List<Entry> children = new ArrayList<>();
            for (FileStatus child : files.listStatus(path())) {
                children.add(new Remote(files, child));
            }
            return children;
        }
    }
}
