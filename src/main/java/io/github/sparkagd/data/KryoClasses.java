package io.github.sparkagd.data;

import com.esotericsoftware.kryo.Kryo;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.serializer.KryoRegistrator;
import scala.reflect.ClassTag$;

/**
 * The classes that Kryo meets in this project's jobs, for sessions with {@code spark.kryo.registrationRequired=true}: name
 * this class in {@code spark.kryo.registrator}. The command line does so by itself.
 *
 * <p>Two are this project's; the others are those that Spark's own parts of a job use and Spark does not register.
 */
public final class KryoClasses implements KryoRegistrator {
    private static final String REQUIRED = "spark.kryo.registrationRequired";
    /** Of Spark's evaluators, whose sums Spark itself does not register. */
    private static final List<String> SPARKS = List.of(
            "SummarizerBuffer",
            "SummaryBuilderImpl$ComputeL1$",
            "SummaryBuilderImpl$ComputeM2$",
            "SummaryBuilderImpl$ComputeM2n$",
            "SummaryBuilderImpl$ComputeMax$",
            "SummaryBuilderImpl$ComputeMean$",
            "SummaryBuilderImpl$ComputeMin$",
            "SummaryBuilderImpl$ComputeNNZ$",
            "SummaryBuilderImpl$ComputeWeightSum$",
            "SummaryBuilderImpl$Count$",
            "SummaryBuilderImpl$Max$",
            "SummaryBuilderImpl$Mean$",
            "SummaryBuilderImpl$Min$",
            "SummaryBuilderImpl$NormL1$",
            "SummaryBuilderImpl$NormL2$",
            "SummaryBuilderImpl$NumNonZeros$",
            "SummaryBuilderImpl$Std$",
            "SummaryBuilderImpl$Sum$",
            "SummaryBuilderImpl$Variance$");

    private static final String REGISTRATOR = "spark.kryo.registrator";

    @Override
    public void registerClasses(Kryo kryo) {
        kryo.register(Sent.class);
        kryo.register(LabelledRow.class);
        kryo.register(SQLDataTypes.VectorType().getClass());
        SPARKS.forEach(name -> kryo.register(sparks(name)));
    }

    private static Class<?> sparks(String name) {
        try {
            return Class.forName("org.apache.spark.ml.stat." + name, false, SparkConf.class.getClassLoader());
        } catch (ClassNotFoundException absent) {
            throw new IllegalStateException(absent);
        }
    }

    /**
     * Adds this class to the registrators in {@code conf} where registration is required.
     *
     * @param conf of an application that is not started yet. Modified.
     */
    public static void addTo(SparkConf conf) {
        String name = KryoClasses.class.getName();
        String given = conf.get(REGISTRATOR, "");
        if (conf.getBoolean(REQUIRED, false)
                && !List.of(given.split("\\s*,\\s*")).contains(name)) {
            conf.set(REGISTRATOR, given.isBlank() ? name : given + "," + name);
        }
    }

    /**
     * Refuses a session that asks for registered classes and has not registered these.
     *
     * @throws IllegalArgumentException naming the setting that registers them
     */
    static void requireRegistered() {
        SparkEnv env = SparkEnv.get();
        if (env == null || !env.conf().getBoolean(REQUIRED, false)) {
            return;
        }
        try {
            env.serializer().newInstance().serialize(new Sent<>(0), ClassTag$.MODULE$.apply(Sent.class));
        } catch (RuntimeException refused) {
            throw new IllegalArgumentException(
                    REQUIRED + " is true, but the classes of this library are not registered. Maybe set " + REGISTRATOR
                            + "=" + KryoClasses.class.getName() + ".",
                    refused);
        }
    }
}
