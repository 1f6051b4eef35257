package io.github.sparkagd.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** What Hadoop's local file system leaves to be done: to say why a folder cannot be made, and to tidy up. */
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

    /** Removes the hidden checksum files beside ours, which users would wonder about, if the files are local. */
    static void removeChecksums(FileSystem files, Path written) throws IOException {
        if (!"file".equals(files.getUri().getScheme())) {
            return;
        }
        java.nio.file.Path place = java.nio.file.Path.of(written.toUri().getPath());
        if (!Files.isDirectory(place)) {
            Files.deleteIfExists(place.resolveSibling("." + place.getFileName() + ".crc"));
            return;
        }
        try (Stream<java.nio.file.Path> all = Files.walk(place)) {
            for (java.nio.file.Path file : all.filter(LocalFolders::isChecksum).toList()) {
                Files.delete(file);
            }
        }
    }

    private static boolean isChecksum(java.nio.file.Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") && name.endsWith(".crc") && Files.isRegularFile(file);
    }
}
