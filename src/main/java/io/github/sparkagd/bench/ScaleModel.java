package io.github.sparkagd.bench;

import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.train.Plan;
import java.util.List;

/**
 * A cost model fitted to measurements of one plan: what is spread over the cores takes
 *
 * <pre>  seconds = fixed + perRow · rows / cores </pre>
 *
 * <p>Fitted by least squares of relative errors, both numbers kept from going below zero.
 *
 * @param fixed seconds a job costs whatever the rows
 * @param perRow seconds a row takes on one core
 * @param driver seconds an iteration takes on the driver alone, beside passes; 0 for plans by passes
 */
record ScaleModel(double fixed, double perRow, double driver) {

    /** @param cases of one plan, with at least two different numbers of rows per core, or the fixed part is 0 */
    static ScaleModel fit(List<ScaleCase> cases) {
        Check.atLeast("measured cases", 1, cases.size());
        double aa = 0, ab = 0, bb = 0, ay = 0, by = 0;
        for (ScaleCase one : cases) {
            double seconds = Check.positive("measured seconds", one.parallelSeconds());
            double a = 1 / seconds;
            double b = (double) one.rows() / one.cores() / seconds;
            aa += a * a;
            ab += a * b;
            bb += b * b;
            ay += a;
            by += b;
        }
        double driver = cases.stream()
                .filter(one -> one.plan() == Plan.GRAM)
                .mapToDouble(one -> one.seconds().iteration())
                .average()
                .orElse(0);
        double determinant = aa * bb - ab * ab;
        double fixed = determinant > 1e-9 * aa * bb ? (ay * bb - by * ab) / determinant : 0;
        double perRow = determinant > 1e-9 * aa * bb ? (by * aa - ay * ab) / determinant : by / bb;
        if (fixed < 0) {
            return new ScaleModel(0, by / bb, driver);
        }
        return perRow < 0 ? new ScaleModel(ay / aa, 0, driver) : new ScaleModel(fixed, perRow, driver);
    }

    /** Seconds of what is spread over the cores. */
    double parallelSeconds(double rows, int cores) {
        return fixed + perRow * rows / cores;
    }

    /** Seconds of a training of {@code iterations} iterations. */
    double training(Plan plan, double rows, int cores, int iterations) {
        double once = parallelSeconds(rows, cores);
        return plan == Plan.GRAM ? once + (iterations + 1) * driver : (iterations + 1) * once;
    }

    /** The largest relative deviation of the model from the cases that it is fitted to. */
    double worst(List<ScaleCase> cases) {
        return cases.stream()
                .mapToDouble(
                        one -> Math.abs(parallelSeconds((double) one.rows(), one.cores()) / one.parallelSeconds() - 1))
                .max()
                .orElse(0);
    }
}
