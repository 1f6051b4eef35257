package io.github.sparkagd.data;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * Paths as users write them, turned into Hadoop's.
 *
 * <p>Every character stands for itself: colons, brackets, percent signs. Hadoop's own parsing takes what stands before a colon
 * for a scheme, and its local file system cannot name the checksum file of a name with a colon.
 */
public final class NamedPath {
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/.*", Pattern.DOTALL);
    private static final String LOCAL = "file";
    /** Stands for what could not be decoded. */
    static final char LOST = '\uFFFD';

    /** Of file names: what this JVM can make of their bytes depends on the locale it was started in. */
    private static final String ENCODING = System.getProperty("sun.jnu.encoding", "UTF-8");

    private NamedPath() {}

    /** A name that cannot be used; the message goes on from the name and ends with a remedy. */
    public static final class Unusable extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    /**
     * {@return the absolute path that {@code text} names, whether or not it exists: a URI where it begins with a scheme
     * and a slash, else a path of the default file system}
     *
     * @param text as users write it
     * @param configuration Hadoop's, which names the file systems
     * @throws Unusable when the encoding of this JVM's file names cannot hold it
     * @throws IOException when the file system cannot be reached
     */
    public static Path of(String text, Configuration configuration) throws IOException {
        boolean local = isLocal(FileSystem.getDefaultUri(configuration).getScheme());
        boolean exists = local && Files.exists(local(text));
        if (URI.matcher(text).matches() && !exists) {
            Path path = new Path(text);
            return path.getFileSystem(configuration).makeQualified(path);
        }
        return FileSystem.get(configuration).makeQualified(new Path(null, null, text));
    }

    /**
     * The same for something that is to be written.
     *
     * @param text as users write it
     * @param configuration Hadoop's, which names the file systems
     * @return the absolute path
     * @throws Unusable also when a letter of the name seems to have been lost already: Java turns those that its
     *     encoding cannot hold into question marks when it takes a command line
     * @throws IOException when the file system cannot be reached
     */
    public static Path toWrite(String text, Configuration configuration) throws IOException {
        if (!holdsAllLetters() && (text.contains("??") || text.indexOf(LOST) >= 0)) {
            throw new Unusable(cannotHold());
        }
        return of(text, configuration);
    }

    /**
     * {@return the path {@code name} in {@code folder}; Hadoop's own constructor takes a colon in a name for the end of
     * a scheme}
     *
     * @param folder that the path is in
     * @param name of a file or folder, colons included
     */
    public static Path child(Path folder, String name) {
        return new Path(folder, new Path(null, null, name));
    }

    /**
     * {@return the file system that reads and writes {@code path}}
     *
     * @param path absolute
     * @param configuration Hadoop's, which names the file systems
     * @throws IOException when it cannot be reached
     */
    public static FileSystem fileSystem(Path path, Configuration configuration) throws IOException {
        return path.getFileSystem(opening(path, configuration));
    }

    /** The configuration with which Hadoop opens {@code path}: without checksum files where it could not name them. */
    static Configuration opening(Path path, Configuration configuration) {
        if (!needsRaw(path)) {
            return configuration;
        }
        Configuration raw = new Configuration(configuration);
        localFiles(RawLocalFileSystem.class).forEach(raw::set);
        return raw;
    }

    /** True where Hadoop's usual local file system fails. */
    static boolean needsRaw(Path path) {
        return isLocal(path.toUri().getScheme()) && path.getName().contains(":");
    }

    /** Settings that make Hadoop use another local file system than its usual one, which it keeps for all. */
    static Map<String, String> localFiles(Class<? extends FileSystem> type) {
        return Map.of("fs.file.impl", type.getName(), "fs.file.impl.disable.cache", "true");
    }

    static boolean isLocal(Path path) {
        return isLocal(path.toUri().getScheme());
    }

    private static boolean isLocal(String scheme) {
        return LOCAL.equals(scheme);
    }

    /** The path of a file of this machine. */
    static java.nio.file.Path local(Path path) {
        return local(path.toUri().getPath());
    }

    private static java.nio.file.Path local(String text) {
        try {
            return java.nio.file.Path.of(text);
        } catch (InvalidPathException wrong) {
            throw new Unusable(
                    holdsAllLetters() ? "is no path: " + wrong.getReason() + ". Maybe another name." : cannotHold());
        }
    }

    /** Whether the encoding has all letters. */
    static boolean holdsAllLetters() {
        return Charset.isSupported(ENCODING)
                && Charset.forName(ENCODING).newEncoder().canEncode("\u00fc\u4e00\u0416");
    }

    /** Whether the name of {@code path} as text still names the same file. */
    static boolean holds(java.nio.file.Path path) {
        try {
            return path.getFileSystem().getPath(path.toString()).equals(path);
        } catch (InvalidPathException lost) {
            return false;
        }
    }

    /** What is wrong with a name that does not survive as text, and what to do. */
    static String cannotHold() {
        return holdsAllLetters()
                ? "has a name that is not valid " + ENCODING + ". Maybe rename it."
                : "has a name that this JVM's encoding of file names, " + ENCODING
                        + ", cannot hold. Maybe set LC_ALL=C.UTF-8.";
    }
}
