package io.github.sparkagd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes what a folder of data should not hold. */
public final class OddFiles {
    private OddFiles() {}

    /** A symbolic link; makes folders as needed. */
    public static void link(Path from, String to) {
        try {
            Files.createDirectories(from.getParent());
            Files.createSymbolicLink(from, Path.of(to));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A named pipe. */
    public static void pipe(Path place) {
        shell("mkfifo \"$1\"", place);
    }

    /** A file {@code NAME.csv} whose name, in Latin-1, is no UTF-8. */
    public static void latin(Path folder, String content) {
        shell("printf '" + content + "' > \"$1/$(printf 'gr\\374n').csv\"", folder);
    }

    private static void shell(String script, Path argument) {
        try {
            int code = new ProcessBuilder("sh", "-c", script, "sh", argument.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException(script + " ended with " + code);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
