package io.github.sparkagd.data;

import io.github.sparkagd.versions.ScalaCollections;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.NarrowDependency;
import org.apache.spark.rdd.RDD;
import scala.collection.immutable.Seq;

/**
 * That a partition takes from some partitions of another RDD, which need no shuffle. Only the driver asks which ones, so they
 * do not travel with every task.
 *
 * @param <T> what the other RDD holds
 */
public final class TakenPartitions<T> extends NarrowDependency<T> {
    private static final long serialVersionUID = 1L;

    private final transient List<int[]> taken;

    /**
     * @param parent the other RDD
     * @param taken numbers of its partitions, for each partition
     */
    public TakenPartitions(RDD<T> parent, List<int[]> taken) {
        super(parent);
        this.taken = taken;
    }

    @Override
    public Seq<Object> getParents(int partition) {
        List<Object> parents =
                Arrays.stream(taken.get(partition)).<Object>mapToObj(p -> p).toList();
        return ScalaCollections.asScala(parents);
    }
}
