package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.RunDirectory;
import io.github.sparkagd.data.Format;
import io.github.sparkagd.data.Formats;
import io.github.sparkagd.data.SyntheticFiles;
import io.github.sparkagd.data.SyntheticRows;
import io.github.sparkagd.data.SyntheticShape;
import io.github.sparkagd.data.SyntheticSpec;
import io.github.sparkagd.data.Variances;
import io.github.sparkagd.report.NamedValues;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code generate}: synthetic data of any size, made on the executors. */
@Command(
        name = "generate",
        description = "Writes synthetic data: Gaussian features with the variances asked for, labels of a linear rule "
                + "with noise. Each row follows from the seed and its number alone.",
        footer = {
            "",
            "Examples:",
            "  agd generate --rows 1000000 --columns 100 --format parquet --out rows",
            "  agd generate --rows 10000 --columns 1000000 --density 4e-5 --popularity zipf:1"
        },
        sortOptions = false,
        usageHelpAutoWidth = true)
final class GenerateCommand extends SparkCommand {
    private static final long MOST_ROWS = 1_000_000_000_000L;
    private static final int DEFAULT_COLUMNS = 100;
    private static final int MOST_COLUMNS = 100_000_000;
    /** Where nothing is held for a column. */
    private static final int MOST_POPULAR = 1_000_000_000;

    private static final String DEFAULT_SPECTRUM = "power:1";

    @Option(names = "--rows", paramLabel = "N", required = true, description = "number of rows")
    private long rows;

    @Option(
            names = "--columns",
            paramLabel = "N",
            description = "number of features; default 100, or as many as --spectrum lists")
    private Integer columns;

    @Option(
            names = "--spectrum",
            paramLabel = "SPECTRUM",
            description = "variances of the features: power:P (j^-P for feature j = 1, 2, …), geometric:CONDITION "
                    + "(from 1 down to 1/CONDITION), flat, or a list such as 4,1,0.25. Default: " + DEFAULT_SPECTRUM)
    private String spectrum;

    @Option(
            names = "--noise",
            paramLabel = "X",
            defaultValue = "0.1",
            description = "standard deviation of the labels' noise; without it labels have mean square 1. "
                    + "Default: ${DEFAULT-VALUE}")
    private double noise;

    @Option(
            names = "--density",
            paramLabel = "F",
            defaultValue = "1",
            description = "share of the values that are not zero, 0 < F <= 1; below 1 rows are sparse "
                    + "(libsvm or parquet). Default: ${DEFAULT-VALUE}")
    private double density;

    @Option(
            names = "--popularity",
            paramLabel = "zipf:S",
            description = "the k-th most frequent feature occurs in proportion to k^-S, as words do; a row has about "
                    + "F x columns values, normal ones of length 1 together. Default: all features occur alike")
    private String popularity;

    @Option(
            names = "--storage-exact",
            description = "only values that two bytes hold exactly, so that training takes a quarter of the memory")
    private boolean exact;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "seed of everything. Default: ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "parquet",
            description = "libsvm, csv (no header, label last) or parquet (columns label and features). "
                    + "Default: ${DEFAULT-VALUE}")
    private String format;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "number of files; default from the size. The rows do not depend on it")
    private Integer partitions;

    @Mixin
    private OutArguments place = new OutArguments();

    @Override
    public Integer call() {
        Format chosen = chosenFormat();
        SyntheticShape shape = shape();
        SyntheticSpec spec = spec(shape, chosen);
        int files = files(spec, shape);
        String target = place.place();
        try (RunDirectory directory = place.reserve(target)) {
            if (checkOnly()) {
                return Main.DONE;
            }
            SyntheticFiles.Written written =
                    Sessions.with(this, session -> new SyntheticFiles(session.get(), spec, shape)
                            .write(chosen, files, directory.path()));
            directory.commit();
            print(values(spec, shape, chosen).put("files", written.files()).put("bytes", written.bytes()), false);
        }
        out().println("written to " + target);
        return Main.DONE;
    }

    private Format chosenFormat() {
        return Formats.named(format)
                .filter(known -> known.writer().isPresent())
                .orElseThrow(() -> new UsageException("--format must be "
                        + Formats.labels(known -> known.writer().isPresent(), ", ")
                                .replaceAll(", (\\w+)$", " or $1")
                        + " to be written, got " + format));
    }

    private SyntheticShape shape() {
        Variances variances = Variances.parse(spectrum == null ? DEFAULT_SPECTRUM : spectrum);
        UsageException.require(
                density > 0 && density <= 1,
                "--density must be above 0 and at most 1, got " + density + ". Maybe 0.1.");
        if (popularity != null) {
            UsageException.require(
                    spectrum == null && !exact,
                    "--popularity " + popularity + " makes values of its own. Maybe drop "
                            + (exact ? "--storage-exact." : "--spectrum."));
            UsageException.require(
                    density < 1,
                    "--popularity " + popularity + " is for sparse rows, got --density " + density
                            + ". Maybe --density 0.001.");
            return SyntheticShape.popular(popularity, density);
        }
        return new SyntheticShape(variances, density, exact);
    }

    /** Refuses what can be known to be wrong before Spark starts. */
    private SyntheticSpec spec(SyntheticShape shape, Format chosen) {
        UsageException.require(
                rows >= 1 && rows <= MOST_ROWS, "--rows must be between 1 and " + MOST_ROWS + ", got " + rows);
        int most = popularity == null ? MOST_COLUMNS : MOST_POPULAR;
        UsageException.require(
                columns == null || (columns >= 1 && columns <= most),
                "--columns must be between 1 and " + most + ", got " + columns);
        UsageException.require(
                noise >= 0 && Double.isFinite(noise), "--noise must be at least 0 and finite, got " + noise);
        int listed = shape.variances().listed().size();
        int width = columns != null ? columns : listed > 0 ? listed : DEFAULT_COLUMNS;
        requireWritable(chosen, shape, width);
        SyntheticSpec spec = new SyntheticSpec(rows, 0, width, noise, seed);
        new SyntheticRows(spec, shape).truth(); // refuses variances that do not fit
        return spec;
    }

    private void requireWritable(Format chosen, SyntheticShape shape, int width) {
        Format.Writer writer = chosen.writer().orElseThrow();
        Predicate<Format> sparse =
                known -> known.writer().filter(Format.Writer::sparse).isPresent();
        UsageException.require(
                writer.sparse() || !shape.sparse(),
                "--density " + density + " is for " + Formats.labels(sparse, " and ") + ", " + chosen.label()
                        + " writes every value. Maybe --format libsvm.");
        UsageException.require(
                width <= writer.mostFeatures(),
                "--columns must be below " + (writer.mostFeatures() + 1) + " for " + chosen.label() + ", got " + width
                        + ". Maybe --format parquet.");
    }

    private int files(SyntheticSpec spec, SyntheticShape shape) {
        long most = Math.min(rows, SeedArguments.MOST_PARTITIONS);
        UsageException.require(
                partitions == null || (partitions >= 1 && partitions <= most),
                "--partitions must be between 1 and " + most + ", got " + partitions
                        + ". Maybe leave it out: the rows do not depend on it.");
        return partitions != null ? partitions : SyntheticFiles.files(spec, shape);
    }

    private NamedValues values(SyntheticSpec spec, SyntheticShape shape, Format chosen) {
        return new NamedValues()
                .put("rows", spec.rows())
                .put("columns", spec.columns())
                .put("spectrum", popularity != null ? null : spectrum == null ? DEFAULT_SPECTRUM : spectrum)
                .put("popularity", popularity)
                .put("noise", spec.noise())
                .put("density", shape.density())
                .put("storage_exact", shape.exact())
                .put("seed", spec.seed())
                .put("format", chosen.label());
    }
}
