package io.github.sparkagd.faults;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.FetchFailed;
import org.apache.spark.Success$;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerBlockUpdated;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Counts what Spark's driver noticed of faults, so that a test knows that they took place. */
public final class Witness extends SparkListener implements AutoCloseable {
    private final JavaSparkContext context;
    private final AtomicInteger executorsLost = new AtomicInteger();
    private final List<String> losses = new CopyOnWriteArrayList<>();
    private final AtomicInteger tasksFailed = new AtomicInteger();
    private final AtomicInteger fetchesFailed = new AtomicInteger();
    private final AtomicInteger stagesRepeated = new AtomicInteger();
    private final AtomicInteger twinsWon = new AtomicInteger();
    private final AtomicInteger blocksOnDisk = new AtomicInteger();
    private final AtomicInteger blocksInMemory = new AtomicInteger();

    /** Counts from now on, until closed. */
    public Witness(JavaSparkContext context) {
        this.context = context;
        context.sc().addSparkListener(this);
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
        losses.add("executor " + removed.executorId() + ": " + removed.reason());
        executorsLost.incrementAndGet();
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.reason() instanceof FetchFailed) {
            fetchesFailed.incrementAndGet();
        } else if (end.reason() != Success$.MODULE$) {
            tasksFailed.incrementAndGet();
        } else if (end.taskInfo().speculative()) {
            twinsWon.incrementAndGet();
        }
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted submitted) {
        if (submitted.stageInfo().attemptNumber() > 0) {
            stagesRepeated.incrementAndGet();
        }
    }

    @Override
    public void onBlockUpdated(SparkListenerBlockUpdated updated) {
        var block = updated.blockUpdatedInfo();
        if (block.blockId().isRDD() && block.diskSize() > 0) {
            blocksOnDisk.incrementAndGet();
        }
        if (block.blockId().isRDD() && block.memSize() > 0) {
            blocksInMemory.incrementAndGet();
        }
    }

    /** Executors that are gone. */
    public int executorsLost() {
        return told(executorsLost);
    }

    /** Which executors are gone, and why as Spark says. */
    public List<String> losses() {
        return List.copyOf(losses);
    }

    int tasksFailed() {
        return told(tasksFailed);
    }

    int fetchesFailed() {
        return told(fetchesFailed);
    }

    int stagesRepeated() {
        return told(stagesRepeated);
    }

    /** Speculative attempts that ended first. */
    int twinsWon() {
        return told(twinsWon);
    }

    /** Times that a persisted block was put on disk, or moved there. */
    int blocksOnDisk() {
        return told(blocksOnDisk);
    }

    /** Times that a persisted block was put in memory. */
    int blocksInMemory() {
        return told(blocksInMemory);
    }

    /** Spark tells of events on another thread. */
    private int told(AtomicInteger count) {
        try {
            context.sc().listenerBus().waitUntilEmpty(10_000);
        } catch (java.util.concurrent.TimeoutException late) {
            throw new AssertionError("Spark's events are late", late);
        }
        return count.get();
    }

    @Override
    public void close() {
        context.sc().removeSparkListener(this);
    }

    @Override
    public String toString() {
        return executorsLost + " executors lost, " + tasksFailed + " tasks failed, " + fetchesFailed
                + " fetches failed, " + stagesRepeated + " stages repeated, " + twinsWon
                + " speculative twins won, " + blocksOnDisk + " blocks put on disk, "
                + blocksInMemory + " in memory";
    }
}
