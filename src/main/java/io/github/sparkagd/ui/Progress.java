package io.github.sparkagd.ui;

import io.github.sparkagd.cluster.JobObserver;
import io.github.sparkagd.train.Phase;
import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainingObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * What is under way in a command, and how much of it is done: told by Spark's jobs, each of which says what it is for, and by
 * the training, whose word counts for more. Every phase gives the same line.
 */
public final class Progress implements TrainingObserver, JobObserver {
    /** What is done, by the purpose of a job. */
    private static final Map<String, String> TITLES = Map.of(
            "survey", "reading",
            "read", "reading",
            "prepare", "preparing",
            "train", "training",
            "save", "saving",
            "evaluate", "evaluating",
            "predict", "predicting",
            "generate", "generating",
            "verify", "verifying",
            "figures", "drawing");

    private static final String STEP = "iteration ";

    private final LongSupplier nanoTime;
    private String title = "";
    private boolean working;
    /** Whether the training has said what the phase is. */
    private boolean told;

    private final PhaseLog log = new PhaseLog();
    private long begunAt;
    private long endedAt;
    private int jobsEnded;
    private long bytesRead;
    private Job job = Job.NONE;
    private Steps steps = Steps.NONE;
    private int most;

    /**
     * The job that runs.
     *
     * @param description what it is for
     * @param rows that its tasks have read so far
     * @param bytes that it reads in all, 0 if unknown
     */
    private record Job(String description, int tasks, int done, long rows, long bytes) {
        static final Job NONE = new Job("", 0, 0, 0, 0);

        double fraction() {
            return tasks == 0 ? 0 : Math.min(1, (double) done / tasks);
        }
    }

    /**
     * The iterations of a training.
     *
     * @param before how many were done when it began, as after a resume
     */
    private record Steps(int most, int before, int done, String run, double loss) {
        static final Steps NONE = new Steps(0, 0, 0, "", 0);
    }

    /** @param nanoTime the clock, in nanoseconds */
    public Progress(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Says how long a training is.
     *
     * @param iterations at most
     * @return this
     */
    public synchronized Progress of(int iterations) {
        most = iterations;
        return this;
    }

    private void begin(String next) {
        if (!working || !title.equals(next)) {
            if (!title.isEmpty()) {
                log.add(title, ((working ? nanoTime.getAsLong() : endedAt) - begunAt) * 1e-9);
            }
            begunAt = nanoTime.getAsLong();
            jobsEnded = 0;
            bytesRead = 0;
            job = Job.NONE;
            steps = Steps.NONE;
        }
        title = next;
        working = true;
    }

    private static String title(String purpose, String what) {
        String done = TITLES.getOrDefault(purpose, purpose);
        return what.isEmpty() || what.startsWith(STEP) ? done : done + ": " + what;
    }

    @Override
    public synchronized void phaseBegins(Phase phase, String what) {
        begin(title(phase.label(), what));
        told = true;
        if (phase == Phase.TRAIN || phase == Phase.SEARCH) {
            steps = new Steps(most, 0, 0, "", 0);
        }
    }

    /** The training, or what it told of last, is over. */
    public synchronized void rest() {
        told = false;
        working = false;
        endedAt = nanoTime.getAsLong();
    }

    @Override
    public synchronized void iterationEnded(RunId run, TraceRow row) {
        int before = steps.done() == 0 ? Math.max(0, row.iteration() - 1) : steps.before();
        steps = new Steps(most, before, row.iteration(), run.name(), row.trainLoss());
    }

    @Override
    public synchronized void jobBegins(String description, int tasks, long bytes) {
        if (!told) {
            String[] parts = description.split(": ", 2);
            String next =
                    parts.length == 2 ? title(parts[0], parts[1]) : description.isEmpty() ? "working" : description;
            // Jobs of the same words that follow one another are one phase.
            working |= title.equals(next) && jobsEnded > 0;
            begin(next);
        }
        job = new Job(description, tasks, 0, 0, bytes);
    }

    @Override
    public synchronized void taskEnds(long rows) {
        job = new Job(job.description(), job.tasks(), job.done() + 1, job.rows() + rows, job.bytes());
    }

    @Override
    public synchronized void bytesRead(long bytes) {
        bytesRead += bytes;
    }

    @Override
    public synchronized void jobEnds() {
        jobsEnded++;
        job = Job.NONE;
        working = told;
        endedAt = nanoTime.getAsLong();
    }

    /** {@return the seconds since the phase began; empty while nothing is under way} */
    public synchronized OptionalDouble seconds() {
        return working ? OptionalDouble.of((nanoTime.getAsLong() - begunAt) * 1e-9) : OptionalDouble.empty();
    }

    /** {@return how much of the phase is done, 0 to 1; empty where it is not known how much there is} */
    public synchronized OptionalDouble fraction() {
        if (steps.most() > 0) {
            return OptionalDouble.of(Math.min(1, (steps.done() + job.fraction()) / steps.most()));
        }
        return jobsEnded == 0 && job.tasks() > 0 ? OptionalDouble.of(job.fraction()) : OptionalDouble.empty();
    }

    /** {@return what is under way, without what changes with every look; empty while nothing is} */
    public synchronized Optional<String> headline() {
        if (!working) {
            return Optional.empty();
        }
        return Optional.of(
                steps.done() == 0
                        ? title
                        : title + ": " + steps.run() + ", " + STEP + steps.done() + " of " + steps.most());
    }

    /** {@return figures to the headline: how much is done, and the time that is left} */
    public synchronized String figures() {
        List<String> parts = new ArrayList<>();
        OptionalDouble fraction = fraction();
        fraction.ifPresent(part -> parts.add((long) (part * 100) + " %"));
        if (job.bytes() > 0 && fraction.isPresent()) {
            parts.add(ProgressUnits.bytes(job.fraction(), job.bytes()));
        }
        if (job.rows() > 0) {
            long all = Math.round((double) job.rows() / job.fraction());
            parts.add(String.format(Locale.ROOT, "%,d of about %,d rows", job.rows(), all));
        }
        double seconds = seconds().orElse(0);
        if (steps.done() > 0) {
            parts.add(String.format(Locale.ROOT, "train loss %.6g", steps.loss()));
            double each = seconds / (steps.done() - steps.before());
            parts.add(String.format(Locale.ROOT, "%.3g s per iteration", each));
        } else if (jobsEnded > 0) {
            parts.add(jobsEnded + (jobsEnded == 1 ? " job" : " jobs"));
        }
        OptionalDouble left = secondsLeft();
        parts.add(
                left.isPresent()
                        ? ProgressUnits.duration(left.getAsDouble()) + " left"
                        : ProgressUnits.duration(seconds) + " so far");
        return String.join(", ", parts);
    }

    /** {@return how long the phase goes on, if it goes on like this; empty while that is not known} */
    public synchronized OptionalDouble secondsLeft() {
        double before = steps.most() == 0 ? 0 : (double) steps.before() / steps.most();
        double done = fraction().orElse(0);
        double seconds = seconds().orElse(0);
        return done > before ? OptionalDouble.of(seconds * (1 - done) / (done - before)) : OptionalDouble.empty();
    }

    /** The bytes that the tasks of the phase have read. */
    synchronized long bytesRead() {
        return bytesRead;
    }

    /** What the driver waits for, in a sentence. */
    synchronized String waitsFor() {
        if (job.tasks() > 0) {
            return "The driver waits for the job " + job.description() + ": " + job.done() + " of " + job.tasks()
                    + (job.tasks() == 1 ? " task" : " tasks") + " done.";
        }
        return working ? "The driver computes." : "The driver has nothing to wait for.";
    }

    /** The phases that are over. */
    synchronized List<PhaseLog.Done> phases() {
        List<PhaseLog.Done> phases = new ArrayList<>(log.done());
        if (!working && !title.isEmpty()) {
            phases.add(new PhaseLog.Done(title, (endedAt - begunAt) * 1e-9));
        }
        return phases;
    }
}
