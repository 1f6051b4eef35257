package io.github.sparkagd.data;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.mllib.regression.LabeledPoint;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;
import scala.Tuple2;

/**
 * A surveyed data set: labelled vectors in a fixed order and a fixed partitioning.
 *
 * <p>Rows are numbered from 0 in the order of files and lines (blank lines and classes left out do not count); partition p
 * of P holds those with numbers in [p·n/P, (p+1)·n/P), training rows first. So the partitioning is a function of the data and
 * of P alone.
 */
public final class DataSet implements AutoCloseable {
    private static final long PARTITION_BYTES = 8L << 20;
    private static final int MOST_PARTITIONS = 4096;
    private static final int PIXEL_UNIT = 255;
    /** Rows with fewer stored values than this share are kept sparse. */
    private static final double SPARSE_BELOW = 1.0 / 3;

    private final JavaRDD<LabelledRow> rows;
    private final Facts facts;
    private final Optional<Broadcast<SerializableConfiguration>> sent;

    /** What is known of a data set. */
    private record Facts(
            Format format,
            String description,
            int dimension,
            long trainRows,
            long testRows,
            int partitions,
            boolean sparse,
            boolean binaryLabels,
            long hash) {}

    private DataSet(JavaRDD<LabelledRow> rows, Facts facts, Optional<Broadcast<SerializableConfiguration>> sent) {
        this.rows = rows;
        this.facts = facts;
        this.sent = sent;
    }

    /**
     * Lists, surveys and checks the data: one job.
     *
     * @throws DataException when the data are at fault; names the earliest fault by file and line
     */
    public static DataSet open(SparkSession session, DataOptions options) {
        return open(session, options, Split.BYTES);
    }

    static DataSet open(SparkSession session, DataOptions options, long splitBytes) {
        if (options.data().isEmpty()) {
            return synthetic(session, options, SyntheticSpec.EMBEDDED);
        }
        Broadcast<SerializableConfiguration> sent = DataReader.send(session);
        try {
            DataReader.Sets sets = new DataReader(session, options, sent, splitBytes).open();
            return surveyed(session, options, sets, sent);
        } catch (Exception failed) { // SparkException too, which is checked and not declared
            sent.destroy();
            throw failed;
        }
    }

    private static DataSet surveyed(
            SparkSession session,
            DataOptions options,
            DataReader.Sets sets,
            Broadcast<SerializableConfiguration> sent) {
        String description = options.data().orElseThrow();
        session.sparkContext().setJobDescription("survey: " + description);
        List<Survey> surveys = surveys(sets);
        int trainSplits = sets.train().splits().size();
        List<Survey> ofTrain = surveys.subList(0, trainSplits);
        List<Survey> ofTest = surveys.subList(trainSplits, surveys.size());
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
        Facts facts = new Facts(
                sets.format(),
                description,
                dimension,
                train.rows() - set,
                test.rows() + set,
                partitions,
                sparse,
                binary,
                all.hash());
        JavaPairRDD<Long, LabelledRow> numbered = numbered(sets.train(), ofTrain, dimension, split);
        if (sets.test().isPresent()) {
            numbered = numbered.union(numbered(sets.test().get(), ofTest, dimension, TestSplit.ALL));
        }
        JavaRDD<LabelledRow> rows = numbered.repartitionAndSortWithinPartitions(
                        new ByNumber(partitions, train.rows(), sets.test().isPresent() ? test.rows() : train.rows()))
                .values();
        return new DataSet(rows, facts, Optional.of(sent));
    }

    private static List<Survey> surveys(DataReader.Sets sets) {
        JavaRDD<Survey> surveys = survey(sets.train());
        if (sets.test().isPresent()) {
            surveys = surveys.union(survey(sets.test().get()));
        }
        return surveys.collect();
    }

    private static JavaRDD<Survey> survey(RawData raw) {
        ClassChoice classes = raw.classes();
        return raw.rows()
                .mapPartitions(found -> List.of(Survey.of(found, classes)).iterator());
    }

    private static int partitions(DataOptions options, DataReader.Sets sets, long rows) {
        if (options.partitions().isPresent()) {
            return options.partitions().getAsInt();
        }
        long bytes = sets.train().bytes() + sets.test().map(RawData::bytes).orElse(0L);
        return byDefault(bytes, rows);
    }

    private static int byDefault(long bytes, long rows) {
        long wanted = (bytes + PARTITION_BYTES - 1) / PARTITION_BYTES;
        long bounded = Math.max(2, Math.min(MOST_PARTITIONS, wanted));
        return (int) Math.max(1, Math.min(bounded, rows));
    }

    /** Rows with their numbers; test rows sort behind all training rows. */
    private static JavaPairRDD<Long, LabelledRow> numbered(
            RawData raw, List<Survey> surveys, int dimension, TestSplit split) {
        long[] starts = new long[surveys.size()];
        for (int i = 1; i < starts.length; i++) {
            starts[i] = starts[i - 1] + surveys.get(i - 1).rows();
        }
        ClassChoice classes = raw.classes();
        return raw.rows()
                .mapPartitionsWithIndex(
                        (part, found) -> new NumberedRows(found, classes, starts[part], dimension, split), true)
                .mapToPair(row -> new Tuple2<>(ByNumber.key(row), row));
    }

    private static DataSet synthetic(SparkSession session, DataOptions options, SyntheticSpec spec) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        boolean own = options.testFraction().isEmpty();
        long train = spec.rows();
        long test = own ? spec.testRows() : 0;
        int partitions = options.partitions().orElse(byDefault(8 * (train + test) * spec.columns(), train));
        TestSplit split = new TestSplit(options.seed(), options.testFraction().orElse(0));
        List<Integer> shares = new ArrayList<>();
        for (int p = 0; p < partitions; p++) {
            shares.add(p);
        }
        JavaRDD<LabelledRow> rows = context.parallelize(shares, partitions).mapPartitions(part -> {
            int p = part.next();
            SyntheticRows maker = new SyntheticRows(spec);
            Iterator<LabelledRow> ofTrain = LongStream.range(train * p / partitions, train * (p + 1) / partitions)
                    .mapToObj(i -> NumberedRows.labelled(maker.row(i), i, split.test(i), spec.columns()))
                    .iterator();
            Iterator<LabelledRow> ofTest = LongStream.range(test * p / partitions, test * (p + 1) / partitions)
                    .mapToObj(i -> NumberedRows.labelled(maker.row(train + i), i, true, spec.columns()))
                    .iterator();
            return org.apache.commons.collections4.IteratorUtils.chainedIterator(ofTrain, ofTest);
        });
        long set = LongStream.range(0, train).filter(split::test).count();
        Facts facts = new Facts(
                Format.SYNTHETIC,
                "generated " + train + " x " + spec.columns(),
                spec.columns(),
                train - set,
                test + set,
                partitions,
                false,
                false,
                Mix.mix(spec.hashCode()));
        return new DataSet(rows, facts, Optional.empty());
    }

    public Format format() {
        return facts.format();
    }

    /** What the data are, for people. */
    public String description() {
        return facts.description();
    }

    /** The number d of features. */
    public int dimension() {
        return facts.dimension();
    }

    public long trainRows() {
        return facts.trainRows();
    }

    public long testRows() {
        return facts.testRows();
    }

    public int partitions() {
        return facts.partitions();
    }

    /** Whether so few values are not zero that only those are worth storing. */
    public boolean sparse() {
        return facts.sparse();
    }

    /** Whether all labels are −1 or +1. */
    public boolean binaryLabels() {
        return facts.binaryLabels();
    }

    /** By what a stored value is to be divided for the user's feature: 255 for pixels, 1 otherwise. */
    public double featureUnit() {
        return facts.format().images() ? PIXEL_UNIT : 1;
    }

    /** A hash of rows, labels and their order; neither of the path nor of the partitioning. */
    public String fingerprint() {
        return String.format("%016x", Mix.mix(facts.hash() ^ facts.dimension()));
    }

    /** The rows, in {@link #partitions} partitions. */
    public JavaRDD<LabelledRow> rows() {
        return rows;
    }

    /** The training rows as MLlib's labelled points. */
    public JavaRDD<LabeledPoint> training() {
        return rows.filter(row -> !row.test())
                .map(row ->
                        new LabeledPoint(row.label(), org.apache.spark.mllib.linalg.Vectors.fromML(row.features())));
    }

    @Override
    public void close() {
        sent.ifPresent(Broadcast::destroy);
    }
}
