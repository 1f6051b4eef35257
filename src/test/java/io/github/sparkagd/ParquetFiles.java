package io.github.sparkagd;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Writes small parquet files for tests. */
public final class ParquetFiles {
    private ParquetFiles() {}

    /** A column. */
    public static StructField column(String name, DataType type) {
        return new StructField(name, type, true, org.apache.spark.sql.types.Metadata.empty());
    }

    public static StructType schema(StructField... columns) {
        return new StructType(columns);
    }

    public static Row row(Object... values) {
        return RowFactory.create(values);
    }

    /** Writes one parquet file {@code name} in {@code folder}; returns its path. */
    public static String write(Path folder, String name, StructType schema, Row... rows) {
        try {
            Path made = Files.createTempDirectory("parquet-files").resolve("table");
            List<Row> all = Arrays.asList(rows);
            SharedSpark.session()
                    .createDataFrame(all, schema)
                    .coalesce(1)
                    .write()
                    .parquet(made.toString());
            Path target = folder.resolve(name);
            Files.createDirectories(target.getParent());
            try (Stream<Path> parts = Files.list(made)) {
                Path part = parts.filter(path -> path.getFileName().toString().startsWith("part-"))
                        .findFirst()
                        .orElseThrow();
                Files.copy(part, target);
            }
            return target.toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
