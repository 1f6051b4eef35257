package io.github.sparkagd.cluster;

import io.github.sparkagd.data.TakenPartitions;
import io.github.sparkagd.versions.ScalaCollections;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.collections4.IteratorUtils;
import org.apache.spark.Dependency;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import scala.collection.immutable.Seq;
import scala.reflect.ClassTag$;

/**
 * The partitions of an RDD in fewer tasks: each takes several, and still tells them apart.
 *
 * <p>How many partitions there are is a function of the data, and so are the sums; how many tasks there are may follow the
 * cores.
 */
final class TaskGroups<B> extends RDD<TaskGroups.Member<B>> {
    private static final long serialVersionUID = 1L;

    private final transient List<int[]> groups;
    private final transient RDD<B> parent;

    /** One of a task's partitions; its rows are read once, before those of the next. */
    record Member<B>(int partition, Iterator<B> rows) {}

    /**
     * @param parent whose partitions are grouped
     * @param groups the partitions of every task, in the order in which it takes them
     */
    TaskGroups(RDD<B> parent, List<int[]> groups) {
        super(parent.context(), dependencies(parent, groups), ClassTag$.MODULE$.apply(Member.class));
        this.groups = groups;
        this.parent = parent;
    }

    private static Seq<Dependency<?>> dependencies(RDD<?> parent, List<int[]> groups) {
        Dependency<?> dependency = new TakenPartitions<>(parent, groups);
        return ScalaCollections.<Dependency<?>>asScala(List.of(dependency));
    }

    /** Every partition in a task of its own. */
    static List<int[]> each(int partitions) {
        return IntStream.range(0, partitions).mapToObj(p -> new int[] {p}).toList();
    }

    /**
     * Shares partitions out so that a task's stand at the same place, and side by side in the tree where they can: then it
     * closes most of the nodes that it begins.
     *
     * @param tree of the partitions
     * @param places where each partition is kept; any text, the same for the same place
     * @param tasks about as many; each place has one at least
     */
    static List<int[]> of(PartitionTree tree, List<String> places, int tasks) {
        Map<String, List<Integer>> byPlace = new TreeMap<>();
        for (int p = 0; p < places.size(); p++) {
            byPlace.computeIfAbsent(places.get(p), place -> new ArrayList<>()).add(p);
        }
        List<int[]> groups = new ArrayList<>();
        for (List<Integer> here : byPlace.values()) {
            here.sort(Comparator.comparing(tree::leaf));
            int own = (int) Math.max(1, Math.round((double) tasks * here.size() / places.size()));
            int some = Math.min(own, here.size());
            for (int g = 0; g < some; g++) {
                groups.add(here.subList(start(g, some, here.size()), start(g + 1, some, here.size())).stream()
                        .mapToInt(p -> p)
                        .toArray());
            }
        }
        return groups;
    }

    private static int start(int group, int groups, int partitions) {
        return (int) ((long) group * partitions / groups);
    }

    /** A partition of the parent, by its number. */
    private record Taken(int number, Partition partition) implements Serializable {}

    /** A task's partitions. */
    private record Group(int index, List<Taken> taken) implements Partition {
        @Override
        public int hashCode() {
            return index;
        }

        @Override
        public boolean equals(Object that) {
            return that instanceof Group other && other.index == index;
        }
    }

    @Override
    public Partition[] getPartitions() {
        Partition[] all = parent.partitions();
        Partition[] own = new Partition[groups.size()];
        for (int g = 0; g < own.length; g++) {
            List<Taken> taken = Arrays.stream(groups.get(g))
                    .mapToObj(p -> new Taken(p, all[p]))
                    .toList();
            own[g] = new Group(g, taken);
        }
        return own;
    }

    @Override
    public scala.collection.Iterator<Member<B>> compute(Partition partition, TaskContext context) {
        RDD<B> from = firstParent(ClassTag$.MODULE$.<B>apply(Object.class));
        Iterator<Member<B>> members = IteratorUtils.transformedIterator(
                ((Group) partition).taken().iterator(),
                taken -> new Member<>(
                        taken.number(), ScalaCollections.asJava(from.iterator(taken.partition(), context))));
        return ScalaCollections.asScala(members);
    }
}
