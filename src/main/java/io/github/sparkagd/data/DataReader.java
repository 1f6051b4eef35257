package io.github.sparkagd.data;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** Makes a data set of files: finds the rows, surveys them, numbers them and puts them into their partitions. */
final class DataReader {
    /** Rows with fewer stored values than this share are kept sparse. */
    private static final double SPARSE_BELOW = 1.0 / 3;

    private final SparkSession session;
    private final DataSet.Wanted wanted;
    private final DataOptions options;
    private final Broadcast<SerializableConfiguration> hadoop;

    /** @param hadoop the configuration for tasks */
    private DataReader(SparkSession session, DataSet.Wanted wanted, Broadcast<SerializableConfiguration> hadoop) {
        this.session = session;
        this.wanted = wanted;
        this.options = wanted.options();
        this.hadoop = hadoop;
    }

    /**
     * Lists, surveys and checks the data: one job.
     *
     * @throws DataException when the data are at fault; names the earliest fault by file and line
     */
    static DataSet open(SparkSession session, DataSet.Wanted wanted, long splitBytes) {
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

    private DataSet surveyed(Format format, RowSource.Sets sets) {
        String description = options.data().orElseThrow();
        SurveyChecks.labels(sets, options, description);
        session.sparkContext().setJobDescription("survey: " + description);
        Map<Boolean, List<FileRuns.Surveyed>> runs = surveys(sets);
        Survey train = SurveyChecks.train(sets.train(), runs.get(false), description);
        int dimension = SurveyChecks.dimension(train, options, description);
        Survey test = sets.test()
                .map(own -> SurveyChecks.test(
                        own, runs.get(true), dimension, options.test().orElse(description)))
                .orElse(Survey.NOTHING);
        Survey all = train.then(test);
        RowNumbering.TestSplit split = new RowNumbering.TestSplit(
                options.seed(), options.testFraction().orElse(0));
        long setAside = sets.test().isPresent() ? 0 : split.count(train.rows());
        SurveyChecks.split(options, setAside, train.rows());
        double density = (double) all.entries() / Math.max(1, (double) all.rows() * dimension);
        int partitions = partitions(sets, train.rows());
        return new DataSet(
                rows(sets, runs, new RowNumbering(sets.train().classes(), dimension, split), partitions),
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
                Optional.of(hadoop));
    }

    private static Optional<String> ignored(Survey all, String description) {
        return all.ignored() > 0
                ? Optional.of(description + ": qid is ignored, in " + all.ignored() + " lines.")
                : Optional.empty();
    }

    /** The runs of the training set (false) and of a test set of its own (true), in order. */
    private static Map<Boolean, List<FileRuns.Surveyed>> surveys(RowSource.Sets sets) {
        JavaRDD<FileRuns.Surveyed> surveys = survey(false, sets.train());
        if (sets.test().isPresent()) {
            surveys = surveys.union(survey(true, sets.test().get()));
        }
        return Sent.collect(surveys).stream()
                .sorted(Comparator.comparing(FileRuns.Surveyed::start))
                .collect(Collectors.partitioningBy(FileRuns.Surveyed::test));
    }

    private static JavaRDD<FileRuns.Surveyed> survey(boolean test, RowSource source) {
        ClassChoice classes = source.classes();
        return source.rows()
                .mapPartitionsWithIndex(
                        (part, found) -> FileRuns.survey(test, part, new FileRuns(found), classes), true);
    }

    private int partitions(RowSource.Sets sets, long rows) {
        long bytes = sets.train().bytes() + sets.test().map(RowSource::bytes).orElse(0L);
        return options.partitions().orElse(RowNumberPartitioner.byDefault(bytes, rows));
    }

    /** The rows with their numbers, in {@code partitions} partitions. */
    private static JavaRDD<LabelledRow> rows(
            RowSource.Sets sets, Map<Boolean, List<FileRuns.Surveyed>> runs, RowNumbering numbering, int partitions) {
        long trainRows = rows(runs.get(false));
        JavaPairRDD<Long, LabelledRow> numbered = numbering.of(sets.train(), runs.get(false));
        if (sets.test().isPresent()) {
            RowNumbering ofTest =
                    new RowNumbering(numbering.classes(), numbering.dimension(), RowNumbering.TestSplit.ALL);
            numbered = numbered.union(ofTest.of(sets.test().get(), runs.get(true)));
        }
        long testRows = sets.test().isPresent() ? rows(runs.get(true)) : trainRows;
        return numbered.repartitionAndSortWithinPartitions(new RowNumberPartitioner(partitions, trainRows, testRows))
                .values();
    }

    private static long rows(List<FileRuns.Surveyed> runs) {
        return runs.stream().mapToLong(run -> run.survey().rows()).sum();
    }
}
