package io.github.sparkagd.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Writes generated rows as files that {@link DataSet} reads, made by the tasks that write them, one row in memory at a time.
 *
 * <p>File p of P holds the rows with numbers in [p·n/P, (p+1)·n/P): one after the other the files are the same whatever P is.
 */
public final class SyntheticFiles {
    private static final long FILE_BYTES = 64L << 20;
    private static final int MOST_BY_DEFAULT = 4096;
    private static final int LEAST_DIGITS = 5;

    private final SparkSession session;
    private final SyntheticSpec spec;
    private final SyntheticShape shape;

    /**
     * @param session of the application
     * @param spec whose training rows are written
     * @param shape what the features look like
     */
    public SyntheticFiles(SparkSession session, SyntheticSpec spec, SyntheticShape shape) {
        this.session = session;
        this.spec = spec;
        this.shape = shape;
    }

    /** How many there are, and their bytes together. */
    public record Written(int files, long bytes) {}

    /**
     * {@return about as many files as hold 64 MB of values each; 2 at least, where there are as many rows}
     *
     * @param spec how many rows and columns, noise and seed
     * @param shape what the features look like
     */
    public static int files(SyntheticSpec spec, SyntheticShape shape) {
        double bytes = 8.0 * spec.rows() * spec.columns() * shape.density();
        double wanted = Math.max(2, Math.min(MOST_BY_DEFAULT, Math.ceil(bytes / FILE_BYTES)));
        return (int) Math.min((long) wanted, spec.rows());
    }

    /**
     * Writes the rows: one job.
     *
     * @param format one that can be written
     * @param files how many, at most as many as rows
     * @param folder that does not exist yet
     * @return what was written
     */
    public Written write(Format format, int files, String folder) {
        session.sparkContext().setJobDescription("generate: " + spec.rows() + " x " + spec.columns());
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        format.writer().orElseThrow().write(session, new SyntheticRows(spec, shape).rdd(context, files), folder);
        try {
            return renamed(new Path(folder), "." + format.label());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot rename what was generated", failed);
        }
    }

    /** Spark's names have a random part and need not sort as the rows do; ours are part-00000 and so on. */
    private Written renamed(Path folder, String end) throws IOException {
        FileSystem system = folder.getFileSystem(session.sparkContext().hadoopConfiguration());
        system.delete(new Path(folder, "_SUCCESS"), false);
        FileStatus[] files = Arrays.stream(system.listStatus(folder))
                .filter(file -> file.getPath().getName().startsWith("part-"))
                .sorted(Comparator.<FileStatus>comparingInt(
                                file -> file.getPath().getName().length())
                        .thenComparing(file -> file.getPath().getName()))
                .toArray(FileStatus[]::new);
        int digits = Math.max(LEAST_DIGITS, String.valueOf(files.length - 1).length());
        long bytes = 0;
        for (int p = 0; p < files.length; p++) {
            Path name = new Path(folder, String.format(Locale.ROOT, "part-%0" + digits + "d%s", p, end));
            if (!system.rename(files[p].getPath(), name)) {
                throw new IOException("cannot rename " + files[p].getPath());
            }
            bytes += files[p].getLen();
        }
        return new Written(files.length, bytes);
    }
}
