package io.github.sparkagd.cluster;

import io.github.sparkagd.blocks.Blas;
import io.github.sparkagd.blocks.ByPart;
import io.github.sparkagd.blocks.GramSums;
import io.github.sparkagd.blocks.Mergeable;
import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.data.Sent;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.GramLeastSquares;
import io.github.sparkagd.train.PlanChooser;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.Utils;

/** Collects the Gram matrices of parts of the rows in one ordered {@code treeAggregate}. */
public final class GramPass {
    private GramPass() {}

    /**
     * The sums of the parts.
     *
     * @param parts a Gram matrix for each
     * @param libraries the native BLAS used on each executor as {@code host: file}; empty with {@link Blas#JAVA}
     */
    record Sums(ByPart<GramSums> parts, TreeSet<String> libraries) implements Mergeable<Sums> {
        @Override
        public Sums merge(Sums that) {
            libraries.addAll(that.libraries);
            parts.merge(that.parts);
            return this;
        }
    }

    /** The bytes of one partition's sums over d features, for so many parts of the rows. */
    static long bytes(int columns, int parts) {
        return 8L * columns * (columns + 3L) / 2 * parts + 1000;
    }

    /**
     * What the pass has found.
     *
     * @param problem the problem, with no pass to come
     * @param libraries the native BLAS used on each executor as {@code host: file}; empty with {@link Blas#JAVA}
     */
    record Result(GramLeastSquares problem, SortedSet<String> libraries) {}

    /**
     * Runs one job, whose products are taken by the loops of this project.
     *
     * @param data the blocks
     * @param coordinates the coordinates trained in
     * @param withTest whether to collect the test rows' sums too
     * @return the problem, stated by its Gram matrix
     */
    public static GramLeastSquares run(BlockedData data, Coordinates coordinates, boolean withTest) {
        return run(data, coordinates, withTest, Blas.JAVA).problem();
    }

    /** As {@link #run(BlockedData, Coordinates, boolean)}, with the products by {@code blas}. */
    static Result run(BlockedData data, Coordinates coordinates, boolean withTest, Blas blas) {
        boolean test = withTest && data.testRows() > 0;
        Sums sums = collect(
                data,
                Collections.nCopies(test ? 2 : 1, GramLeastSquares.pivot(coordinates)),
                blas,
                DualForm.obstacle(data));
        GramSums train = sums.parts().of(Part.TRAINING);
        Optional<GramSums> ofTest = test ? Optional.of(sums.parts().of(Part.TEST)) : Optional.empty();
        return new Result(new GramLeastSquares(coordinates, train, ofTest), sums.libraries());
    }

    /**
     * The sums of the first parts, in one job.
     *
     * @param pivots what the rows of each part are taken about; parts beyond are left out
     * @param noDual why the rows have no dual form, for a refusal
     */
    static Sums collect(BlockedData data, List<GramSums.Pivot> pivots, Blas blas, Optional<String> noDual) {
        int columns = data.columns();
        int parts = pivots.size();
        long bytes = bytes(columns, parts);
        int tasks = PlanChooser.gramTasks(data.rows(), columns, data.partitions());
        MemoryCheck.of(data.context(), tasks).require(MemoryCheck.Need.gram(columns, bytes, noDual));
        Broadcast<Sent<List<GramSums.Pivot>>> sent = Sent.broadcast(data.context(), pivots);
        try {
            return data.aggregate().inTasks(tasks).run(bytes, blocks -> {
                Sums sums = new Sums(ByPart.of(parts, part -> new GramSums(columns, blas)), new TreeSet<>());
                if (blas == Blas.NATIVE) {
                    String library = Blas.nativeLibrary().orElse("none");
                    sums.libraries().add(Utils.localHostName() + ": " + library);
                }
                blocks.forEachRemaining(block -> {
                    if (block.part() < parts) {
                        sums.parts()
                                .of(block.part())
                                .add(block, sent.value().value().get(block.part()));
                    }
                });
                return sums;
            });
        } finally {
            sent.destroy();
        }
    }
}
