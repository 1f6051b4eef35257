package io.github.sparkagd.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Version and commit of this build. */
final class BuildInfo implements IVersionProvider {
    private final Properties properties = new Properties();

    BuildInfo() {
        try (InputStream in = BuildInfo.class.getResourceAsStream("/io/github/sparkagd/build.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String version() {
        return properties.getProperty("git.build.version", "unknown");
    }

    /** The commit, with {@code -dirty} when the tree had changes; {@code unknown} outside of git. */
    String commit() {
        String commit = properties.getProperty("git.commit.id.full", "unknown");
        return "true".equals(properties.getProperty("git.dirty")) ? commit + "-dirty" : commit;
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "spark-agd " + version() + " (commit " + commit() + ")",
            "Apache Spark " + org.apache.spark.package$.MODULE$.SPARK_VERSION() + ", Java "
                    + System.getProperty("java.version")
        };
    }
}
