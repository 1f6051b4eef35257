package io.github.sparkagd.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * An output folder on any Hadoop file system that appears whole or not at all.
 *
 * <p>Files are written to a hidden sibling, which {@link #commit} renames. What is not committed is deleted on close, and
 * what was there before stays.
 */
public final class RunDirectory implements AutoCloseable {
    private final FileSystem files;
    private final Path target;
    private final Path staging;
    private final boolean overwrite;
    private boolean committed;

    private RunDirectory(FileSystem files, Path target, boolean overwrite) {
        this.files = files;
        this.target = target;
        this.overwrite = overwrite;
        this.staging = new Path(
                target.getParent(), "." + target.getName() + ".writing-" + Long.toHexString(System.nanoTime()));
    }

    /**
     * Reserves a folder.
     *
     * @param uri the folder; its parents are made as needed
     * @param overwrite whether an existing folder is replaced at the end
     * @throws IllegalArgumentException when it exists and is not to be replaced
     */
    public static RunDirectory reserve(String uri, boolean overwrite, Configuration configuration) {
        try {
            Path path = new Path(uri);
            FileSystem files = path.getFileSystem(configuration);
            Path target = files.makeQualified(path);
            if (!overwrite && files.exists(target)) {
                throw new IllegalArgumentException(
                        "--out " + uri + " exists already. Maybe name another folder, or add --overwrite.");
            }
            RunDirectory reserved = new RunDirectory(files, target, overwrite);
            reserved.requireWritable();
            return reserved;
        } catch (IOException | RuntimeException failed) {
            if (failed instanceof IllegalArgumentException refused
                    && refused.getMessage().startsWith("--out")) {
                throw refused;
            }
            throw new IllegalArgumentException(
                    "--out " + uri + " cannot be used: "
                            + String.valueOf(failed.getMessage()).split("\\R", 2)[0] + ". Maybe name another folder.",
                    failed);
        }
    }

    /** Makes the hidden sibling and takes it away again, so that a place where nothing can be written shows early. */
    private void requireWritable() throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path path = staging; path != null && !files.exists(path); path = path.getParent()) {
            missing.addLast(path);
        }
        boolean made = files.mkdirs(staging);
        // Not recursively: another program may have put something there meanwhile.
        for (Path path : missing) {
            if (files.exists(path) && files.listStatus(path).length == 0) {
                files.delete(path, false);
            }
        }
        if (!made) {
            throw new IOException("the folder cannot be made");
        }
    }

    /**
     * Refuses a folder that holds what is to be read, which {@link #commit} would replace.
     *
     * @param option that names {@code uri}
     * @param uri a path or glob
     * @throws IllegalArgumentException when it lies in this folder
     */
    public void requireApart(String option, String uri) {
        try {
            Path read = new Path(uri);
            FileSystem theirs = read.getFileSystem(files.getConf());
            for (Path path = theirs.makeQualified(read); path != null; path = path.getParent()) {
                if (path.equals(target)) {
                    throw new IllegalArgumentException("--out " + target.toUri().getPath() + " would replace " + option
                            + " " + uri + ". Maybe name another folder.");
                }
            }
        } catch (IOException unreadable) {
            // Where nothing can be read there is nothing to replace; the reader will say what is wrong.
        }
    }

    /** The first path that does not exist, of {@code prefix} followed by 1, 2, 3, … */
    public static String firstFree(String prefix, Configuration configuration) {
        try {
            for (int i = 1; ; i++) {
                Path path = new Path(prefix + i);
                if (!path.getFileSystem(configuration).exists(path)) {
                    return prefix + i;
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path place(String name) {
        return name.isEmpty() ? staging : new Path(staging, name);
    }

    /** Where the folder itself stands until it is committed; it is not made yet. */
    public String path() {
        return staging.toString();
    }

    /** Where {@code name} stands until the folder is committed. */
    public String path(String name) {
        return new Path(staging, name).toString();
    }

    /** Writes one file. */
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    /** Writes {@code name}, making folders as needed. */
    public void write(String name, Content content) {
        try (OutputStream out = files.create(place(name), true)) {
            content.write(out);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + name + " for --out " + target, failed);
        }
    }

    /** Writes the target itself as one file, instead of a folder of files. */
    public void writeSingle(Content content) {
        write("", content);
    }

    /** Puts what was written in its place. */
    public void commit() {
        try {
            removeChecksums(staging);
            Path old = new Path(
                    target.getParent(), "." + target.getName() + ".old-" + Long.toHexString(System.nanoTime()));
            boolean replaces = files.exists(target);
            if (replaces && !overwrite) {
                throw new IOException("it has come to exist meanwhile");
            }
            if (replaces && !files.rename(target, old)) {
                throw new IOException("the old folder cannot be moved away");
            }
            if (!files.rename(staging, target)) {
                throw new IOException("the folder written cannot be renamed");
            }
            committed = true;
            if (replaces) {
                files.delete(old, true);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write --out " + target + ": " + failed.getMessage(), failed);
        }
    }

    /** Hadoop's local file system leaves hidden checksum files beside ours, which users would wonder about. */
    private void removeChecksums(Path folder) throws IOException {
        if (!"file".equals(files.getUri().getScheme())) {
            return;
        }
        java.io.File[] entries = new java.io.File(folder.toUri().getPath()).listFiles();
        for (java.io.File entry : entries == null ? new java.io.File[0] : entries) {
            boolean checksum =
                    entry.getName().startsWith(".") && entry.getName().endsWith(".crc");
            if (checksum && !entry.delete()) {
                throw new IOException("cannot delete " + entry.getName());
            }
        }
    }

    @Override
    public void close() {
        if (!committed) {
            try {
                files.delete(staging, true);
            } catch (IOException failed) {
                throw new UncheckedIOException("cannot delete " + staging, failed);
            }
        }
    }

    @Override
    public String toString() {
        return target.toString();
    }
}
