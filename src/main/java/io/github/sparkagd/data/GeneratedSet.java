package io.github.sparkagd.data;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.commons.collections4.IteratorUtils;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Makes a data set of generated rows, each made by the task that wants it. */
final class GeneratedSet {
    private GeneratedSet() {}

    /** Its training and test rows; the test rows are set aside of the training rows where the options say how many. */
    static DataSet open(SparkSession session, DataSet.Wanted wanted, SyntheticSpec spec) {
        DataOptions options = wanted.options();
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        boolean own = options.testFraction().isEmpty();
        long train = spec.rows();
        long test = own ? spec.testRows() : 0;
        int partitions = options.partitions().orElse(Partitions.byDefault(8 * (train + test) * spec.columns(), train));
        TestSplit split = new TestSplit(options.seed(), options.testFraction().orElse(0));
        List<Integer> shares = new ArrayList<>();
        for (int p = 0; p < partitions; p++) {
            shares.add(p);
        }
        JavaRDD<LabelledRow> rows = Sent.parallelize(context, shares, partitions)
                .mapPartitions(part -> {
                    int p = part.next();
                    SyntheticRows maker = new SyntheticRows(spec);
                    Iterator<LabelledRow> ofTrain = LongStream.range(
                                    train * p / partitions, train * (p + 1) / partitions)
                            .mapToObj(i -> NumberedRows.labelled(maker.row(i), i, split.test(i), spec.columns()))
                            .iterator();
                    Iterator<LabelledRow> ofTest = LongStream.range(test * p / partitions, test * (p + 1) / partitions)
                            .mapToObj(i -> NumberedRows.labelled(maker.row(train + i), i, true, spec.columns()))
                            .iterator();
                    return IteratorUtils.chainedIterator(ofTrain, ofTest);
                });
        long set = LongStream.range(0, train).filter(split::test).count();
        String description = "generated " + train + " x " + spec.columns();
        DataFacts facts = new DataFacts(
                Format.SYNTHETIC,
                description,
                spec.columns(),
                train - set,
                test + set,
                partitions,
                false,
                false,
                Mix.mix(spec.hashCode()),
                ColumnsRead.unnamed(description, wanted.request()),
                Optional.empty());
        return new DataSet(rows, facts, Optional.empty());
    }
}
