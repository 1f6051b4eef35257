package io.github.sparkagd.cluster;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.github.sparkagd.data.NamedPath;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.versions.ScalaCollections;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamPair;
import org.apache.spark.ml.regression.LinearRegressionModel;

/**
 * The files of a saved {@link LinearRegressionModel}, as Spark's own writer makes them. Spark takes a SQL session for their one
 * row, which costs longer to start than a small training takes; this needs none.
 */
final class LinearModelFiles {
    private static final String INTERCEPT = "intercept";
    private static final String COEFFICIENTS = "coefficients";
    private static final String VALUES = "values";
    private static final String TYPE = "type";

    private static final MessageType COLUMNS = MessageTypeParser.parseMessageType("""
            message spark_schema {
              required double intercept;
              optional group coefficients {
                required int32 type (INTEGER(8,true));
                optional int32 size;
                optional group indices (LIST) { repeated group list { required int32 element; } }
                optional group values (LIST) { repeated group list { required double element; } }
              }
              required double scale;
            }""");

    private static final String ROW_METADATA = "org.apache.spark.sql.parquet.row.metadata";

    /** The same columns in Spark's words: without them the reader would not find a vector in the group. */
    private static final String SPARKS_COLUMNS = """
            {"type":"struct","fields":[
            {"name":"intercept","type":"double","nullable":false,"metadata":{}},
            {"name":"coefficients","type":{"type":"udt","class":"org.apache.spark.ml.linalg.VectorUDT",
            "pyClass":"pyspark.ml.linalg.VectorUDT","sqlType":{"type":"struct","fields":[
            {"name":"type","type":"byte","nullable":false,"metadata":{}},
            {"name":"size","type":"integer","nullable":true,"metadata":{}},
            {"name":"indices","type":{"type":"array","elementType":"integer","containsNull":false},"nullable":true,"metadata":{}},
            {"name":"values","type":{"type":"array","elementType":"double","containsNull":false},"nullable":true,"metadata":{}}
            ]}},"nullable":true,"metadata":{}},
            {"name":"scale","type":"double","nullable":false,"metadata":{}}]}""".replace("\n", "");

    private LinearModelFiles() {}

    /** Writes {@code model} to {@code folder}, which does not exist yet. */
    static void write(LinearRegressionModel model, Path folder, Configuration configuration, String sparkVersion)
            throws IOException {
        FileSystem files = NamedPath.fileSystem(folder, configuration);
        if (!files.mkdirs(folder)) {
            throw LocalFolders.whyNotMade(files, folder);
        }
        byte[] metadata = (metadata(model, sparkVersion) + "\n").getBytes(StandardCharsets.UTF_8);
        write(files, new Path(folder, "metadata"), Map.of("part-00000", metadata));
        byte[] data = data(model, configuration, sparkVersion);
        write(files, new Path(folder, "data"), Map.of("part-00000.parquet", data));
    }

    private static void write(FileSystem files, Path folder, Map<String, byte[]> parts) throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>(parts);
        // Says to Hadoop's readers that nothing is missing.
        all.put("_SUCCESS", new byte[0]);
        for (Map.Entry<String, byte[]> file : all.entrySet()) {
            try (var out = files.create(new Path(folder, file.getKey()), false)) {
                out.write(file.getValue());
            }
        }
    }

    /** The line of JSON with which spark.ml begins to read: the class, and what its params are. */
    private static String metadata(LinearRegressionModel model, String sparkVersion) {
        return "{\"class\":\"" + model.getClass().getName()
                + "\",\"timestamp\":" + System.currentTimeMillis()
                + ",\"sparkVersion\":\"" + sparkVersion
                + "\",\"uid\":\"" + new String(JsonStringEncoder.getInstance().quoteAsString(model.uid()))
                + "\",\"paramMap\":"
                + json(ScalaCollections.asJava(model.paramMap().toSeq()))
                + ",\"defaultParamMap\":"
                + json(ScalaCollections.asJava(model.defaultParamMap().toSeq())) + "}";
    }

    private static String json(List<ParamPair<?>> params) {
        return params.stream().map(LinearModelFiles::json).sorted().collect(Collectors.joining(",", "{", "}"));
    }

    private static <T> String json(ParamPair<T> pair) {
        Param<T> param = pair.param();
        return "\"" + param.name() + "\":" + param.jsonEncode(pair.value());
    }

    private static byte[] data(LinearRegressionModel model, Configuration configuration, String sparkVersion)
            throws IOException {
        ParquetBytes file = new ParquetBytes();
        Map<String, String> facts = Map.of("org.apache.spark.version", sparkVersion, ROW_METADATA, SPARKS_COLUMNS);
        try (ParquetWriter<LinearRegressionModel> writer = new ModelRow.Builder(file, COLUMNS, facts)
                .withConf(configuration)
                .withWriterVersion(WriterVersion.PARQUET_1_0)
                .withDictionaryEncoding(false)
                .build()) {
            writer.write(model);
        }
        return file.content();
    }

    /**
     * The coefficients and the intercept in {@code folder}, where they are one file of one row with a dense vector.
     *
     * @return empty where they are not, or cannot be read: Spark's own reader knows older forms, and says what is wrong
     */
    static Optional<SavedModel> read(Path folder, Configuration configuration) {
        try {
            FileSystem files = NamedPath.fileSystem(folder, configuration);
            List<Path> parts = new ArrayList<>();
            for (FileStatus file : files.listStatus(new Path(folder, "data"))) {
                if (file.isFile() && file.getPath().getName().startsWith("part-")) {
                    parts.add(file.getPath());
                }
            }
            return parts.size() == 1 ? row(files, parts.get(0), configuration) : Optional.empty();
        } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError unreadable) {
            // A damaged file may ask for any amount of memory.
            return Optional.empty();
        }
    }

    private static Optional<SavedModel> row(FileSystem files, Path file, Configuration configuration)
            throws IOException {
        byte[] bytes;
        try (FSDataInputStream in = files.open(file)) {
            bytes = in.readAllBytes();
        }
        try (ParquetReader<Group> reader = new Groups(new ParquetBytes(bytes))
                .withConf(configuration)
                .usePageChecksumVerification(true)
                .build()) {
            Group row = reader.read();
            Group vector = row.getGroup(COEFFICIENTS, 0);
            if (vector.getInteger(TYPE, 0) != ModelRow.DENSE || reader.read() != null) {
                return Optional.empty();
            }
            Group values = vector.getGroup(VALUES, 0);
            double[] coefficients = new double[values.getFieldRepetitionCount(0)];
            for (int j = 0; j < coefficients.length; j++) {
                coefficients[j] = values.getGroup(0, j).getDouble(0, 0);
            }
            return Optional.of(new SavedModel(Vec.of(coefficients), row.getDouble(INTERCEPT, 0)));
        }
    }

    /** A reader of rows as they are. */
    private static final class Groups extends ParquetReader.Builder<Group> {
        Groups(InputFile file) {
            super(file);
        }

        @Override
        protected ReadSupport<Group> getReadSupport() {
            return new GroupReadSupport();
        }
    }
}
