package io.github.sparkagd.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

/** A command that starts Spark. */
abstract class SparkCommand extends PlainCommand {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = "--ui",
            description =
                    "serve Spark's pages while it runs, with one of the training, at the first free port from 4040 on")
    private boolean ui;

    /** Such as {@code train}. */
    final String name() {
        return spec.name();
    }

    final boolean ui() {
        return ui;
    }
}
