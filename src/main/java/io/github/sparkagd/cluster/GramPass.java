package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.Blas;
import io.github.sparkagd.blocks.GramSums;
import io.github.sparkagd.blocks.Mergeable;
import io.github.sparkagd.data.Sent;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.GramLeastSquares;
import io.github.sparkagd.train.PlanChooser;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.Utils;

/** Collects a problem's Gram matrix in one ordered {@code treeAggregate}. */
public final class GramPass {
    private GramPass() {}

    /** The sums over training and, where wanted, test rows. */
    private record Both(GramSums train, GramSums test, TreeSet<String> libraries) implements Mergeable<Both> {
        @Override
        public Both merge(Both that) {
            libraries.addAll(that.libraries);
            train.merge(that.train);
            if (test != null) {
                test.merge(that.test);
            }
            return this;
        }
    }

    /** The bytes of one partition's sums over d features, for training rows and, where there are any, test rows. */
    public static long bytes(int columns, boolean test) {
        return 8L * columns * (columns + 3L) / 2 * (test ? 2 : 1) + 1000;
    }

    /**
     * What the pass has found.
     *
     * @param problem the problem, with no pass to come
     * @param libraries the native BLAS used on each executor as {@code host: file}; empty with {@link Blas#JAVA}
     */
    public record Result(GramLeastSquares problem, SortedSet<String> libraries) {}

    /**
     * Runs one job, whose products are taken by the loops of this project.
     *
     * @param data the blocks
     * @param coordinates the coordinates trained in
     * @param withTest whether to collect the test rows' sums too
     */
    public static GramLeastSquares run(BlockedData data, Coordinates coordinates, boolean withTest) {
        return run(data, coordinates, withTest, Blas.JAVA).problem();
    }

    /** As {@link #run(BlockedData, Coordinates, boolean)}, with the products by {@code blas}. */
    public static Result run(BlockedData data, Coordinates coordinates, boolean withTest, Blas blas) {
        int columns = data.columns();
        GramSums.Pivot pivot = GramLeastSquares.pivot(coordinates);
        boolean test = withTest && data.moments().testRows() > 0;
        long rows = data.moments().rows() + data.moments().testRows();
        int tasks = PlanChooser.gramTasks(rows, columns, data.partitions());
        MemoryCheck.of(data.context(), tasks)
                .require(MemoryCheck.Need.gram(columns, bytes(columns, test), DualForm.obstacle(data)));
        Broadcast<Sent<GramSums.Pivot>> sent = Sent.broadcast(data.context(), pivot);
        try {
            Both both = data.aggregate().inTasks(tasks).run(bytes(columns, test), blocks -> {
                Both sums = new Both(
                        new GramSums(columns, false, blas),
                        test ? new GramSums(columns, true, blas) : null,
                        new TreeSet<>());
                if (blas == Blas.NATIVE) {
                    sums.libraries()
                            .add(Utils.localHostName() + ": "
                                    + Blas.nativeLibrary().orElse("none"));
                }
                blocks.forEachRemaining(block -> {
                    sums.train().add(block, sent.value().value());
                    if (test) {
                        sums.test().add(block, sent.value().value());
                    }
                });
                return sums;
            });
            return new Result(
                    new GramLeastSquares(coordinates, both.train(), Optional.ofNullable(both.test())),
                    both.libraries());
        } finally {
            sent.destroy();
        }
    }
}
