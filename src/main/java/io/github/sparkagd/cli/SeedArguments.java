package io.github.sparkagd.cli;

import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The options that every command on rows has, whatever the rows are. */
@Section.Holds(Section.DATA)
final class SeedArguments {
    /** Spark's driver keeps records of every task. */
    static final int MOST_PARTITIONS = 1_000_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "seed of the split and of random starts",
            defaultValue = "1")
    private long seed;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "number of partitions; default from the bytes of input")
    private Integer partitions;

    long seed() {
        return seed;
    }

    /** The number of partitions; refuses what no cluster can do. */
    OptionalInt partitions() {
        UsageException.require(
                partitions == null || (partitions >= 1 && partitions <= MOST_PARTITIONS),
                "--partitions must be between 1 and " + MOST_PARTITIONS + ", got " + partitions);
        return partitions == null ? OptionalInt.empty() : OptionalInt.of(partitions);
    }
}
