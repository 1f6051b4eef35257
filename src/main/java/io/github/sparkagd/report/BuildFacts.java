package io.github.sparkagd.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * Version and commit of this build.
 *
 * @param version of the project
 * @param commit the commit, with {@code -dirty} when the tree had changes; {@code unknown} outside of git
 */
public record BuildFacts(String version, String commit) {

    /** {@return the facts of the running build} */
    public static BuildFacts read() {
        Properties properties = new Properties();
        try (InputStream in = BuildFacts.class.getResourceAsStream("/io/github/sparkagd/build.properties")) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        String commit = properties.getProperty("git.commit.id.full", "unknown");
        return new BuildFacts(
                properties.getProperty("git.build.version", "unknown"),
                "true".equals(properties.getProperty("git.dirty")) ? commit + "-dirty" : commit);
    }
}
