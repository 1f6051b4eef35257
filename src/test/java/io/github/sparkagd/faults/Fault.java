package io.github.sparkagd.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
    /** Which of a line's fields is the permit. */
    private static final int PERMIT = 4;

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
        /** The task takes a minute; once. */
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

    /** The faults that are due at the beginning of a task, and are to be done now. */
    static List<Fault> due(TaskContext task) {
        String planned = task.getLocalProperty(PROPERTY);
        String job = String.valueOf(task.getLocalProperty("spark.job.description"));
        return planned == null
                ? List.of()
                : planned.lines()
                        .map(line -> line.split("\t", -1))
                        .filter(fields -> parse(fields).isAt(task, job) && isGranted(fields[PERMIT]))
                        .map(Fault::parse)
                        .toList();
    }

    private boolean isAt(TaskContext task, String description) {
        return description.startsWith(job) && task.numPartitions() == tasks && task.partitionId() == partition;
    }

    private String text() {
        boolean again = harm == Harm.KILL_EVERY_EXECUTOR || harm == Harm.SLOW;
        return String.join(
                "\t", harm.name(), job, String.valueOf(tasks), String.valueOf(partition), again ? "" : permit());
    }

    /**
     * A file for a fault that is done once: who deletes it does the fault. The number of an attempt would not do, as the loss
     * of an executor brings back other stages of as many tasks, such as those that read the data.
     */
    private static String permit() {
        try {
            File permit = File.createTempFile("fault", null);
            permit.deleteOnExit();
            return permit.toString();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean isGranted(String permit) {
        try {
            return permit.isEmpty() || Files.deleteIfExists(Path.of(permit));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Fault parse(String[] fields) {
        return new Fault(Harm.valueOf(fields[0]), fields[1], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]));
    }
}
