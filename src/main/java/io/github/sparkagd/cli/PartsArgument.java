package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.Predictions;
import io.github.sparkagd.cluster.RunDirectory;
import picocli.CommandLine.Option;

/** Says whether predictions are one file or a folder of them. */
@Section.Holds(Section.OUTPUT)
final class PartsArgument {
    @Option(
            names = "--parts",
            description =
                    "make --out a folder of csv files, each with the header, which the executors write: one for every "
                            + "partition, part-00000 and so on. Default: one file")
    private boolean parts;

    void write(Predictions predictions, RunDirectory target) {
        if (parts) {
            predictions.write(target.path());
        } else {
            target.writeSingle(predictions::write);
        }
    }
}
