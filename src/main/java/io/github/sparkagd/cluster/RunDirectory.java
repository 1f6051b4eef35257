package io.github.sparkagd.cluster;

import io.github.sparkagd.data.IoFault;
import io.github.sparkagd.data.NamedPath;
import io.github.sparkagd.settings.Phrase;
import io.github.sparkagd.settings.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An output folder on any Hadoop file system that appears whole or not at all.
 *
 * <p>Files are written to a hidden sibling, which {@link #commit} renames. What is not committed is deleted on close, and
 * what was there before stays.
 */
public final class RunDirectory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunDirectory.class);

    private final FileSystem files;
    private final Path target;
    private final Path staging;
    private final boolean overwrite;
    private boolean committed;
    /** Where it stands in the end. */
    private Path written;

    private RunDirectory(FileSystem files, Path target, boolean overwrite) {
        this.files = files;
        this.target = target;
        this.overwrite = overwrite;
        this.written = target;
        this.staging = sibling(target, ".writing-");
    }

    /** A hidden path beside {@code path} that nobody else has. */
    private static Path sibling(Path path, String what) {
        return NamedPath.child(path.getParent(), "." + path.getName() + what + Long.toHexString(System.nanoTime()));
    }

    /**
     * Reserves a folder.
     *
     * @param uri the folder; its parents are made as needed
     * @param overwrite whether an existing folder is replaced at the end
     * @param configuration Hadoop's, which names the file systems
     * @return the reserved folder, to be filled and committed
     * @throws Refusal when it exists and is not to be replaced
     */
    public static RunDirectory reserve(String uri, boolean overwrite, Configuration configuration) {
        try {
            Path target = NamedPath.toWrite(uri, configuration);
            FileSystem files = NamedPath.fileSystem(target, configuration);
            if (target.isRoot()) {
                throw new Refusal("{out} must not be the root of a file system, got %s", uri);
            }
            if (!overwrite && files.exists(target)) {
                throw new Refusal("{out} %s exists already. Maybe name another folder, or add {overwrite=}.", uri);
            }
            RunDirectory reserved = new RunDirectory(files, target, overwrite);
            reserved.requireWritable();
            return reserved;
        } catch (Refusal refused) {
            throw refused;
        } catch (NamedPath.Unusable wrong) {
            throw new Refusal(wrong, "{out} %s %s", uri, wrong.getMessage());
        } catch (IOException | RuntimeException | LinkageError failed) {
            throw new UnusableFolder(
                    failed,
                    "{out} %s cannot be used: %s",
                    uri,
                    IoFault.writing(uri, failed).text());
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
            throw LocalFolders.whyNotMade(files, staging);
        }
    }

    /**
     * Refuses a folder that holds what is to be read, which {@link #commit} would replace.
     *
     * @param option that names {@code uri}
     * @param uri a path or glob
     * @throws Refusal when it lies in this folder
     */
    public void requireApart(String option, String uri) {
        for (Path path = qualified(uri); path != null; path = path.getParent()) {
            Refusal.unless(
                    !path.equals(target),
                    "{out} %s would replace %s %s. Maybe name another folder.",
                    target.toUri().getPath(),
                    option,
                    uri);
        }
    }

    /** The whole path; null where nothing can be read, so that there is nothing to replace: the reader says what is wrong. */
    private Path qualified(String uri) {
        try {
            return NamedPath.of(uri, files.getConf());
        } catch (IOException | RuntimeException | LinkageError unreadable) {
            return null;
        }
    }

    /**
     * Refuses to replace a folder that is no result of an earlier run, which {@link #commit} would delete.
     *
     * @param file that every result has
     * @throws Refusal when there is a folder or file without it
     */
    public void requireReplaceable(String file) {
        try {
            Refusal.unless(
                    !files.exists(target) || files.exists(new Path(target, file)),
                    "{out} %s exists and holds no %s of a training. Maybe name another folder, or delete it.",
                    target.toUri().getPath(),
                    file);
        } catch (IOException failed) {
            throw cannotWrite("", failed);
        }
    }

    /**
     * {@return the first path that does not exist, of {@code prefix} followed by 1, 2, 3, …}
     *
     * @param prefix of the path
     * @param configuration Hadoop's, which names the file systems
     */
    public static String firstFree(String prefix, Configuration configuration) {
        int i = 1;
        while (exists(prefix + i, configuration)) {
            i++;
        }
        return prefix + i;
    }

    /**
     * {@return whether there is a file or folder}
     *
     * @param uri of the place
     * @param configuration Hadoop's, which names the file systems
     */
    public static boolean exists(String uri, Configuration configuration) {
        try {
            Path path = NamedPath.of(uri, configuration);
            return NamedPath.fileSystem(path, configuration).exists(path);
        } catch (IOException | RuntimeException | LinkageError failed) {
            throw new Refusal(
                    failed,
                    "%s cannot be looked for: %s",
                    uri,
                    IoFault.reading(uri, failed, "name another folder").text());
        }
    }

    private Path place(String name) {
        return name.isEmpty() ? staging : new Path(staging, name);
    }

    /** {@return where the folder itself stands until it is committed; it is not made yet} */
    public String path() {
        return staging.toString();
    }

    /**
     * {@return where {@code name} stands until the folder is committed}
     *
     * @param name relative to the folder
     */
    public String path(String name) {
        return new Path(staging, name).toString();
    }

    /** Writes one file. */
    public interface Content {
        /**
         * @param out takes the bytes, and stays open
         * @throws IOException when they cannot be written
         */
        void write(OutputStream out) throws IOException;
    }

    /**
     * Writes {@code name}, making folders as needed.
     *
     * @param name relative to the folder
     * @param content of the file
     */
    public void write(String name, Content content) {
        try (OutputStream out = files.create(place(name), true)) {
            content.write(out);
        } catch (IOException failed) {
            throw cannotWrite(name + " for ", failed);
        }
    }

    /** Takes a file away again, written or not. */
    void discard(String name) throws IOException {
        files.delete(place(name), false);
    }

    /** @param content of the target itself, which becomes one file instead of a folder of files */
    public void writeSingle(Content content) {
        write("", content);
    }

    /** Puts what was written in its place; beside it, where another program has put something there meanwhile. */
    public void commit() {
        try {
            boolean taken = !overwrite && files.exists(target);
            if (taken) {
                written = NamedPath.of(firstFree(target + "-", files.getConf()), files.getConf());
                LOG.warn("{} was created by another process; results are in {} instead.", target, written);
            }
            put();
        } catch (IOException failed) {
            throw cannotWrite("", failed);
        }
    }

    /**
     * Puts what was written about a failure in its place, or, where there are results already, which stay, beside it in a folder
     * with {@code .failed} after its name.
     */
    public void commitFailure() {
        try {
            if (files.exists(target)) {
                written = NamedPath.child(target.getParent(), target.getName() + ".failed");
            }
            put();
        } catch (IOException failed) {
            throw cannotWrite("", failed);
        }
    }

    private void put() throws IOException {
        Path old = sibling(written, ".old-");
        boolean replaces = files.exists(written);
        if (replaces && !files.rename(written, old)) {
            throw new IOException("the old folder cannot be moved away");
        }
        if (!files.rename(staging, written)) {
            boolean back = replaces && files.rename(old, written);
            throw new IOException("the folder written cannot be renamed"
                    + (replaces && !back ? "; what was there before is now " + old : ""));
        }
        committed = true;
        LocalFolders.removeChecksums(files, written);
        if (replaces) {
            files.delete(old, true);
        }
    }

    /** In the words of the command line, which alone writes such folders. */
    private UncheckedIOException cannotWrite(String what, IOException failed) {
        Phrase message = Phrase.of(
                "cannot write %s{out} %s: %s",
                what, target, IoFault.writing(target.toString(), failed).text());
        return new UncheckedIOException(message.said(Refusal.OPTIONS), failed);
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
        return written.toString();
    }
}
