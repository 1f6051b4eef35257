package io.github.sparkagd.train;

import io.github.sparkagd.linalg.Check;
import java.util.Locale;

/**
 * Chooses between a pass an iteration, a pass of one vector an iteration for all runs together, and one pass for the Gram
 * matrix, by what each should take.
 *
 * <pre>
 *   fused   (T+1)·(job + v·(a + b·K)/cores)                      v = values stored, K runs
 *   gram    job + products/(rate·cores) + tasks·d²/2·transfer + (T+1)·(s + d²·(e + f·K))
 *   krylov  fused of one run + T²·d·o + (T+1)·(s + T·K·c)
 * </pre>
 *
 * <p>The constants, those of {@link LoopRates} among them, set ratios, not promises. A tolerance or a time limit may end runs before T, which is not foreseen.
 */
public final class PlanChooser {
    private static final double JOB = 0.012;
    private static final double TASK = 0.0004;
    /**
     * How many tasks of a pass there are for each core, about; a task takes several partitions where there are more. Cores that
     * are done early find more to do, and starting tasks takes little of a pass of tens of milliseconds.
     */
    public static final int TASKS_PER_CORE = 2;

    /** Seconds a stored entry of sparse rows in a pass: reading it, and using it for a run. */
    private static final double SPARSE_READ = 2e-9;

    private static final double SPARSE_USE = 0.75e-9;
    /** Seconds a product of two stored entries, scattered over a Gram matrix. */
    private static final double SPARSE_PRODUCT = 2.5e-9;
    /** Seconds to send, read and add an entry of a Gram matrix. */
    private static final double TRANSFER = 12e-9;
    /** Seconds an iteration on the driver. */
    private static final double DRIVER_STEP = 2e-4;

    /** Seconds to make a new vector orthogonal to one before it, an entry. */
    private static final double KRYLOV_ENTRY = 1e-9;
    /** Seconds an iteration of a run in Krylov coordinates, a coordinate. */
    private static final double KRYLOV_COORDINATE = 30e-9;

    /** Gram sums of fewer features are sent in no time. */
    private static final int FEW_COLUMNS = 512;

    private final long largestGram;
    private final String limit;
    private final LoopRates rates;

    /**
     * @param largestGram bytes that the sums of one task may take on executors and driver
     * @param limit the setting of Spark that this follows from
     * @param registerWidth doubles in a register of the loops that pass over the rows: 8, 4, or 1 for loops in plain Java
     */
    public PlanChooser(long largestGram, String limit, int registerWidth) {
        this.largestGram = largestGram;
        this.limit = limit;
        this.rates = LoopRates.of(registerWidth);
    }

    /**
     * What was chosen.
     *
     * @param plan fused, gram or krylov
     * @param reason for people, with the expected seconds
     */
    public record Choice(Plan plan, String reason) {}

    /**
     * What a training asks of the machines.
     *
     * @param data the size of the data
     * @param cores tasks that run at once
     * @param partitions tasks of a pass
     * @param iterations T
     * @param runs runs in lock-step, candidates of a search among them
     * @param gramAnyway whether the rates need the Gram matrix whatever the plan
     * @param krylov whether all runs stay in one Krylov space, for whose basis there is room
     */
    public record Work(
            Size data, int cores, int partitions, int iterations, int runs, boolean gramAnyway, boolean krylov) {
        /**
         * Refuses sizes out of bounds.
         *
         * @param data the size of the data
         * @param cores tasks that run at once, at least 1
         * @param partitions of the rows, at least 1
         * @param iterations T ≥ 0
         * @param runs at least 1
         * @param gramAnyway whether the rates need the Gram matrix whatever the plan
         * @param krylov whether all runs stay in one Krylov space, for whose basis there is room
         */
        public Work {
            Check.atLeast("cores", 1, cores);
            Check.atLeast("partitions", 1, partitions);
            Check.atLeast("iterations", 0, iterations);
            Check.atLeast("runs", 1, runs);
        }
    }

    /**
     * The size of a data set.
     *
     * @param rows n, training and test rows together
     * @param columns d
     * @param entriesPerRow values stored per row; d for dense data
     * @param storage whether zeros are left out
     * @param parts 2 with a test set, else 1
     */
    public record Size(long rows, int columns, double entriesPerRow, Storage storage, int parts) {}

    /** How rows are stored, as far as the plans differ by it. */
    public enum Storage {
        /** Every value. */
        DENSE,
        /** What is not zero. */
        SPARSE,
        /** What is not zero, of columns taken about their means: passes leave zeros out, Gram matrices cannot. */
        SPARSE_CENTRED
    }

    /**
     * The plan that should be fastest.
     *
     * @param work what is asked
     * @return the plan, and why
     */
    public Choice choose(Work work) {
        long bytes = gramBytes(work);
        boolean krylov = work.krylov() && krylovSeconds(work) < fusedSeconds(work);
        Plan byRows = krylov ? Plan.KRYLOV : Plan.FUSED;
        String expected = expected(work, bytes <= largestGram);
        if (bytes > largestGram) {
            String noGram = String.format(
                    Locale.ROOT,
                    "a Gram matrix would take %d MB a task, of %d MB allowed by %s",
                    bytes >> 20,
                    largestGram >> 20,
                    limit);
            return new Choice(byRows, krylov ? expected + "; " + noGram : noGram);
        }
        double fastest = krylov ? krylovSeconds(work) : fusedSeconds(work);
        return new Choice(
                gramSeconds(work) < fastest ? Plan.GRAM : byRows,
                expected + (work.gramAnyway() ? "; the rate needs the Gram matrix anyway" : ""));
    }

    private String expected(Work work, boolean gram) {
        String passes = work.iterations() + 1L + (work.iterations() == 0 ? " pass" : " passes");
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "expected seconds: fused %.2g (%s)", fusedSeconds(work), passes));
        if (work.krylov() && work.runs() > 1) {
            text.append(String.format(
                    Locale.ROOT,
                    ", krylov %.2g (as many, of one vector for %d runs)",
                    krylovSeconds(work),
                    work.runs()));
        }
        if (gram) {
            text.append(String.format(Locale.ROOT, ", gram %.2g (one pass)", gramSeconds(work)));
        }
        return text.toString();
    }

    /** The bytes of a task's Gram sums, training and test. */
    private static long gramBytes(Work work) {
        long d = work.data().columns();
        return 4 * d * (d + 3) * work.data().parts();
    }

    private static double jobSeconds(Work work) {
        return JOB + TASK * Math.min(work.partitions(), TASKS_PER_CORE * work.cores());
    }

    /** Seconds of training by a pass an iteration, and of the Gram matrix where the rates need it too. */
    double fusedSeconds(Work work) {
        return passSeconds(work, work.runs());
    }

    /** Seconds of training by a pass of one vector an iteration, and of the Gram matrix where the rates need it too. */
    double krylovSeconds(Work work) {
        double iterations = work.iterations() + 1.0;
        double steps = Math.min(iterations, work.data().columns());
        return passSeconds(work, 1)
                + steps * steps * work.data().columns() * KRYLOV_ENTRY
                + iterations * (DRIVER_STEP + steps * work.runs() * KRYLOV_COORDINATE);
    }

    private double passSeconds(Work work, int vectors) {
        Size data = work.data();
        double values = data.rows() * data.entriesPerRow();
        double perValue = data.storage() == Storage.DENSE
                ? rates.read() + rates.use() * vectors
                : SPARSE_READ + SPARSE_USE * vectors;
        double passes = (work.iterations() + 1.0)
                * (jobSeconds(work) + values * perValue / Math.min(work.cores(), work.partitions()));
        return passes + (work.gramAnyway() ? collectSeconds(work) : 0);
    }

    /** Seconds of training from a Gram matrix collected in one pass. */
    double gramSeconds(Work work) {
        double d = work.data().columns();
        double step =
                DRIVER_STEP + d * d * work.data().parts() * (rates.driverRead() + rates.driverUse() * work.runs());
        double onDriver = (work.iterations() + 1.0) * step;
        return collectSeconds(work) + onDriver;
    }

    /**
     * The tasks that should collect a Gram matrix: fewer than there are partitions where those have few rows.
     *
     * <p>A task's sums are d²/2 numbers, more than its rows hold when these are dense and fewer than d/2, and sending and adding
     * them then takes much of the time. The number depends on the data and their partitions alone, as do the bits of the sum.
     *
     * @param rows n
     * @param columns d
     * @param partitions of the rows
     * @return at least 1, at most {@code partitions}
     */
    public static int gramTasks(long rows, int columns, int partitions) {
        if (columns < FEW_COLUMNS) {
            return partitions;
        }
        long ofEnoughRows = Math.round(rows / (columns / 2.0));
        return (int) Math.max(1, Math.min(partitions, ofEnoughRows));
    }

    private double collectSeconds(Work work) {
        Size data = work.data();
        double d = data.columns();
        double entries = data.entriesPerRow();
        double perRow = data.storage() == Storage.SPARSE
                ? entries * entries / 2 * SPARSE_PRODUCT
                : d * (rates.pack() + (d + 16) / 2 * rates.product());
        int tasks = gramTasks(data.rows(), data.columns(), work.partitions());
        double transfer = tasks * d * d / 2 * data.parts() * TRANSFER;
        return jobSeconds(work) + data.rows() * perRow / Math.min(work.cores(), tasks) + transfer;
    }
}
