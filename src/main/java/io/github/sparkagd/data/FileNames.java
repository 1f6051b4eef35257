package io.github.sparkagd.data;

import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** What this JVM can make of the bytes of file names, which depends on the locale it was started in. */
final class FileNames {
    /** Stands for what could not be decoded. */
    static final char LOST = '\uFFFD';

    private static final String ENCODING = System.getProperty("sun.jnu.encoding", "UTF-8");

    private FileNames() {}

    /** Whether the encoding has all letters. */
    static boolean holdAll() {
        return Charset.isSupported(ENCODING)
                && Charset.forName(ENCODING).newEncoder().canEncode("\u00fc\u4e00\u0416");
    }

    /** Whether the name of {@code path} as text still names the same file. */
    static boolean holds(Path path) {
        try {
            return path.getFileSystem().getPath(path.toString()).equals(path);
        } catch (InvalidPathException lost) {
            return false;
        }
    }

    /** What is wrong with a name that does not survive as text, and what to do. */
    static String cannotHold() {
        return holdAll()
                ? "has a name that is not valid " + ENCODING + ". Maybe rename it."
                : "has a name that this JVM's encoding of file names, " + ENCODING
                        + ", cannot hold. Maybe set LC_ALL=C.UTF-8.";
    }
}
