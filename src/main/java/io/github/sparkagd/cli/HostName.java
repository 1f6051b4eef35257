package io.github.sparkagd.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.util.Utils;

/** The name of this machine, which in containers may resolve to no address. */
final class HostName {
    private static final String LOOPBACK = "127.0.0.1";

    private HostName() {}

    /**
     * Lets this process do with the loopback address where the name does not resolve. To be called before any class of
     * Spark's is loaded, whose defaults hold the address.
     */
    static void adopt() {
        if (unknown().isPresent()) {
            Utils.setCustomHostname(LOOPBACK);
        }
    }

    /** @throws UsageException when executors elsewhere would have to find this driver at the loopback address */
    static void require(SparkConf conf) {
        Optional<String> name = unknown();
        UsageException.require(
                name.isEmpty() || conf.get("spark.master").startsWith("local"),
                "the name of this machine, " + name.orElse("")
                        + ", resolves to no address, so that executors cannot reach the driver."
                        + " Maybe add it to /etc/hosts, or set SPARK_LOCAL_IP to an address of this machine.");
    }

    /** The name, where it does not resolve and the environment gives Spark no other. */
    private static Optional<String> unknown() {
        if (System.getenv("SPARK_LOCAL_IP") != null || System.getenv("SPARK_LOCAL_HOSTNAME") != null) {
            return Optional.empty();
        }
        try {
            InetAddress.getLocalHost();
            return Optional.empty();
        } catch (UnknownHostException unknown) {
            return Optional.of(String.valueOf(unknown.getMessage()).split(":", 2)[0]);
        }
    }
}
