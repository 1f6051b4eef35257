package io.github.sparkagd.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A name node and a data node of HDFS on loopback, in a process of its own; its jars are fetched by -Pfaults. */
final class MiniHdfs implements AutoCloseable {
    private static final int MOST_WAITS = 600;

    private final Process process;
    private final String uri;

    private MiniHdfs(Process process, String uri) {
        this.process = process;
        this.uri = uri;
    }

    /** Starts it, with its files in {@code folder}. */
    static MiniHdfs start(Path folder) {
        Path spark = Path.of(System.getenv("SPARK_HOME"));
        Path details = folder.resolve("hdfs.json");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "@" + spark.resolveSibling("jvm.options"),
                "-Xmx512m",
                "-cp",
                spark.resolveSibling("minicluster") + "/*" + File.pathSeparator + spark + "/jars/*",
                "org.apache.hadoop.test.MiniDFSClusterManager",
                "-format",
                "-datanodes",
                "1",
                "-nnport",
                "0",
                "-writeDetails",
                details.toString());
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("hdfs.log").toFile())
                    .start();
            for (int tries = 0; tries < MOST_WAITS && process.isAlive() && !Files.exists(details); tries++) {
                LockSupport.parkNanos(100_000_000);
            }
            assertThat(details).as("HDFS, see hdfs.log").exists();
            LockSupport.parkNanos(500_000_000);
            int port = new ObjectMapper()
                    .readTree(details.toFile())
                    .get("namenode_port")
                    .asInt();
            return new MiniHdfs(process, "hdfs://127.0.0.1:" + port);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Its address. */
    String uri() {
        return uri;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
