package io.github.sparkagd.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.SparkConf;

/** The local folders that Spark keeps blocks in while it works; without one it exits with a code of its own. */
final class ScratchFolders {
    private ScratchFolders() {}

    /** @throws UsageException when none can be written */
    static void require(SparkConf conf) {
        if (System.getenv("CONTAINER_ID") != null) {
            return;
        }
        if (conf.get("spark.master").startsWith("local-cluster")) {
            requireWork();
        }
        List<String> refused = new ArrayList<>();
        for (String folder : folders(conf)) {
            try {
                Path place = Files.createDirectories(new File(folder).toPath());
                Files.delete(Files.createTempFile(place, "agd", ".try"));
                return;
            } catch (IOException | RuntimeException failed) {
                refused.add(folder);
            }
        }
        throw new UsageException("Spark can write its blocks to none of spark.local.dir " + String.join(",", refused)
                + ". Maybe make room there, or --conf spark.local.dir=DIR before the command.");
    }

    /** The workers of a local cluster keep their executors in Spark's own folder, which no setting changes. */
    private static void requireWork() {
        Path work = Path.of(Objects.requireNonNullElse(System.getenv("SPARK_HOME"), "."), "work")
                .toAbsolutePath();
        UsageException.require(
                Files.isWritable(Files.exists(work) ? work : work.getParent()),
                work + " cannot be written, where a local cluster keeps the files of its executors."
                        + " Maybe --master local[N], or let SPARK_HOME name a copy of Spark that you may write to.");
    }

    /** As Spark finds them; YARN gives others, which it has made itself. */
    private static String[] folders(SparkConf conf) {
        String given = System.getenv("SPARK_LOCAL_DIRS");
        return given != null
                ? given.split(",", -1)
                : conf.get("spark.local.dir", System.getProperty("java.io.tmpdir"))
                        .split(",", -1);
    }
}
