package io.github.sparkagd.cluster;

import io.github.sparkagd.data.NumberedPartition;
import io.github.sparkagd.data.TakenPartitions;
import io.github.sparkagd.versions.ScalaCollections;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
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

    /** Shares partitions out in their order, in {@code tasks} tasks, or one for each where there are fewer. */
    static List<int[]> sideBySide(int partitions, int tasks) {
        int some = Math.min(partitions, tasks);
        return IntStream.range(0, some)
                .mapToObj(g -> IntStream.range(start(g, some, partitions), start(g + 1, some, partitions))
                        .toArray())
                .toList();
    }

    private static int start(int group, int groups, int partitions) {
        return (int) ((long) group * partitions / groups);
    }

    /** A task's partitions of the parent, under their numbers. */
    private static final class Group extends NumberedPartition {
        private static final long serialVersionUID = 1L;
        private final int[] numbers;
        private final Partition[] taken;

        Group(int index, int[] numbers, Partition[] all) {
            super(index);
            this.numbers = numbers;
            this.taken = Arrays.stream(numbers).mapToObj(p -> all[p]).toArray(Partition[]::new);
        }
    }

    @Override
    public Partition[] getPartitions() {
        Partition[] all = parent.partitions();
        Partition[] own = new Partition[groups.size()];
        for (int g = 0; g < own.length; g++) {
            own[g] = new Group(g, groups.get(g), all);
        }
        return own;
    }

    @Override
    public scala.collection.Iterator<Member<B>> compute(Partition partition, TaskContext context) {
        RDD<B> from = firstParent(ClassTag$.MODULE$.<B>apply(Object.class));
        Group group = (Group) partition;
        Iterator<Member<B>> members = IntStream.range(0, group.taken.length)
                .mapToObj(i ->
                        new Member<>(group.numbers[i], ScalaCollections.asJava(from.iterator(group.taken[i], context))))
                .iterator();
        return ScalaCollections.asScala(members);
    }
}
