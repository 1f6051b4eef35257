package io.github.sparkagd.data;

import io.github.sparkagd.linalg.Check;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Generated rows made by the tasks that want them, without files: for measurements. */
public final class SyntheticRdd {
    private SyntheticRdd() {}

    /**
     * The training rows; partition p of P holds those with numbers in [p·n/P, (p+1)·n/P).
     *
     * @param partitions P ≥ 1
     */
    public static JavaRDD<LabelledRow> of(
            JavaSparkContext context, SyntheticSpec spec, SyntheticShape shape, int partitions) {
        Check.atLeast("partitions", 1, partitions);
        List<Integer> shares = IntStream.range(0, partitions).boxed().toList();
        return Sent.parallelize(context, shares, partitions).mapPartitions(part -> {
            int p = part.next();
            SyntheticRows maker = new SyntheticRows(spec, shape);
            long from = Math.multiplyExact(spec.rows(), (long) p) / partitions;
            long to = Math.multiplyExact(spec.rows(), p + 1L) / partitions;
            return LongStream.range(from, to)
                    .mapToObj(i -> NumberedRows.labelled(maker.row(i), i, false, spec.columns()))
                    .iterator();
        });
    }
}
