package io.github.sparkagd.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The parquet files of a data set, those with the same footer as one table of Spark's.
 *
 * <p>Spark reads one footer and takes it for all. Here every footer is compared with the first: all files have columns of the
 * same names, in any order, and numbers may be of any type.
 */
final class ParquetTables {
    private final SparkSession session;
    private final String uri;
    private final PartitionFolders folders;
    private final List<Dataset<Row>> tables = new ArrayList<>();

    /** @throws DataException when a file is no parquet file, or its columns are not those of the first */
    ParquetTables(SparkSession session, List<InputFile> files, String uri) {
        this.session = session;
        this.uri = uri;
        this.folders = PartitionFolders.of(files);
        requireSeen(files);
        Configuration configuration = session.sparkContext().hadoopConfiguration();
        List<ParquetFooter> footers = ParquetFooter.all(files, configuration);
        Map<ParquetFooter, List<InputFile>> alike = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            alike.computeIfAbsent(footers.get(i), footer -> new ArrayList<>()).add(files.get(i));
        }
        for (List<InputFile> group : alike.values()) {
            Dataset<Row> table = open(group);
            tables.add(table);
            requireSame(files.get(0), group.get(0), table.schema());
        }
    }

    /** Spark leaves such files out, even where they are named. */
    private static void requireSeen(List<InputFile> files) {
        for (InputFile file : files) {
            String name = file.name();
            if (name.startsWith(".") || name.startsWith("_") || name.endsWith("._COPYING_")) {
                throw new DataException(file.shown() + " has a name that Spark leaves out when it reads parquet. Maybe "
                        + (name.startsWith(".") || name.startsWith("_") ? "rename it." : "wait until it is copied."));
            }
        }
    }

    private Dataset<Row> open(List<InputFile> files) {
        DataFrameReader reader = session.read()
                .option("ignoreCorruptFiles", false)
                .option("ignoreMissingFiles", false)
                .option("mergeSchema", false);
        folders.base().ifPresent(base -> reader.option("basePath", base));
        Dataset<Row> table;
        try {
            table = reader.parquet(WithoutGlobs.paths(files, reader));
        } catch (Exception | AssertionError failed) { // Spark asserts that folders' names are as it wants them
            throw new DataException(uri + " cannot be read as parquet: "
                    + IoFault.reading(uri, failed, "another --format").text());
        }
        requireAll(files, table);
        return table;
    }

    private void requireAll(List<InputFile> files, Dataset<Row> table) {
        Set<String> read = Arrays.stream(table.inputFiles())
                .map(ParquetRowIterator::decoded)
                .collect(Collectors.toSet());
        for (InputFile file : files) {
            if (!read.contains(file.plain())) {
                throw new DataException(file.shown() + " is left out when Spark reads " + uri
                        + " as parquet. Maybe rename it, or move it.");
            }
        }
    }

    /** Names the first column that differs. */
    private void requireSame(InputFile first, InputFile file, StructType found) {
        StructType expected = schema();
        List<String> names = List.of(found.fieldNames());
        List<String> wanted = List.of(expected.fieldNames());
        for (StructField column : expected.fields()) {
            int place = names.indexOf(column.name());
            if (place < 0) {
                throw differs(file, "has no column '" + column.name() + "', which " + first.shown() + " has");
            }
            DataType type = found.fields()[place].dataType();
            if (!alike(column.dataType(), type)) {
                throw differs(
                        file,
                        "has the column '" + column.name() + "' of type " + type.simpleString() + ", in "
                                + first.shown() + " it is of type "
                                + column.dataType().simpleString());
            }
        }
        for (String name : names) {
            if (!wanted.contains(name)) {
                throw differs(file, "has a column '" + name + "', which " + first.shown() + " has not");
            }
        }
    }

    private static DataException differs(InputFile file, String how) {
        return new DataException(file.shown() + " " + how
                + ". Maybe it belongs to another data set, or write it with the same columns.");
    }

    private static boolean alike(DataType one, DataType other) {
        if (one instanceof NumericType && other instanceof NumericType) {
            return true;
        }
        return one.getClass().equals(other.getClass()) && one.catalogString().equals(other.catalogString());
    }

    /** The columns of the first file, with those of the folders' names; others may have other numbers and another order. */
    StructType schema() {
        return tables.get(0).schema();
    }

    /** One for all files whose footers are the same. */
    List<Dataset<Row>> tables() {
        return tables;
    }

    /** The columns that stand in the folders' names. */
    PartitionFolders folders() {
        return folders;
    }
}
