package io.github.sparkagd.cluster;

import io.github.sparkagd.data.MemorySetting;
import io.github.sparkagd.settings.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Compares what a piece of work holds at once with the memory there is, before it starts.
 *
 * <p>What is counted is the least that is held, so that nothing is refused that would have gone well; the values that are
 * advised have room for the rest.
 *
 * @param driver bytes of the driver's heap
 * @param executor bytes of an executor's heap, of which Spark keeps {@link MemorySetting#RESERVED}
 * @param results spark.driver.maxResultSize in bytes, 0 for unlimited
 * @param tasks that an executor runs at once
 * @param local whether the executor is the driver
 */
record MemoryCheck(long driver, long executor, long results, int tasks, boolean local) {
    private static final long MEGABYTE = 1L << 20;
    /** The largest number of entries that an array can have. */
    private static final long MOST_ENTRIES = Integer.MAX_VALUE - 8L;

    /** The memory of the application that works on {@code data}, a task for each partition. */
    static MemoryCheck of(BlockedData data) {
        return of(data.context(), data.partitions());
    }

    /** The memory of an application for a job of {@code jobTasks} tasks. */
    static MemoryCheck of(JavaSparkContext context, int jobTasks) {
        SparkConf conf = context.getConf();
        long driver = Runtime.getRuntime().maxMemory();
        boolean local = context.isLocal();
        int executors = Math.max(1, context.sc().statusTracker().getExecutorInfos().length - 1);
        int cores = Math.max(1, context.defaultParallelism() / executors);
        int atOnce = local ? context.defaultParallelism() : conf.getInt("spark.executor.cores", cores);
        return new MemoryCheck(
                driver,
                local ? driver : conf.getSizeAsBytes("spark.executor.memory", "1g"),
                conf.getSizeAsBytes("spark.driver.maxResultSize", "1g"),
                Math.max(1, Math.min(atOnce / Math.max(1, conf.getInt("spark.task.cpus", 1)), jobTasks)),
                local);
    }

    /**
     * What a piece of work holds at once.
     *
     * @param what it is, in words that a message can begin with
     * @param result bytes of the sum that reaches the driver
     * @param atDriver bytes in the driver
     * @param perTask bytes in a task
     * @param perExecutor bytes that the tasks of an executor share
     * @param together whether the driver holds its bytes while tasks hold theirs
     * @param otherwise what else the user could do
     */
    record Need(
            String what,
            long result,
            long atDriver,
            long perTask,
            long perExecutor,
            boolean together,
            String otherwise) {

        /**
         * A Gram matrix, collected: a task holds its sums and those that it adds to them; the driver the sum as it was sent
         * and as it was read, then as it is used, scaled and laid out for products.
         *
         * @param columns rows of the matrix
         * @param bytes of one partition's sums
         */
        static Need gram(int columns, long bytes) {
            return gram(columns, bytes, Optional.empty());
        }

        /**
         * The same where there is something to be said first.
         *
         * @param noDual why the data have no dual form, which would take less, where they might
         */
        static Need gram(int columns, long bytes, Optional<String> noDual) {
            String matrix = noDual.map(why -> why + "; ").orElse("") + "the Gram matrix of " + columns + " features ";
            if ((long) columns * (columns + 1L) / 2 > MOST_ENTRIES) {
                throw new Refusal(matrix + "has more entries than an array can hold. Maybe {plan=fused}.");
            }
            return new Need(
                    matrix + "takes " + megabytes(bytes) + " a task",
                    bytes,
                    3 * bytes,
                    2 * bytes,
                    0,
                    false,
                    "{plan=fused}");
        }

        /**
         * Means and deviations of the columns: a task holds its sums and those that it sends, the driver the sum and the one
         * that it adds.
         */
        static Need moments(long columns) {
            long bytes = 16 * columns;
            return new Need(
                    "the means and deviations of " + columns + " features take " + megabytes(bytes) + " a task",
                    bytes,
                    2 * bytes,
                    2 * bytes,
                    0,
                    true,
                    "fewer features");
        }

        /**
         * Passes for {@code runs} runs in lock-step: a vector a run goes to every executor, and what a task has of one comes
         * back from it; the driver keeps about four a run, and four for all.
         *
         * @param columns those that there are for training
         * @param widest the most that a task keeps numbers for: all, or a list of those that occur in its rows
         */
        static Need pass(int columns, long widest, int runs) {
            long vectors = 8L * columns * runs;
            boolean all = widest >= columns;
            long ofTask = all ? vectors : (8L * runs + 4) * widest;
            return new Need(
                    "a pass over " + columns + " features for " + runs + (runs == 1 ? " run" : " runs") + " sends "
                            + megabytes(vectors) + " to every executor and "
                            + (all ? "" : "up to " + megabytes(ofTask) + " ") + "back from every task",
                    all ? vectors : vectors + 4L * columns,
                    4 * vectors + 32L * columns,
                    all ? 2 * vectors : ofTask + 8L * widest * runs,
                    vectors,
                    true,
                    runs == 1 ? "fewer features" : "fewer runs at once");
        }
    }

    /**
     * Refuses what cannot go well.
     *
     * @throws Refusal naming each setting that is too small and a value that would do
     */
    void require(Need need) {
        refusal(need).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** As {@link #require}, said and not thrown; empty for what can go well. */
    Optional<Refusal> refusal(Need need) {
        List<String> small = new ArrayList<>();
        List<String> advised = new ArrayList<>();
        long tasksBytes = tasks * need.perTask() + need.perExecutor();
        // What tasks send waits in the same heap until the driver takes it.
        long waiting = tasks * Math.min(need.result(), need.perTask());
        long both = need.together() ? need.atDriver() + tasksBytes + waiting : Math.max(need.atDriver(), tasksBytes);
        long atDriver = local ? both : need.atDriver();
        if (results > 0 && need.result() / 16 * 17 > results) {
            small.add("spark.driver.maxResultSize " + megabytes(results));
            advised.add("{spark.driver.maxResultSize=" + (need.result() / MEGABYTE * 11 / 10 + 64) + "m}");
        }
        if (atDriver > driver) {
            small.add("spark.driver.memory " + megabytes(driver));
            advised.add("{spark.driver.memory=" + MemorySetting.enough(atDriver) + "}");
        }
        if (!local && tasksBytes > executor - MemorySetting.RESERVED) {
            small.add("spark.executor.memory " + megabytes(executor) + " with " + tasks + " at once");
            advised.add("{spark.executor.memory=" + MemorySetting.enough(tasksBytes) + "}");
        }
        return small.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal(need.what() + ", too much for " + String.join(" and for ", small) + ". Maybe "
                        + String.join(" ", advised) + ", or " + need.otherwise() + "."));
    }

    static String megabytes(long bytes) {
        return (bytes + MEGABYTE - 1) / MEGABYTE + " MB";
    }
}
