package io.github.sparkagd.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.collections4.IteratorUtils;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Writes generated rows as files that {@link DataSet} reads, made by the tasks that write them, one row in memory at a time.
 *
 * <p>File p of P holds the rows with numbers in [p·n/P, (p+1)·n/P): one after the other the files are the same whatever P is.
 */
public final class SyntheticFiles {
    private static final long FILE_BYTES = 64L << 20;
    private static final int MOST_BY_DEFAULT = 4096;
    private static final int LEAST_DIGITS = 5;
    /** Those in which a data set can be written. */
    public static final List<Format> FORMATS = List.of(Format.LIBSVM, Format.CSV, Format.PARQUET);

    private final SparkSession session;
    private final SyntheticSpec spec;
    private final SyntheticShape shape;

    /** @param spec whose training rows are written */
    public SyntheticFiles(SparkSession session, SyntheticSpec spec, SyntheticShape shape) {
        this.session = session;
        this.spec = spec;
        this.shape = shape;
    }

    /** How many there are, and their bytes together. */
    public record Written(int files, long bytes) {}

    /** About as many files as hold 64 MB of values each; 2 at least, where there are as many rows. */
    public static int files(SyntheticSpec spec, SyntheticShape shape) {
        double bytes = 8.0 * spec.rows() * spec.columns() * shape.density();
        double wanted = Math.max(2, Math.min(MOST_BY_DEFAULT, Math.ceil(bytes / FILE_BYTES)));
        return (int) Math.min((long) wanted, spec.rows());
    }

    /**
     * Writes the rows: one job.
     *
     * @param format one of {@link #FORMATS}
     * @param files how many, at most as many as rows
     * @param folder that does not exist yet
     */
    public Written write(Format format, int files, String folder) {
        session.sparkContext().setJobDescription("generate: " + spec.rows() + " x " + spec.columns());
        switch (format) {
            case LIBSVM -> text(files, SyntheticFiles::libsvm).text(folder);
            case CSV -> text(files, SyntheticFiles::csv).text(folder);
            case PARQUET -> table(files).parquet(folder);
            case MNIST, CIFAR10, SYNTHETIC ->
                throw new IllegalArgumentException("format must be libsvm, csv or parquet, got " + format.label());
        }
        try {
            return renamed(new Path(folder), "." + format.label());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot rename what was generated", failed);
        }
    }

    private JavaRDD<RawRow> rows(int files) {
        SyntheticSpec made = spec;
        SyntheticShape like = shape;
        List<Integer> shares = IntStream.range(0, files).boxed().toList();
        return Sent.parallelize(JavaSparkContext.fromSparkContext(session.sparkContext()), shares, files)
                .mapPartitions(part -> {
                    int p = part.next();
                    return new SyntheticRows(made, like)
                            .range(start(made.rows(), p, files), start(made.rows(), p + 1, files));
                });
    }

    /** p·n/P. */
    private static long start(long rows, int part, int parts) {
        return Math.multiplyExact(rows, part) / parts;
    }

    /** Turns a row into a line. */
    private interface Line extends java.io.Serializable {
        String of(RawRow row, StringBuilder empty);
    }

    private DataFrameWriter<String> text(int files, Line line) {
        JavaRDD<String> lines = rows(files).mapPartitions(found -> {
            StringBuilder builder = new StringBuilder();
            Iterator<String> each = IteratorUtils.transformedIterator(found, row -> {
                builder.setLength(0);
                return line.of(row, builder);
            });
            return each;
        });
        return session.createDataset(lines.rdd(), Encoders.STRING()).write().option("compression", "none");
    }

    private static String libsvm(RawRow row, StringBuilder line) {
        line.append(row.label());
        double[] values = row.values();
        for (int k = 0; k < values.length; k++) {
            if (values[k] != 0) {
                int column = row.indices() == null ? k : row.indices()[k];
                line.append(' ').append(column + 1).append(':').append(values[k]);
            }
        }
        return line.toString();
    }

    private static String csv(RawRow row, StringBuilder line) {
        for (double value : row.values()) {
            line.append(value).append(',');
        }
        return line.append(row.label()).toString();
    }

    private DataFrameWriter<Row> table(int files) {
        StructType schema = new StructType()
                .add("label", DataTypes.DoubleType, false)
                .add("features", SQLDataTypes.VectorType(), false);
        int width = spec.columns();
        JavaRDD<Row> rows = rows(files)
                .map(row -> RowFactory.create(
                        row.label(),
                        row.indices() == null
                                ? Vectors.dense(row.values())
                                : Vectors.sparse(width, row.indices(), row.values())));
        return session.createDataFrame(rows, schema).write();
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
