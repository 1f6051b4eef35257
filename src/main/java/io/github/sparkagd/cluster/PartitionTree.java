package io.github.sparkagd.cluster;

import java.io.Serializable;

/**
 * The fixed binary tree over the partitions of an RDD, by which their sums are added.
 *
 * <p>The tree is a function of the number of partitions alone. Leaves are numbered so that the partitions that Spark's
 * {@code treeAggregate} brings together in its shuffle (i mod m for m groups) stand side by side and collapse into one node
 * there; the sum itself would be the same wherever nodes met.
 */
final class PartitionTree implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int partitions;
    private final int groups;

    PartitionTree(int partitions) {
        this.partitions = partitions;
        int scale = Math.max((int) Math.ceil(Math.sqrt(partitions)), 2);
        // As RDD.treeAggregate of depth 2 counts its intermediate partitions.
        this.groups = partitions > scale + Math.ceil((double) partitions / scale) ? partitions / scale : 1;
    }

    int partitions() {
        return partitions;
    }

    /** The place of a partition among the leaves. */
    int leaf(int partition) {
        return groupStart(partition % groups) + partition / groups;
    }

    private int groupStart(int group) {
        int whole = partitions / groups;
        int larger = partitions % groups;
        return group * whole + Math.min(group, larger);
    }

    /** Where the node of the leaves {@code from} (inclusive) to {@code to} (exclusive) splits in two. */
    int split(int from, int to) {
        int firstGroup = groupAt(from);
        int lastGroup = groupAt(to - 1);
        if (firstGroup < lastGroup) {
            return groupStart(firstGroup + (lastGroup - firstGroup + 1) / 2);
        }
        return from + (to - from) / 2;
    }

    private int groupAt(int leaf) {
        int whole = partitions / groups;
        int larger = partitions % groups;
        int inLarger = larger * (whole + 1);
        return leaf < inLarger ? leaf / (whole + 1) : larger + (leaf - inLarger) / whole;
    }
}
