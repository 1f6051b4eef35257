package io.github.sparkagd.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;

/**
 * What a parquet file says of itself at its end; the rows are not read.
 *
 * @param columns as parquet has them
 * @param types as Spark wrote them down, null for files of other programs
 */
record ParquetFooter(MessageType columns, String types) {
    /** How parquet files begin and end, plain or encrypted. */
    private static final Set<String> MAGIC = Set.of("PAR1", "PARE");

    private static final int MAGIC_BYTES = 4;
    private static final String TYPES = "org.apache.spark.sql.parquet.row.metadata";

    /**
     * The footers of all files, in their order, several read at a time.
     *
     * @throws DataException when one is no parquet file; names the first
     */
    static List<ParquetFooter> all(List<InputFile> files, Configuration configuration) {
        // Wide footers take much memory, and most files have the same one.
        Map<ParquetFooter, ParquetFooter> known = new ConcurrentHashMap<>();
        return FileTables.ofEach(files, file -> {
            ParquetFooter footer = of(file, configuration);
            ParquetFooter same = known.putIfAbsent(footer, footer);
            return same == null ? footer : same;
        });
    }

    private static ParquetFooter of(InputFile file, Configuration configuration) {
        Configuration opening = NamedPath.opening(file.path(), configuration);
        ParquetReadOptions namesOnly = HadoopReadOptions.builder(opening)
                .withMetadataFilter(ParquetMetadataConverter.SKIP_ROW_GROUPS)
                .build();
        try (ParquetFileReader reader =
                ParquetFileReader.open(HadoopInputFile.fromPath(file.path(), opening), namesOnly)) {
            FileMetaData found = reader.getFileMetaData();
            return new ParquetFooter(
                    found.getSchema(), found.getKeyValueMetaData().get(TYPES));
        } catch (IOException | RuntimeException failed) {
            throw wrong(file, opening, failed);
        }
    }

    private static DataException wrong(InputFile file, Configuration configuration, Exception failed) {
        if (file.length() == 0) {
            return new DataException(
                    "%s is empty, which no parquet file is. Maybe remove it, or write it again.", file.shown());
        }
        try {
            if (!hasMagic(file, configuration, 0)) {
                return new DataException(
                        "%s is no parquet file: it does not begin as one. "
                                + "Maybe another {format}, or name the parquet files by a glob.",
                        file.shown());
            }
            if (!hasMagic(file, configuration, file.length() - MAGIC_BYTES)) {
                return new DataException(
                        "%s does not end as a parquet file does. Maybe it is cut short: write it again.", file.shown());
            }
        } catch (IOException unreadable) {
            return new DataException(
                    "%s cannot be read: %s",
                    file.shown(),
                    IoFault.reading(file.uri(), unreadable, "check the file").text());
        }
        return new DataException(
                "%s cannot be read as parquet: %s",
                file.shown(),
                IoFault.reading(file.uri(), failed, "the file is damaged: write it again")
                        .text());
    }

    /** Whether a file begins as parquet does; false where it cannot be read. */
    static boolean hasMagic(InputFile file, Configuration configuration) {
        try {
            return hasMagic(file, configuration, 0);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static boolean hasMagic(InputFile file, Configuration configuration, long position) throws IOException {
        if (file.length() < MAGIC_BYTES) {
            return false;
        }
        try (FSDataInputStream in =
                NamedPath.fileSystem(file.path(), configuration).open(file.path())) {
            byte[] bytes = new byte[MAGIC_BYTES];
            in.readFully(position, bytes);
            return MAGIC.contains(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }
}
