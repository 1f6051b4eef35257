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
    private static final String REGISTRATOR = "spark.kryo.registrator";

    @Override
    public void registerClasses(Kryo kryo) {
        kryo.register(Sent.class);
        kryo.register(LabelledRow.class);
        kryo.register(SQLDataTypes.VectorType().getClass());
    }

    /** Adds this class to the registrators in {@code conf} where registration is required. */
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
