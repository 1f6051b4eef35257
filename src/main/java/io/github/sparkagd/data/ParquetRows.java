package io.github.sparkagd.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Rows of parquet files, in the order of file and position: a vector column, or all numeric columns but the label. */
final class ParquetRows {
    private static final String FEATURES = "features";
    /** How parquet files end, plain or encrypted. */
    private static final Set<String> MAGIC = Set.of("PAR1", "PARE");

    private static final int SHORTEST = 12;

    private final SparkSession session;
    private final List<InputFile> files;
    private final String uri;
    private final Dataset<Row> table;

    ParquetRows(SparkSession session, List<InputFile> files, String uri) {
        this.session = session;
        this.files =
                files.stream().filter(file -> file.name().endsWith(".parquet")).toList();
        this.uri = uri;
        if (this.files.isEmpty()) {
            throw new DataException(uri + " holds no .parquet file. Maybe another --format.");
        }
        this.files.forEach(this::requireParquet);
        requireFooter(this.files.get(0));
        this.table = open();
    }

    /** The columns to read. */
    record Columns(String label, List<String> features, boolean vector) implements java.io.Serializable {}

    /** The rows; columns are found by their names. */
    RawData read(Columns columns, ClassChoice classes) {
        requireColumns(columns);
        List<Column> wanted = new ArrayList<>();
        wanted.add(functions.col("_metadata.file_path"));
        wanted.add(functions.col("_metadata.row_index"));
        wanted.add(table.col(quoted(columns.label())));
        columns.features().forEach(name -> wanted.add(table.col(quoted(name))));
        Map<String, Integer> ranks = new HashMap<>();
        for (InputFile file : files) {
            ranks.put(PlacedRows.plain(file.uri()), ranks.size());
        }
        JavaPairRDD<Long, RawRow> rows = table.select(wanted.toArray(new Column[0]))
                .javaRDD()
                .mapPartitionsToPair(found -> new PlacedRows(found, ranks, row -> raw(row, columns)));
        long bytes = files.stream().mapToLong(InputFile::length).sum();
        return new RawData(rows, files.stream().map(Split::whole).toList(), bytes, classes);
    }

    /** Spark would say so only in a task, with a stack trace. */
    private void requireParquet(InputFile file) {
        try {
            Path path = new Path(file.uri());
            FileSystem system = path.getFileSystem(session.sparkContext().hadoopConfiguration());
            try (FSDataInputStream in = system.open(path)) {
                byte[] end = new byte[4];
                if (file.length() >= SHORTEST) {
                    in.readFully(file.length() - end.length, end);
                }
                if (!MAGIC.contains(new String(end, StandardCharsets.ISO_8859_1))) {
                    throw new DataException(file.shown()
                            + " does not end as a parquet file does. Maybe it is cut short, or of another --format.");
                }
            }
        } catch (IOException failed) {
            throw new DataException(
                    file.shown() + " cannot be read: " + InputFile.firstLine(failed) + ". Maybe check the file.");
        }
    }

    /** The same for the file that has the columns' names. */
    private void requireFooter(InputFile file) {
        Configuration configuration = session.sparkContext().hadoopConfiguration();
        try (ParquetFileReader reader =
                ParquetFileReader.open(HadoopInputFile.fromPath(new Path(file.uri()), configuration))) {
            reader.getFooter();
        } catch (IOException | RuntimeException failed) {
            throw new DataException(file.shown() + " cannot be read as parquet: " + InputFile.firstLine(failed)
                    + ". Maybe the file is damaged: write it again.");
        }
    }

    private Dataset<Row> open() {
        try {
            return session.read().parquet(files.stream().map(InputFile::uri).toArray(String[]::new));
        } catch (Exception failed) {
            throw new DataException(
                    uri + " cannot be read as parquet: " + InputFile.firstLine(failed) + ". Maybe another --format.");
        }
    }

    /** What stands in the files: the label column and the features. */
    Columns columns(Optional<String> named) {
        StructType schema = table.schema();
        String label = named.orElse("label");
        List<String> names = Arrays.asList(schema.fieldNames());
        requireColumn(label);
        requireNumeric(schema.apply(label), "the label column");
        if (names.contains(FEATURES) && schema.apply(FEATURES).dataType().equals(SQLDataTypes.VectorType())) {
            return new Columns(label, List.of(FEATURES), true);
        }
        List<String> features =
                names.stream().filter(name -> !name.equals(label)).toList();
        features.forEach(name -> requireNumeric(schema.apply(name), "the feature column"));
        if (features.isEmpty()) {
            throw new DataException(uri + " has no feature column beside '" + label + "'. Maybe another --label.");
        }
        return new Columns(label, features, false);
    }

    private void requireColumn(String name) {
        List<String> names = Arrays.asList(table.schema().fieldNames());
        if (!names.contains(name)) {
            throw new DataException(uri + " has no column '" + name + "', only " + names + ". Maybe --label COLUMN.");
        }
    }

    private void requireColumns(Columns columns) {
        StructType schema = table.schema();
        requireColumn(columns.label());
        requireNumeric(schema.apply(columns.label()), "the label column");
        for (String name : columns.features()) {
            requireColumn(name);
            if (!columns.vector()) {
                requireNumeric(schema.apply(name), "the feature column");
            } else if (!schema.apply(name).dataType().equals(SQLDataTypes.VectorType())) {
                throw new DataException(uri + ": the column '" + name + "' is of type "
                        + schema.apply(name).dataType().simpleString() + ", not a vector. Maybe another --test.");
            }
        }
    }

    private void requireNumeric(StructField field, String what) {
        if (!(field.dataType() instanceof NumericType)) {
            throw new DataException(uri + ": " + what + " '" + field.name() + "' is of type "
                    + field.dataType().simpleString() + ", not a number. Maybe another --label, or drop the column.");
        }
    }

    private static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    private static RawRow raw(Row row, Columns columns) {
        long number = row.getLong(1) + 1;
        for (int j = 2; j < row.size(); j++) {
            if (row.isNullAt(j)) {
                String name = j == 2 ? columns.label() : columns.features().get(j - 3);
                return fault(number, name, "null", "drop or impute such rows");
            }
        }
        double label = ((Number) row.get(2)).doubleValue();
        if (!Numbers.usable(label)) {
            return unusable(number, columns.label(), label);
        }
        return columns.vector() ? vector(row.getAs(3), number, label) : plain(row, columns, number, label);
    }

    private static RawRow vector(Vector vector, long number, double label) {
        boolean sparse = vector instanceof SparseVector;
        double[] values = sparse ? ((SparseVector) vector).values() : vector.toArray();
        for (double value : values) {
            if (!Numbers.usable(value)) {
                return unusable(number, FEATURES, value);
            }
        }
        return sparse
                ? RawRow.sparse(number, label, ((SparseVector) vector).indices(), values)
                        .ofWidth(vector.size())
                : RawRow.dense(number, label, values);
    }

    private static RawRow plain(Row row, Columns columns, long number, double label) {
        double[] values = new double[columns.features().size()];
        for (int j = 0; j < values.length; j++) {
            values[j] = ((Number) row.get(3 + j)).doubleValue();
            if (!Numbers.usable(values[j])) {
                return unusable(number, columns.features().get(j), values[j]);
            }
        }
        return RawRow.dense(number, label, values);
    }

    private static RawRow unusable(long number, String column, double value) {
        return Double.isFinite(value)
                ? fault(number, column, value + ", whose square is too large for a sum", "rescale the data")
                : fault(number, column, value + ", which is not finite", "drop or impute such rows");
    }

    private static RawRow fault(long number, String column, String value, String remedy) {
        return RawRow.fault(0, "row " + number + ", column '" + column + "' is " + value + ". Maybe " + remedy + ".");
    }
}
