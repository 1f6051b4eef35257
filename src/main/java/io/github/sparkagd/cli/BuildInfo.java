package io.github.sparkagd.cli;

import io.github.sparkagd.report.BuildFacts;
import picocli.CommandLine.IVersionProvider;

/** Version and commit of this build, as {@code --version} prints them. */
final class BuildInfo implements IVersionProvider {
    private final BuildFacts facts = BuildFacts.read();

    String version() {
        return facts.version();
    }

    /** The commit, with {@code -dirty} when the tree had changes; {@code unknown} outside of git. */
    String commit() {
        return facts.commit();
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
