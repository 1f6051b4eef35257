package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.RunDirectory;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a command that prints its results leaves a page too. */
@Section.Holds(Section.OUTPUT)
final class PageArguments {
    @Option(names = "--out", paramLabel = "DIR", description = "leave a page there too, report.html")
    private String out;

    @Option(names = "--overwrite", description = "replace what is there")
    private boolean overwrite;

    /** Reserves the place, where one is given. */
    Optional<RunDirectory> reserve() {
        return Optional.ofNullable(out).map(place -> OutArguments.reserve(place, overwrite));
    }
}
