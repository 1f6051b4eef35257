package io.github.sparkagd.data;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/** Makes a data set of rows that were read: surveys them, numbers them and puts them into their partitions. */
final class SurveyedSet {
    /** Rows with fewer stored values than this share are kept sparse. */
    private static final double SPARSE_BELOW = 1.0 / 3;

    private SurveyedSet() {}

    /**
     * Surveys and checks the data: one job.
     *
     * @throws DataException when the data are at fault; names the earliest fault by file and line
     */
    static DataSet open(
            SparkSession session,
            DataOptions options,
            DataReader.Sets sets,
            Broadcast<SerializableConfiguration> sent) {
        String description = options.data().orElseThrow();
        SurveyChecks.labels(sets, options, description);
        session.sparkContext().setJobDescription("survey: " + description);
        Map<Boolean, List<SurveyedPiece>> pieces = surveys(sets);
        List<SurveyedPiece> ofTrain = pieces.get(false);
        List<SurveyedPiece> ofTest = pieces.get(true);
        Survey train = SurveyChecks.train(sets.train(), ofTrain, description);
        int dimension = SurveyChecks.dimension(train, options, description);
        Survey test = sets.test()
                .map(raw ->
                        SurveyChecks.test(raw, ofTest, dimension, options.test().orElse(description)))
                .orElse(Survey.NOTHING);
        Survey all = train.then(test);
        double density = (double) all.entries() / Math.max(1, (double) all.rows() * dimension);
        int partitions = partitions(options, sets, train.rows());
        boolean sparse = !all.dense() && density < SPARSE_BELOW;
        boolean binary = all.negatives() + all.positives() == all.rows();
        TestSplit split = new TestSplit(options.seed(), options.testFraction().orElse(0));
        long set = sets.test().isPresent()
                ? 0
                : LongStream.range(0, train.rows()).filter(split::test).count();
        SurveyChecks.split(options, set, train.rows());
        DataFacts facts = new DataFacts(
                sets.format(),
                description,
                dimension,
                train.rows() - set,
                test.rows() + set,
                partitions,
                sparse,
                binary,
                all.hash(),
                sets.columns().with(ignored(all, sets.format(), description)),
                Optional.ofNullable(sets.train().classes()).map(ClassChoice::names));
        JavaPairRDD<Long, LabelledRow> numbered = numbered(sets.train(), ofTrain, dimension, split);
        if (sets.test().isPresent()) {
            numbered = numbered.union(numbered(sets.test().get(), ofTest, dimension, TestSplit.ALL));
        }
        JavaRDD<LabelledRow> rows = numbered.repartitionAndSortWithinPartitions(
                        new ByNumber(partitions, train.rows(), sets.test().isPresent() ? test.rows() : train.rows()))
                .values();
        return new DataSet(rows, facts, Optional.of(sent));
    }

    private static Optional<String> ignored(Survey all, Format format, String description) {
        return all.ignored() > 0 && format == Format.LIBSVM
                ? Optional.of(description + ": qid is ignored, in " + all.ignored() + " lines.")
                : Optional.empty();
    }

    /** The pieces of the training set (false) and of a test set of its own (true), in order. */
    private static Map<Boolean, List<SurveyedPiece>> surveys(DataReader.Sets sets) {
        JavaRDD<SurveyedPiece> surveys = survey(false, sets.train());
        if (sets.test().isPresent()) {
            surveys = surveys.union(survey(true, sets.test().get()));
        }
        return Sent.collect(surveys).stream()
                .sorted(SurveyedPiece.ORDER)
                .collect(Collectors.partitioningBy(SurveyedPiece::test));
    }

    private static JavaRDD<SurveyedPiece> survey(boolean test, RawData raw) {
        ClassChoice classes = raw.classes();
        return raw.rows()
                .mapPartitionsWithIndex(
                        (part, found) -> SurveyedPiece.of(test, part, new Pieces(found), classes), true);
    }

    private static int partitions(DataOptions options, DataReader.Sets sets, long rows) {
        if (options.partitions().isPresent()) {
            return options.partitions().getAsInt();
        }
        long bytes = sets.train().bytes() + sets.test().map(RawData::bytes).orElse(0L);
        return Partitions.byDefault(bytes, rows);
    }

    /** Rows with their numbers; test rows sort behind all training rows. */
    private static JavaPairRDD<Long, LabelledRow> numbered(
            RawData raw, List<SurveyedPiece> pieces, int dimension, TestSplit split) {
        NumberedRows.Numbers[][] numbers = numbers(raw.rows().getNumPartitions(), pieces);
        ClassChoice classes = raw.classes();
        return raw.rows()
                .mapPartitionsWithIndex(
                        (part, found) -> new NumberedRows(new Pieces(found), classes, numbers[part], dimension, split),
                        true)
                .mapToPair(row -> new Tuple2<>(ByNumber.key(row), row));
    }

    /** The numbers of the rows of every piece, by partition and piece. */
    private static NumberedRows.Numbers[][] numbers(int partitions, List<SurveyedPiece> pieces) {
        int[] counts = new int[partitions];
        for (SurveyedPiece piece : pieces) {
            counts[piece.partition()]++;
        }
        NumberedRows.Numbers[][] numbers = new NumberedRows.Numbers[partitions][];
        Arrays.setAll(numbers, part -> new NumberedRows.Numbers[counts[part]]);
        long first = 0;
        for (SurveyedPiece piece : pieces) {
            long rows = piece.survey().rows();
            numbers[piece.partition()][piece.number()] = new NumberedRows.Numbers(first, rows);
            first += rows;
        }
        return numbers;
    }
}
