package io.github.sparkagd.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.blocks.Part;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.serializer.KryoSerializer;
import org.apache.spark.serializer.SerializerInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scala.reflect.ClassTag$;

/** What Spark's Kryo makes of the classes that jobs send, in every setting that changes how it writes. */
class KryoTest {
    static Stream<SparkConf> settings() {
        return Stream.of(
                new SparkConf(false),
                new SparkConf(false).set("spark.kryo.unsafe", "true"),
                new SparkConf(false).set("spark.kryo.referenceTracking", "false"),
                new SparkConf(false)
                        .set("spark.kryo.registrationRequired", "true")
                        .set("spark.kryo.registrator", KryoClasses.class.getName()));
    }

    private static ByteBuffer written(SerializerInstance kryo, Object value) {
        return kryo.serialize(value, ClassTag$.MODULE$.apply(value.getClass()));
    }

    private static Object throughKryo(SparkConf conf, Object value) {
        SerializerInstance kryo = new KryoSerializer(conf).newInstance();
        return kryo.deserialize(written(kryo, value), ClassTag$.MODULE$.apply(value.getClass()));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void rowsComeBackAsTheyWere(SparkConf conf) {
        double[] odd = {-0.0, Double.MIN_VALUE, 1e150, 1.0 / 3};
        List<LabelledRow> rows = List.of(
                new LabelledRow(1L << 40, Part.TEST, -1.5, Vectors.dense(odd), 0.25),
                new LabelledRow(0, Part.TRAINING, 1e-300, Vectors.sparse(1 << 27, new int[] {0, 7, 9, 1 << 26}, odd)),
                new LabelledRow(-1, Part.TRAINING, 0, Vectors.sparse(3, new int[0], new double[0])),
                new LabelledRow(2, Part.TEST, 0, Vectors.dense(new double[0])));
        for (LabelledRow row : rows) {
            LabelledRow back = (LabelledRow) throughKryo(conf, row);
            assertThat(back).isEqualTo(row);
            assertThat(back.features().getClass()).isEqualTo(row.features().getClass());
            assertThat(back.features().toString()).isEqualTo(row.features().toString());
        }
    }

    /** Records, the JDK's immutable collections and nulls in one: Kryo reads back none by itself. */
    @ParameterizedTest
    @MethodSource("settings")
    void whatIsSentComesBackAsItWas(SparkConf conf) {
        Survey survey = new Survey(1, 2, 3, 4, 5, true, 6, 7, 8, 9, null);
        for (Object value : List.of(
                new FileRuns.Surveyed(true, 1, 2, new RowPosition(3, 4), survey),
                List.of(new Split(new InputFile("file:/a", 9), 0, 9), new ClassPair("a", "b")),
                Stream.of(1, 2, 3).toList(),
                Map.of("a", List.of()),
                Arrays.asList(1.5, null))) {
            assertThat(throughKryo(conf, new Sent<>(value))).isEqualTo(new Sent<>(value));
        }
        assertThat(throughKryo(conf, new Sent<>(null))).isEqualTo(new Sent<>(null));
    }

    /** Java's serializer names the classes in every one: some 300 bytes. */
    @Test
    void aRowIsWrittenWithoutDescriptionsOfItsClasses() {
        LabelledRow row = new LabelledRow(1, Part.TRAINING, 2, Vectors.dense(new double[50]));
        int bytes = written(new KryoSerializer(new SparkConf(false)).newInstance(), row)
                .limit();
        assertThat(bytes).isLessThan(8 * (50 + 3) + 60);
    }

    @Test
    void registratorsThatAreGivenAreKept() {
        String ours = KryoClasses.class.getName();
        assertThat(registrator("true", null)).contains(ours);
        assertThat(registrator("true", "my.Own")).contains("my.Own," + ours);
        assertThat(registrator("true", ours + ", my.Own")).contains(ours + ", my.Own");
        assertThat(registrator("false", null)).isEmpty();
    }

    private static Optional<String> registrator(String required, String given) {
        SparkConf conf = new SparkConf(false).set("spark.kryo.registrationRequired", required);
        if (given != null) {
            conf.set("spark.kryo.registrator", given);
        }
        KryoClasses.addTo(conf);
        return conf.contains("spark.kryo.registrator")
                ? Optional.of(conf.get("spark.kryo.registrator"))
                : Optional.empty();
    }
}
