package io.github.sparkagd.data;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/** Makes a data set of files: finds the rows, reads and surveys them once, numbers them and puts them into their partitions. */
final class DataReader {
    /** Rows with fewer stored values than this share are kept sparse. */
    private static final double SPARSE_BELOW = 1.0 / 3;

    private final LazySession session;
    private final DataSet.Wanted wanted;
    private final DataOptions options;
    private final Broadcast<SerializableConfiguration> hadoop;

    /** @param hadoop the configuration for tasks */
    private DataReader(LazySession session, DataSet.Wanted wanted, Broadcast<SerializableConfiguration> hadoop) {
        this.session = session;
        this.wanted = wanted;
        this.options = wanted.options();
        this.hadoop = hadoop;
    }

    /**
     * Lists, reads and checks the data: one job.
     *
     * @throws DataException when the data are at fault; names the earliest fault by file and line
     */
    static DataSet open(LazySession session, DataSet.Wanted wanted, long splitBytes) {
        Broadcast<SerializableConfiguration> hadoop = JavaSparkContext.fromSparkContext(session.sparkContext())
                .broadcast(new SerializableConfiguration(session.sparkContext().hadoopConfiguration()));
        try {
            return new DataReader(session, wanted, hadoop).open(splitBytes);
        } catch (Exception failed) { // SparkException too, which is checked and not declared
            hadoop.destroy();
            throw failed;
        }
    }

    private DataSet open(long splitBytes) {
        String uri = options.data().orElseThrow();
        Configuration configuration = session.sparkContext().hadoopConfiguration();
        Optional<Format> query = Formats.ofQuery(uri, configuration);
        Optional<Format> known = query.or(options::format);
        query.ifPresent(this::requireNoOther);
        FormatInput.Named data = named(uri, known);
        Format format = known.orElseGet(() -> Formats.guess(uri, data.files(), configuration));
        Formats.requireThere(format);
        Formats.requireMeaning(format, options);
        Optional<FormatInput.Named> test = options.test().map(name -> named(name, ofTest(name, format)));
        FormatInput input = new FormatInput(session, hadoop, wanted, data, test, splitBytes);
        boolean staged = wanted.request().flatMap(ColumnRequest::stages).isPresent();
        // Spark's readers may run a job of their own to make out the columns.
        session.sparkContext().setJobDescription("survey: " + description());
        RowSource.Sets sets = staged ? format.openStaged(input) : format.open(input);
        ClassChoice classes = options.classes()
                .or(format::usualClasses)
                .map(pair -> ClassChoice.of(pair, format))
                .orElse(null);
        return surveyed(format, sets.with(classes));
    }

    private void requireNoOther(Format query) {
        options.format()
                .filter(given -> !given.label().equalsIgnoreCase(query.label()))
                .ifPresent(given -> {
                    throw new DataException(
                            "{format} %s means nothing for %s. Maybe drop one of the two.",
                            given.label(), description());
                });
    }

    /** @param format empty where it is to be guessed of the files */
    private FormatInput.Named named(String uri, Optional<Format> format) {
        boolean listed = format.map(Format::inFiles).orElse(true);
        return new FormatInput.Named(
                uri, listed ? InputFile.list(uri, session.sparkContext().hadoopConfiguration()) : List.of());
    }

    /** The format that says whether a test set is in files. */
    private Optional<Format> ofTest(String uri, Format format) {
        Optional<Format> query = Formats.ofQuery(uri, session.sparkContext().hadoopConfiguration());
        if (query.isPresent() && !(format instanceof TableFormat)) {
            throw new DataException(
                    "{test} %s has named columns, the format %s of {data} has none that Spark reads. "
                            + "Maybe write the data as parquet.",
                    FormatInput.Named.shown(uri), format.label());
        }
        return query.or(() -> Optional.of(format).filter(own -> !(own instanceof QueryFormat)));
    }

    /** The data, for people. */
    private String description() {
        return FormatInput.Named.shown(options.data().orElseThrow());
    }

    /** Reads all rows into the cache, in compact pieces, and looks at what there is: the one job that reads the data. */
    private DataSet surveyed(Format format, RowSource.Sets sets) {
        String description = description();
        SurveyChecks.labels(sets, options, description);
        JavaRDD<Sent<RunPiece>> read =
                Sent.persist(pieces(sets, ReadCount.rows(session.sparkContext())), "agd rows of " + description);
        try {
            return surveyed(format, sets, read);
        } catch (Exception failed) { // SparkException too, which is checked and not declared
            read.unpersist(false);
            throw failed;
        }
    }

    private DataSet surveyed(Format format, RowSource.Sets sets, JavaRDD<Sent<RunPiece>> read) {
        String description = description();
        NumberedRows.Runs runs =
                ReadCount.during(session.sparkContext(), sets.bytes().orElse(0), () -> runs(read));
        Survey train = SurveyChecks.train(sets.train(), runs.train(), description);
        int dimension = SurveyChecks.dimension(
                train, options, description, wanted.request().isEmpty());
        Survey test = sets.test()
                .map(own -> SurveyChecks.test(
                        own, runs.test(), dimension, options.test().orElse(description)))
                .orElse(Survey.NOTHING);
        Survey all = train.then(test);
        TestSplit split = sets.test().isPresent() || options.testFraction().isEmpty()
                ? TestSplit.NONE
                : new TestSplit(options.seed(), options.testFraction().getAsDouble());
        long setAside = split.count(train.rows());
        SurveyChecks.split(options, setAside, train.rows());
        double density = (double) all.entries() / Math.max(1, (double) all.rows() * dimension);
        // Where the input has no bytes to count: those of the values.
        long bytes = sets.bytes().orElse(Double.BYTES * (all.entries() + all.rows()));
        int partitions = options.partitions().orElseGet(() -> NumberedRows.partitionsByDefault(bytes, train.rows()));
        return new DataSet(
                new NumberedRows(read.rdd(), runs, split, dimension, partitions).toJavaRDD(),
                format,
                description,
                dimension,
                train.rows() - setAside,
                test.rows() + setAside,
                partitions,
                !all.dense() && density < SPARSE_BELOW,
                all.negatives() + all.positives() == all.rows(),
                DataSet.fingerprint(all.hash(), dimension),
                sets.columns().with(ignored(all, description)),
                sets.order(),
                Optional.ofNullable(sets.train().classes()).map(ClassChoice::names),
                Optional.of(new DataSet.Held(read, hadoop)));
    }

    private static Optional<String> ignored(Survey all, String description) {
        return all.ignored() > 0
                ? Optional.of(description + ": qid is ignored, in " + all.ignored() + " lines.")
                : Optional.empty();
    }

    /** @param count is told of rows as they are read */
    private static JavaRDD<RunPiece> pieces(RowSource.Sets sets, LongAccumulator count) {
        JavaRDD<RunPiece> train = pieces(false, 0, sets.train());
        int partitions = sets.train().rows().getNumPartitions();
        return sets.test()
                .map(own -> train.union(pieces(true, partitions, own)))
                .orElse(train)
                .map(piece -> {
                    count.add(piece.size());
                    return piece;
                });
    }

    private static JavaRDD<RunPiece> pieces(boolean test, int before, RowSource source) {
        ClassChoice classes = source.classes();
        return source.rows()
                .mapPartitionsWithIndex(
                        (part, found) -> new RunPiece.Reader(test, before + part, new FileRuns(found), classes), true);
    }

    private static NumberedRows.Runs runs(JavaRDD<Sent<RunPiece>> read) {
        JavaRDD<FileRuns.Surveyed> surveyed =
                read.map(piece -> piece.value().surveyed()).filter(Objects::nonNull);
        Map<Boolean, List<FileRuns.Surveyed>> runs = Sent.collect(surveyed).stream()
                .sorted(Comparator.comparing(FileRuns.Surveyed::start))
                .collect(Collectors.partitioningBy(FileRuns.Surveyed::test));
        return new NumberedRows.Runs(runs.get(false), runs.get(true));
    }
}
