package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.Mergeable;
import java.io.Serializable;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Sums of some partitions, as nodes of the {@link PartitionTree}: only siblings are ever added, left to right.
 *
 * <p>So the order of arrival, which Spark does not fix, has no part in the bits of the result; and as siblings collapse, a
 * full tree leaves one node.
 */
final class PartialSums<T extends Mergeable<T>> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final PartitionTree tree;
    private final TreeMap<Integer, Node<T>> nodes = new TreeMap<>();

    /** The sum over the leaves {@code from} (inclusive) to {@code to} (exclusive). */
    private record Node<T>(int from, int to, T sum) implements Serializable {}

    private PartialSums(PartitionTree tree) {
        this.tree = tree;
    }

    /** Nothing summed yet. */
    static <T extends Mergeable<T>> PartialSums<T> empty(PartitionTree tree) {
        return new PartialSums<>(tree);
    }

    /** The sums of a task's partitions. */
    static <B, T extends Mergeable<T>> PartialSums<T> of(
            PartitionTree tree, Iterator<TaskGroups.Member<B>> members, OrderedAggregate.PartitionSum<B, T> sum) {
        PartialSums<T> own = empty(tree);
        members.forEachRemaining(member -> own.add(member.partition(), sum.sum(member.rows())));
        return own;
    }

    /** The sums of one partition. */
    static <T extends Mergeable<T>> PartialSums<T> ofPartition(PartitionTree tree, int partition, T sum) {
        PartialSums<T> one = new PartialSums<>(tree);
        one.add(partition, sum);
        return one;
    }

    /** Takes in the sum of one more partition. */
    void add(int partition, T sum) {
        int leaf = tree.leaf(partition);
        add(new Node<>(leaf, leaf + 1, sum));
    }

    /**
     * Takes in the nodes of {@code that}.
     *
     * @return this object, modified
     */
    PartialSums<T> merge(PartialSums<T> that) {
        for (Map.Entry<Integer, Node<T>> entry : that.nodes.entrySet()) {
            add(entry.getValue());
        }
        return this;
    }

    /** The same nodes with other sums. */
    PartialSums<T> map(UnaryOperator<T> other) {
        PartialSums<T> mapped = new PartialSums<>(tree);
        for (Node<T> node : nodes.values()) {
            mapped.nodes.put(node.from(), new Node<>(node.from(), node.to(), other.apply(node.sum())));
        }
        return mapped;
    }

    private void add(Node<T> node) {
        Node<T> grown = node;
        while (grown.to() - grown.from() < tree.partitions()) {
            int[] sibling = sibling(grown);
            Node<T> other = nodes.get(sibling[0]);
            if (other == null || other.to() != sibling[1]) {
                break;
            }
            nodes.remove(sibling[0]);
            grown = other.from() < grown.from() ? join(other, grown) : join(grown, other);
        }
        nodes.put(grown.from(), grown);
    }

    private static <T extends Mergeable<T>> Node<T> join(Node<T> left, Node<T> right) {
        return new Node<>(left.from(), right.to(), left.sum().merge(right.sum()));
    }

    private int[] sibling(Node<T> node) {
        int from = 0;
        int to = tree.partitions();
        while (true) {
            int middle = tree.split(from, to);
            boolean left = node.from() < middle;
            int[] child = left ? new int[] {from, middle} : new int[] {middle, to};
            if (child[0] == node.from() && child[1] == node.to()) {
                return left ? new int[] {middle, to} : new int[] {from, middle};
            }
            from = child[0];
            to = child[1];
        }
    }

    /** The sum over all partitions. */
    T total() {
        if (nodes.size() != 1 || nodes.firstEntry().getValue().to() != tree.partitions()) {
            throw new IllegalStateException("sums of " + nodes.size() + " nodes do not cover the partitions");
        }
        return nodes.firstEntry().getValue().sum();
    }
}
