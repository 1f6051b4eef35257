package io.github.sparkagd;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data sets in a folder beside the project, which are there on some machines only. */
public final class RealData {
    private static final Path FOLDER = Path.of(System.getProperty("agd.project", "."), "..", "shared", "data")
            .normalize();

    private RealData() {}

    /** The path of a data set; the test is skipped where it is absent. */
    public static String path(String name) {
        Path path = FOLDER.resolve(name).toAbsolutePath();
        assumeTrue(Files.exists(path), () -> "skipped: the data set " + name + " is not beside the project");
        return path.toString();
    }
}
