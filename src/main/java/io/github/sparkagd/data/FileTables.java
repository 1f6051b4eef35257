package io.github.sparkagd.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The files of a data set, those of the same kind as one table of Spark's.
 *
 * <p>Of formats whose files say which columns they have, Spark reads one and takes it for all. Here each is compared with the
 * first: all files have columns of the same names, in any order, and numbers may be of any type.
 */
final class FileTables {
    /** Most of the time goes into waiting for the file system. */
    private static final int AT_ONCE = 32;

    private final FormatInput input;
    private final String uri;
    private final SparkFormat format;
    private final PartitionFolders folders;
    private final List<Dataset<Row>> tables = new ArrayList<>();

    /** @throws DataException when a file is not of the format, or its columns are not those of the first */
    FileTables(FormatInput input, FormatInput.Named named, SparkFormat format) {
        this.input = input;
        this.uri = named.shown();
        this.format = format;
        List<InputFile> files = named.files();
        this.folders = PartitionFolders.of(files);
        requireSeen(files);
        List<?> kinds = format.kinds(files, input);
        Map<Object, List<InputFile>> alike = new LinkedHashMap<>();
        for (int i = 0; i < files.size(); i++) {
            alike.computeIfAbsent(kinds.get(i), kind -> new ArrayList<>()).add(files.get(i));
        }
        for (List<InputFile> group : alike.values()) {
            Dataset<Row> table = open(group);
            tables.add(table);
            requireSame(files.get(0), group.get(0), table.schema());
        }
    }

    /**
     * What {@code reading} finds in each file, in their order, several read at a time.
     *
     * @throws DataException that the first file has met
     */
    static <T> List<T> ofEach(List<InputFile> files, Function<InputFile, T> reading) {
        ExecutorService readers = Executors.newFixedThreadPool(Math.min(AT_ONCE, files.size()), task -> {
            Thread thread = new Thread(task, "agd columns of files");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<T>> asked = new ArrayList<>();
            files.forEach(file -> asked.add(readers.submit(() -> reading.apply(file))));
            List<T> read = new ArrayList<>();
            for (Future<T> found : asked) {
                read.add(found.get());
            }
            return read;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof DataException wrong ? wrong : new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while the columns of files were read", stopped);
        } finally {
            readers.shutdownNow();
        }
    }

    /** Spark leaves such files out, even where they are named. */
    private void requireSeen(List<InputFile> files) {
        for (InputFile file : files) {
            String name = file.name();
            if (name.startsWith(".") || name.startsWith("_") || name.endsWith("._COPYING_")) {
                throw new DataException(
                        "%s has a name that Spark leaves out when it reads %s. Maybe %s.",
                        file.shown(),
                        format.label(),
                        name.startsWith(".") || name.startsWith("_") ? "rename it" : "wait until it is copied");
            }
        }
    }

    private Dataset<Row> open(List<InputFile> files) {
        DataFrameReader reader = format.reader(input);
        folders.base().ifPresent(base -> reader.option("basePath", base));
        Dataset<Row> table;
        try {
            table = format.load(reader, files);
        } catch (DataException wrong) {
            // Which of them it is shows when each is read alone.
            files.stream()
                    .limit(files.size() == 1 ? 0 : files.size())
                    .forEach(file -> format.load(format.reader(input), List.of(file)));
            throw wrong;
        }
        requireAll(files, table);
        return table;
    }

    private void requireAll(List<InputFile> files, Dataset<Row> table) {
        Set<String> read =
                Arrays.stream(table.inputFiles()).map(TableRowIterator::decoded).collect(Collectors.toSet());
        for (InputFile file : files) {
            if (!read.contains(file.plain())) {
                throw new DataException(
                        "%s is left out when Spark reads %s as %s. Maybe rename it, or move it.",
                        file.shown(), uri, format.label());
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
        return new DataException(
                "%s %s. Maybe it belongs to another data set, or write it with the same columns.", file.shown(), how);
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

    /** One for all files of the same kind. */
    List<Dataset<Row>> tables() {
        return tables;
    }

    /** The columns that stand in the folders' names. */
    PartitionFolders folders() {
        return folders;
    }
}
