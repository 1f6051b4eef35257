package io.github.sparkagd.data;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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
        var configuration = session.sparkContext().hadoopConfiguration();
        List<InputFile> files = InputFile.list(uri, configuration);
        Format format = options.format().orElseGet(() -> Formats.guess(uri, files, configuration));
        Formats.requireMeaning(format, options);
        Optional<List<InputFile>> test = options.test().map(name -> InputFile.list(name, configuration));
        FormatInput input = new FormatInput(session, hadoop, wanted, files, test, splitBytes);
        boolean staged = wanted.request().flatMap(ColumnRequest::stages).isPresent();
        RowSource.Sets sets = staged ? format.openStaged(input) : format.open(input);
        ClassChoice classes = options.classes()
                .or(format::usualClasses)
                .map(pair -> ClassChoice.of(pair, format))
                .orElse(null);
        return surveyed(format, sets.with(classes));
    }

    /** Reads all rows into the cache, in compact pieces, and looks at what there is: the one job that reads the data. */
    private DataSet surveyed(Format format, RowSource.Sets sets) {
        String description = options.data().orElseThrow();
        SurveyChecks.labels(sets, options, description);
        session.sparkContext().setJobDescription("survey: " + description);
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
        String description = options.data().orElseThrow();
        NumberedRows.Runs runs = ReadCount.during(session.sparkContext(), bytes(sets), () -> runs(read));
        Survey train = SurveyChecks.train(sets.train(), runs.train(), description);
        int dimension = SurveyChecks.dimension(train, options, description);
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
        int partitions = partitions(sets, train.rows());
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

    private static long bytes(RowSource.Sets sets) {
        return sets.train().bytes() + sets.test().map(RowSource::bytes).orElse(0L);
    }

    private int partitions(RowSource.Sets sets, long rows) {
        return options.partitions().orElse(NumberedRows.partitionsByDefault(bytes(sets), rows));
    }
}
