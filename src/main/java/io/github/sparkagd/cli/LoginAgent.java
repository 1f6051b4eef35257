package io.github.sparkagd.cli;

import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import org.apache.spark.SparkConf;

/**
 * Logs a nameless user in before the main class of a JVM begins that is not ours: an executor, or a master or worker of
 * {@code submit/cluster}. Started by {@code -javaagent:} with the application's jar.
 */
public final class LoginAgent {
    private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";

    private LoginAgent() {}

    /**
     * Called by the JVM.
     *
     * @param arguments none
     * @param instrumentation unused
     */
    public static void premain(String arguments, Instrumentation instrumentation) {
        UserLogin.prepare();
    }

    /**
     * Gives the agent to the executors of a local cluster, which run as this user, where it has no name.
     *
     * @throws UsageException when our classes are in no jar
     */
    static void addTo(SparkConf conf) {
        if (!UserLogin.isNameless() || !conf.get("spark.master").startsWith("local-cluster")) {
            return;
        }
        Path jar = jar().orElseThrow(
                        () -> new UsageException(
                                "the number of this user has no name, which the executors of a local cluster need. Maybe --master local[N]."));
        String given = conf.get(EXECUTOR_OPTIONS, "");
        conf.set(EXECUTOR_OPTIONS, (given + " \"-javaagent:" + jar + "\"").strip());
    }

    private static Optional<Path> jar() {
        CodeSource source = LoginAgent.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
        } catch (URISyntaxException odd) {
            return Optional.empty();
        }
    }
}
