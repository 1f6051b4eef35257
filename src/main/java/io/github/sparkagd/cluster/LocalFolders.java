package io.github.sparkagd.cluster;

import java.io.IOException;
import java.nio.file.Files;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** Finds out why a local folder cannot be made, of which Hadoop says only that it cannot. */
final class LocalFolders {
    private LocalFolders() {}

    /** What a further try throws, by which the cause is known. */
    static IOException whyNotMade(FileSystem files, Path folder) {
        if ("file".equals(files.getUri().getScheme())) {
            try {
                java.nio.file.Path path = java.nio.file.Path.of(folder.toUri().getPath());
                Files.delete(Files.createDirectories(path));
            } catch (IOException why) {
                return why;
            }
        }
        return new IOException("the folder cannot be made");
    }
}
