package io.github.sparkagd.train;

import io.github.sparkagd.linalg.Check;

/**
 * What a training asks of the machines, for {@link PlanChooser}.
 *
 * @param data the size of the data
 * @param cores tasks that run at once
 * @param partitions tasks of a pass
 * @param iterations T
 * @param runs runs in lock-step, candidates of a search among them
 * @param gramAnyway whether the rates need the Gram matrix whatever the plan
 */
public record Workload(Size data, int cores, int partitions, int iterations, int runs, boolean gramAnyway) {
    public Workload {
        Check.atLeast("cores", 1, cores);
        Check.atLeast("partitions", 1, partitions);
        Check.atLeast("iterations", 0, iterations);
        Check.atLeast("runs", 1, runs);
    }

    /**
     * The size of a data set.
     *
     * @param rows n, training and test rows together
     * @param columns d
     * @param entriesPerRow values stored per row; d for dense data
     * @param sparse whether zeros are left out
     * @param parts 2 with a test set, else 1
     */
    public record Size(long rows, int columns, double entriesPerRow, boolean sparse, int parts) {}
}
