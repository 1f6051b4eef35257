package io.github.sparkagd.cli;

import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;

/**
 * A driver in YARN's application master, as in cluster deploy mode. YARN judges it by how {@code main} ends: a driver that
 * calls {@code System.exit}, with 0 too, has failed and is run again. So one that is done returns, and one that fails throws
 * what the user is to read. The exit code is in run.json alone.
 */
final class YarnDriver {
    private static final String MASTER = "org.apache.spark.deploy.yarn.ApplicationMaster";

    private YarnDriver() {}

    /** True in a process that is one. */
    static boolean isHere() {
        return Sessions.inClusterMode() && "yarn".equals(System.getProperty("spark.master"));
    }

    /**
     * Runs one command.
     *
     * @throws Failed when its exit code is not 0
     */
    static void run(String[] arguments) {
        LastLine said = new LastLine(System.err);
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setErr(err);
        int code = Main.run(arguments, System.out, err);
        System.out.flush();
        if (code != Main.DONE) {
            Failed failed = new Failed(said.text());
            if (Sessions.wasOpen() || opens()) {
                forbidSecondAttempt();
            }
            throw failed;
        }
    }

    /** Opens an application: Spark's master reports to YARN only what becomes of one, and what ends before is run again. */
    private static boolean opens() {
        try {
            SparkContext.getOrCreate().stop();
            return true;
        } catch (Exception | Error failed) {
            // It may be what the command has failed of; Spark does not declare what it throws.
            return false;
        }
    }

    /**
     * A command that has failed fails again: its data and options are the same. A master that is lost with its machine is
     * still replaced. Spark's application master has no method for it; where its fields are others one day, YARN's limit of
     * attempts holds.
     */
    private static void forbidSecondAttempt() {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            Object module = Class.forName(MASTER + "$", true, loader)
                    .getField("MODULE$")
                    .get(null);
            Object master = only(module, Class.forName(MASTER, true, loader));
            ((SparkConf) only(master, SparkConf.class)).set("spark.yarn.maxAppAttempts", "1");
        } catch (ReflectiveOperationException | RuntimeException changed) {
            System.err.println("YARN may run this application again: " + changed);
        }
    }

    /** The value of the field of {@code holder} that has the type {@code wanted}. */
    private static Object only(Object holder, Class<?> wanted) throws IllegalAccessException {
        Field field = Arrays.stream(holder.getClass().getDeclaredFields())
                .filter(one -> one.getType() == wanted)
                .findFirst()
                .orElseThrow();
        field.setAccessible(true);
        return field.get(holder);
    }

    /** What YARN shows to whom has submitted the command: its last words, without a stack trace. */
    static final class Failed extends RuntimeException {
        Failed(String message) {
            super(message, null, false, false);
        }

        /** YARN shows this, which would begin with the name of the class. */
        @SuppressWarnings("OverrideThrowableToString")
        @Override
        public String toString() {
            return getMessage();
        }
    }
}
