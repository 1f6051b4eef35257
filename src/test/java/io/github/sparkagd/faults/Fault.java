package io.github.sparkagd.faults;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A harm to be done to a cluster, and the task at whose beginning it is done.
 *
 * <p>Faults travel with the jobs of the thread that plans them, as a local property of Spark; {@link FaultPlugin} does them
 * in the executors. The program under test knows nothing of it.
 *
 * @param harm what is done
 * @param job how the job's description begins
 * @param tasks of the stage, which tells the stages of a job apart
 * @param partition of the task
 */
public record Fault(Harm harm, String job, int tasks, int partition) {
    private static final String PROPERTY = "agd.test.faults";

    /** What can be done at the beginning of a task. */
    public enum Harm {
        /** The executor dies by SIGKILL; once. */
        KILL_EXECUTOR,
        /** The executor dies by SIGKILL at every attempt of the task. */
        KILL_EVERY_EXECUTOR,
        /** The worker that is the executor's parent dies by SIGKILL, for good; once. */
        KILL_WORKER,
        /** The worker is asked to leave by SIGPWR, as an operator or a cloud does; once. */
        DECOMMISSION_WORKER,
        /** All shuffle files that the executor has written are deleted; once. */
        DELETE_SHUFFLE_FILES,
        /** The first attempt of the task takes a minute. */
        STALL,
        /** Every attempt takes a third of a second longer. */
        SLOW
    }

    /** Has {@code faults} done to the jobs that this thread starts from now on. */
    public static void plan(JavaSparkContext context, Fault... faults) {
        context.setLocalProperty(
                PROPERTY, Arrays.stream(faults).map(Fault::text).collect(Collectors.joining("\n")));
    }

    /** Has no more faults done. */
    public static void none(JavaSparkContext context) {
        context.setLocalProperty(PROPERTY, null);
    }

    /** The faults that are due at the beginning of a task. */
    static List<Fault> due(TaskContext task) {
        String planned = task.getLocalProperty(PROPERTY);
        String job = String.valueOf(task.getLocalProperty("spark.job.description"));
        return planned == null
                ? List.of()
                : planned.lines()
                        .map(Fault::parse)
                        .filter(fault -> fault.isAt(task, job))
                        .toList();
    }

    private boolean isAt(TaskContext task, String description) {
        boolean again = harm == Harm.KILL_EVERY_EXECUTOR || harm == Harm.SLOW;
        return description.startsWith(job)
                && task.numPartitions() == tasks
                && task.partitionId() == partition
                && (again || (task.attemptNumber() == 0 && task.stageAttemptNumber() == 0));
    }

    private String text() {
        return String.join("\t", harm.name(), job, String.valueOf(tasks), String.valueOf(partition));
    }

    private static Fault parse(String line) {
        String[] fields = line.split("\t", -1);
        return new Fault(Harm.valueOf(fields[0]), fields[1], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]));
    }
}
