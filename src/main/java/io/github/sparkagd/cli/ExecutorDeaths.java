package io.github.sparkagd.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Ends a command whose executors die as soon as they start. A standalone master starts others in their place for ever, since
 * it forgets the failures of before whenever a process has been started.
 *
 * <p>It gives up after as many deaths as {@code spark.deploy.maxExecutorRetries} says, which have taken some time, without a
 * task that was done in between, and with no executor left. Elsewhere (YARN, Kubernetes) Spark itself gives up.
 */
final class ExecutorDeaths extends SparkListener {
    private static final int MOST = 10;
    /** A worker where executors fail at once must not outrun those that are still starting on others. */
    private static final long LEAST_NANOS = Duration.ofSeconds(20).toNanos();

    private final int most;
    private final LongSupplier nanoTime;
    private final Runnable giveUp;
    private final Set<String> registered = new HashSet<>();
    private final List<Death> deaths = new ArrayList<>();
    private long since;
    private boolean hopeless;

    /**
     * @param most deaths; negative for any number
     * @param giveUp cancels the work
     */
    ExecutorDeaths(int most, LongSupplier nanoTime, Runnable giveUp) {
        this.most = most;
        this.nanoTime = nanoTime;
        this.giveUp = giveUp;
    }

    /**
     * Does {@code work}.
     *
     * @throws ClusterException when executors die again and again
     */
    static <T> T during(SparkContext context, Supplier<T> work) {
        ExecutorDeaths deaths = new ExecutorDeaths(
                context.conf().getInt("spark.deploy.maxExecutorRetries", MOST), System::nanoTime, () -> {
                    if (!context.isStopped()) {
                        context.cancelAllJobs();
                    }
                });
        context.addSparkListener(deaths);
        StandaloneWatch.place(context, deaths);
        try {
            return work.get();
        } catch (Throwable failed) {
            deaths.verdict().ifPresent(why -> {
                throw new ClusterException(why, failed);
            });
            throw failed;
        } finally {
            context.removeSparkListener(deaths);
        }
    }

    /** Executors that cannot even be started may fail often enough before anybody watches, and the master gives up. */
    static Optional<String> unwatched(Throwable root) {
        boolean local = new SparkConf().get("spark.master", "local").matches("local(\\[.*)?");
        return !local && String.valueOf(root.getMessage()).contains("on a stopped SparkContext")
                ? Optional.of("the master has ended the application, as it does when executors cannot be started."
                        + " Maybe correct JAVA_HOME for executors, or see the logs of master and workers.")
                : Optional.empty();
    }

    /** An executor has ended, which nobody had asked for. */
    synchronized void died(Death death) {
        if (deaths.isEmpty()) {
            since = nanoTime.getAsLong();
        }
        deaths.add(death);
        boolean enough = most >= 0 && deaths.size() >= most && nanoTime.getAsLong() - since >= LEAST_NANOS;
        if (enough && registered.isEmpty()) {
            hopeless = true;
            giveUp.run();
        }
    }

    /** The master has given up by itself. */
    synchronized void dropped() {
        hopeless = !deaths.isEmpty();
    }

    /** Why there is no hope, and what might help; empty where there is. */
    synchronized Optional<String> verdict() {
        return hopeless ? Optional.of(Death.summary(List.copyOf(deaths))) : Optional.empty();
    }

    @Override
    public synchronized void onExecutorAdded(SparkListenerExecutorAdded added) {
        registered.add(added.executorId());
    }

    @Override
    public synchronized void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        registered.remove(removed.executorId());
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.taskInfo().successful()) {
            deaths.clear();
            hopeless = false;
        }
    }
}
