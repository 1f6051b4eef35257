package io.github.sparkagd.cluster;

import java.io.Serializable;
import org.apache.spark.Partition;
import org.apache.spark.rdd.PartitionCoalescer;
import org.apache.spark.rdd.PartitionGroup;
import org.apache.spark.rdd.RDD;
import scala.Option;

/**
 * Joins partitions that stand side by side: group g of G takes those with numbers in [g·P/G, (g+1)·P/G).
 *
 * <p>Spark's own coalescer looks at where partitions are, so that its groups, and the bits of their sums, would depend on the
 * cluster. The scheduler still prefers the place of a group's first partition.
 */
final class ConsecutivePartitions implements PartitionCoalescer, Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public PartitionGroup[] coalesce(int groups, RDD<?> parent) {
        Partition[] partitions = parent.partitions();
        PartitionGroup[] all = new PartitionGroup[groups];
        for (int g = 0; g < groups; g++) {
            all[g] = new PartitionGroup(Option.empty());
            for (int p = start(g, groups, partitions.length); p < start(g + 1, groups, partitions.length); p++) {
                all[g].partitions().$plus$eq(partitions[p]);
            }
        }
        return all;
    }

    private static int start(int group, int groups, int partitions) {
        return (int) ((long) group * partitions / groups);
    }
}
