package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.RunDirectory;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.deploy.SparkHadoopUtil;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options that say where a command writes. */
@Section.Holds(Section.OUTPUT)
final class OutArguments {
    @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
    private CommandLine.Model.CommandSpec command;

    @Option(names = "--out", paramLabel = "DIR", description = "where to write; default ./agd-${COMMAND-NAME}-N")
    private String out;

    @Option(names = "--overwrite", description = "replace what is there")
    private boolean overwrite;

    boolean overwrite() {
        return overwrite;
    }

    /** The place given, or the first free one of the command's own. */
    String place() {
        return out != null ? out : RunDirectory.firstFree("./agd-" + command.name() + "-", configuration());
    }

    /** Reserves a place; one that exists is refused, unless it may be replaced. */
    RunDirectory reserve(String place) {
        return reserve(place, overwrite);
    }

    /** The same where something else says whether it may be replaced. */
    static RunDirectory reserve(String place, boolean replaces) {
        return RunDirectory.reserve(place, replaces, configuration());
    }

    /** Of the file systems. */
    static Configuration configuration() {
        return SparkHadoopUtil.get().conf();
    }
}
