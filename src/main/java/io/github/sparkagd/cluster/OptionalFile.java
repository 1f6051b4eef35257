package io.github.sparkagd.cluster;

import io.github.sparkagd.data.IoFault;
import java.io.IOException;
import java.util.Optional;

/** A file of a run directory without which the rest is whole: what goes wrong with it is told, and no more. */
public final class OptionalFile {
    private OptionalFile() {}

    /**
     * Writes the file; where that fails there is none.
     *
     * @param directory that it belongs to
     * @param name relative to the directory
     * @param content of the file; what it throws counts as a fault of the file
     * @return the fault, in a line; empty where there is none
     */
    public static Optional<String> write(RunDirectory directory, String name, RunDirectory.Content content) {
        try {
            directory.write(name, content);
            return Optional.empty();
        } catch (RuntimeException failed) {
            try {
                directory.discard(name);
            } catch (IOException alsoFailed) {
                failed.addSuppressed(alsoFailed);
            }
            return Optional.of(IoFault.firstLine(failed));
        }
    }
}
