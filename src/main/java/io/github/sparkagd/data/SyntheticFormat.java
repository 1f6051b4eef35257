package io.github.sparkagd.data;

import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;

/** Rows that are generated, each made by the task that wants it. */
final class SyntheticFormat extends Format {
    SyntheticFormat() {
        super("synthetic");
    }

    @Override
    public boolean generated() {
        return true;
    }

    @Override
    RowSource.Sets open(FormatInput input) {
        throw new DataException("{format=synthetic} takes no {data}. Maybe drop one of the two.");
    }

    /** Training and test rows; the test rows are set aside of the training rows where the options say how many. */
    DataSet generate(LazySession session, DataSet.Wanted wanted, SyntheticSpec spec) {
        DataOptions options = wanted.options();
        long train = spec.rows();
        long test = options.testFraction().isEmpty() ? spec.testRows() : 0;
        TestSplit split = new TestSplit(options.seed(), options.testFraction().orElse(0));
        long bytes = 8 * (train + test) * spec.columns();
        int partitions = options.partitions().orElse(NumberedRows.partitionsByDefault(bytes, train));
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        long setAside = split.count(train);
        String description = "generated " + train + " x " + spec.columns();
        return new DataSet(
                new SyntheticRows(spec).rdd(context, split, test, partitions),
                this,
                description,
                spec.columns(),
                train - setAside,
                test + setAside,
                partitions,
                false,
                false,
                DataSet.fingerprint(Mix.mix(spec.hashCode()), spec.columns()),
                ColumnsRead.unnamed(description, wanted.request()),
                RowOrder.OF_FILES,
                Optional.empty(),
                Optional.empty());
    }
}
