package io.github.sparkagd.cli;

import picocli.CommandLine.Mixin;

/** A command on data: it has the data options. */
abstract class BaseCommand extends SparkCommand {
    @Mixin
    private DataArguments data = new DataArguments();

    final DataArguments data() {
        return data;
    }
}
