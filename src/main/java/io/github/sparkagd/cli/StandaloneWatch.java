package io.github.sparkagd.cli;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.OptionalInt;
import org.apache.spark.SparkContext;
import org.apache.spark.deploy.client.StandaloneAppClient;
import org.apache.spark.deploy.client.StandaloneAppClientListener;
import org.apache.spark.scheduler.ExecutorDecommissionInfo;
import org.apache.spark.scheduler.cluster.StandaloneSchedulerBackend;
import scala.Option;

/**
 * Hears what a standalone master tells of executors. Spark's scheduler passes on to its listeners only what becomes of
 * executors that have registered; those that die before go unnoticed. So this stands between the two.
 */
final class StandaloneWatch implements StandaloneAppClientListener {
    /** An executor that was told to end. */
    private static final int TERMINATED = 143;

    private final StandaloneAppClientListener scheduler;
    private final ExecutorDeaths deaths;

    private StandaloneWatch(StandaloneAppClientListener scheduler, ExecutorDeaths deaths) {
        this.scheduler = scheduler;
        this.deaths = deaths;
    }

    /** Lets {@code deaths} know of executors that end; does nothing with other masters. */
    static void place(SparkContext context, ExecutorDeaths deaths) {
        if (!(context.schedulerBackend() instanceof StandaloneSchedulerBackend backend)) {
            return;
        }
        // Spark has no method for it. Where the field is another one day, executors are not watched.
        Arrays.stream(StandaloneAppClient.class.getDeclaredFields())
                .filter(field -> field.getType() == StandaloneAppClientListener.class)
                .forEach(field -> set(field, backend.client(), new StandaloneWatch(backend, deaths)));
    }

    private static void set(Field field, StandaloneAppClient client, StandaloneWatch watch) {
        try {
            field.setAccessible(true);
            field.set(client, watch);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void executorRemoved(String executor, String message, Option<Object> exitCode, Option<String> workerHost) {
        scheduler.executorRemoved(executor, message, exitCode, workerHost);
        OptionalInt code = exitCode.isDefined() ? OptionalInt.of((Integer) exitCode.get()) : OptionalInt.empty();
        if (code.orElse(-1) != 0 && code.orElse(-1) != TERMINATED) {
            deaths.died(new Death(executor, message, code));
        }
    }

    @Override
    public void dead(String reason) {
        deaths.dropped();
        scheduler.dead(reason);
    }

    @Override
    public void connected(String application) {
        scheduler.connected(application);
    }

    @Override
    public void disconnected() {
        scheduler.disconnected();
    }

    @Override
    public void executorAdded(String executor, String worker, String address, int cores, int megabytes) {
        scheduler.executorAdded(executor, worker, address, cores, megabytes);
    }

    @Override
    public void executorDecommissioned(String executor, ExecutorDecommissionInfo info) {
        scheduler.executorDecommissioned(executor, info);
    }

    @Override
    public void workerRemoved(String worker, String host, String message) {
        scheduler.workerRemoved(worker, host, message);
    }
}
