package io.github.sparkagd.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.SparkSession;

/**
 * How Spark's readers of models, which take every path for a glob, read a folder that exists as its path stands.
 *
 * @param session to read in
 * @param path to read
 */
public record WithoutGlobs(SparkSession session, String path) {
    /** Settings with which Spark reads local paths as they stand. */
    static final Map<String, String> OPTIONS = NamedPath.localFiles(Files.class);

    /**
     * {@return the folder that users write as {@code text}; where there is none, Spark is left to do as it does}
     *
     * @param text path or URI
     * @param session of the application
     */
    public static WithoutGlobs of(String text, SparkSession session) {
        try {
            Configuration configuration = session.sparkContext().hadoopConfiguration();
            Path path = NamedPath.of(text, configuration);
            boolean exists = NamedPath.fileSystem(path, configuration).exists(path);
            return exists ? of(path, session) : new WithoutGlobs(session, text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * The paths of {@code files} as {@code reader} is to be told of them; sets it up to read them so.
     *
     * <p>Spark's own switch for globs, {@code __globPaths__}, reads files twice where one of several looks like a glob.
     */
    static String[] paths(List<InputFile> files, DataFrameReader reader) {
        boolean raw = files.stream().anyMatch(file -> needed(file.path()));
        if (raw) {
            OPTIONS.forEach(reader::option);
        }
        return files.stream()
                .map(file -> raw ? file.uri() : Globs.escaped(file.uri()))
                .toArray(String[]::new);
    }

    /**
     * {@return the folder {@code path}, which exists}
     *
     * @param path of a folder
     * @param session of the application
     */
    public static WithoutGlobs of(Path path, SparkSession session) {
        String text = path.toString();
        if (!needed(path)) {
            return new WithoutGlobs(session, Globs.escaped(text));
        }
        SparkSession own = session.newSession();
        OPTIONS.forEach(own.conf()::set);
        return new WithoutGlobs(own, text);
    }

    /**
     * Whether it does not do to escape what is special in globs: Hadoop's globs fail at colons even so, and its checksums at
     * those of the last name.
     */
    static boolean needed(Path path) {
        String plain = path.toUri().getPath();
        return NamedPath.needsRaw(path) || (NamedPath.isLocal(path) && plain.contains(":") && Globs.possible(plain));
    }

    /** The local file system, where a path that exists is no glob. Public for Hadoop. */
    public static final class Files extends RawLocalFileSystem {
        @Override
        public FileStatus[] globStatus(Path path) throws IOException {
            return exists(path) ? new FileStatus[] {getFileStatus(path)} : super.globStatus(path);
        }
    }
}
