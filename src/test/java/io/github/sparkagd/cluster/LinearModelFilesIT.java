package io.github.sparkagd.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.sparkagd.SharedSpark;
import io.github.sparkagd.linalg.Vec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.FileMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.spark.ml.linalg.SparseVector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.regression.LinearRegressionModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models are written and read without Spark's SQL, and nobody can see it. */
class LinearModelFilesIT {
    private static final Vec COEFFICIENTS = Vec.of(1.5, -0.0, Double.MIN_VALUE, 1e300);

    @TempDir
    Path folder;

    private Path ours;
    private Path sparks;

    @BeforeEach
    void bothWriteTheSameModel() throws IOException {
        SharedSpark.session();
        ours = folder.resolve("ours: [a]");
        sparks = folder.resolve("sparks");
        new SavedModel(COEFFICIENTS, 0.25).save(ours.toString(), "agd_\"m\"");
        new LinearRegressionModel("agd_\"m\"", Vectors.dense(COEFFICIENTS.toArray()), 0.25).save(sparks.toString());
    }

    @Test
    void sparkReadsWhatWeWrite() throws IOException {
        Path plain = Files.move(ours, folder.resolve("plain"));
        LinearRegressionModel model = LinearRegressionModel.load(plain.toString());
        assertThat(model.uid()).isEqualTo("agd_\"m\"");
        assertThat(Vec.of(model.coefficients().toArray())).isEqualTo(COEFFICIENTS);
        assertThat(model.intercept()).isEqualTo(0.25);
        assertThat(model.scale()).isEqualTo(1);
        assertThat(model.getSolver()).isEqualTo("auto");
    }

    @Test
    void wideModelsAreKeptByWhatIsNotZero() throws IOException {
        double[] wide = new double[100_000];
        wide[7] = 2;
        wide[99_999] = -1;
        SavedModel model = new SavedModel(Vec.of(wide), 0.5);
        String place = folder.resolve("wide").toString();
        model.save(place, "agd_wide");
        assertThat(Files.size(Path.of(place, "data", "part-00000.parquet"))).isLessThan(10_000);
        LinearRegressionModel spark = LinearRegressionModel.load(place);
        assertThat(spark.coefficients()).isInstanceOf(SparseVector.class);
        assertThat(spark.coefficients()).isEqualTo(Vectors.dense(wide));
        assertThat(SavedModel.load(SharedSpark.session(), place)).isEqualTo(model);
    }

    @Test
    void theMetadataAreThoseThatSparkWrites() throws IOException {
        assertThat(metadata(ours)).isEqualTo(metadata(sparks));
    }

    private static JsonNode metadata(Path model) throws IOException {
        ObjectNode json = (ObjectNode) new ObjectMapper().readTree(Files.readString(part(model.resolve("metadata"))));
        assertThat(json.remove("timestamp").asLong()).isPositive();
        return json;
    }

    @Test
    void theColumnsAreThoseThatSparkWrites() throws IOException {
        FileMetaData expected = footer(sparks);
        FileMetaData found = footer(ours);
        assertThat(found.getSchema()).isEqualTo(expected.getSchema());
        assertThat(found.getKeyValueMetaData()).containsAllEntriesOf(expected.getKeyValueMetaData());
    }

    private static FileMetaData footer(Path model) throws IOException {
        // Hadoop cannot name the checksum of a path with a colon.
        Path copy = Files.createTempFile("model", ".parquet");
        Files.write(copy, Files.readAllBytes(part(model.resolve("data"))));
        var file = HadoopInputFile.fromPath(new org.apache.hadoop.fs.Path(copy.toUri()), new Configuration());
        try (ParquetFileReader reader = ParquetFileReader.open(file)) {
            return reader.getFileMetaData();
        } finally {
            Files.delete(copy);
        }
    }

    private static Path part(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void bothAreReadWithoutSpark() {
        for (Path model : new Path[] {ours, sparks}) {
            assertThat(read(model)).as(model.toString()).contains(new SavedModel(COEFFICIENTS, 0.25));
        }
    }

    @Test
    void whatIsNotOneDenseRowIsLeftToSpark() throws IOException {
        Path sparse = folder.resolve("sparse");
        new LinearRegressionModel("m", Vectors.sparse(3, new int[] {1}, new double[] {2}), 1).save(sparse.toString());
        assertThat(read(sparse)).isEmpty();
        assertThat(SavedModel.load(SharedSpark.session(), sparse.toString()))
                .isEqualTo(new SavedModel(Vec.of(0, 2, 0), 1));

        byte[] data = Files.readAllBytes(part(sparks.resolve("data")));
        Files.write(part(sparks.resolve("data")), java.util.Arrays.copyOf(data, data.length / 2));
        assertThat(read(sparks)).isEmpty();
        assertThat(read(folder.resolve("absent"))).isEmpty();
    }

    private static Optional<SavedModel> read(Path model) {
        return LinearModelFiles.read(
                new org.apache.hadoop.fs.Path(null, null, model.toString()),
                SharedSpark.session().sparkContext().hadoopConfiguration());
    }
}
