package io.github.sparkagd.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The permissions that this process's umask takes away, which Hadoop does not ask for: it sets those of its own setting,
 * {@value #SETTING}, on every file.
 *
 * <p>Applies to the local file system alone, unless the user has set Hadoop's setting. On others, such as HDFS, that setting
 * counts as ever.
 */
public final class Umask {
    /** Hadoop's setting. */
    public static final String SETTING = FsPermission.UMASK_LABEL;

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String LINE = "Umask:";

    private Umask() {}

    /**
     * Makes the local file system of this process, in every thread, write as the umask says.
     *
     * @param configuration Hadoop's, which names the file systems
     */
    public static void adopt(Configuration configuration) {
        unlessSet(configuration).ifPresent(umask -> {
            try {
                LocalFileSystem local = FileSystem.getLocal(configuration);
                // A copy: file systems share the configuration that they are made with.
                Configuration own = new Configuration(local.getConf());
                own.set(SETTING, umask);
                local.getRaw().setConf(own);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        });
    }

    /**
     * The umask for executors, which inherit none from this process, where files are local by default.
     *
     * @param configuration Hadoop's, with the user's settings
     * @return octal digits; empty where the cluster's setting or the user's counts
     */
    public static Optional<String> forExecutors(Configuration configuration) {
        return isLocal(FileSystem.getDefaultUri(configuration)) ? unlessSet(configuration) : Optional.empty();
    }

    /** True for a qualified path of the local file system. */
    static boolean isLocal(URI place) {
        return "file".equals(place.getScheme());
    }

    /** The umask, unless the user has said what Hadoop is to take away. */
    static Optional<String> unlessSet(Configuration configuration) {
        String[] sources = configuration.getPropertySources(SETTING);
        boolean given = sources != null && !Arrays.asList(sources).equals(List.of("core-default.xml"));
        return given ? Optional.empty() : current();
    }

    /** Octal digits; empty where this cannot be found out. */
    static Optional<String> current() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            Optional<String> line = lines.filter(each -> each.startsWith(LINE)).findFirst();
            return line.map(each -> each.substring(LINE.length()).strip()).or(Umask::tried);
        } catch (IOException | UncheckedIOException unreadable) {
            return tried();
        }
    }

    /** What is missing from the permissions of a folder made with all of them. */
    static Optional<String> tried() {
        Path outer = null;
        Path inner = null;
        try {
            outer = Files.createTempDirectory("agd");
            inner = Files.createDirectory(outer.resolve("umask"));
            Set<PosixFilePermission> missing = EnumSet.allOf(PosixFilePermission.class);
            missing.removeAll(Files.getPosixFilePermissions(inner));
            int bits = FsPermission.valueOf("-" + PosixFilePermissions.toString(missing))
                    .toShort();
            return Optional.of(String.format("%04o", bits));
        } catch (IOException | UnsupportedOperationException unknown) {
            return Optional.empty();
        } finally {
            delete(inner);
            delete(outer);
        }
    }

    private static void delete(Path folder) {
        try {
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException remains) {
            // An empty folder among temporary files.
        }
    }
}
