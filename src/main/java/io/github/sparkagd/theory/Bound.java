package io.github.sparkagd.theory;

/**
 * A statement of the paper that has been checked along a run.
 *
 * @param name such as {@code equation_4}
 * @param statement what must hold, as a formula
 * @param worst the worst deviation seen; for bounds the largest ratio of the left to the right side
 * @param tolerance the largest value of {@code worst} at which the statement counts as held
 * @param reason of the tolerance
 * @param checks how often it was checked
 * @param verdict whether it held
 * @param failedAt the first iteration at which it did not hold, −1 for none
 */
public record Bound(
        String name,
        String statement,
        double worst,
        double tolerance,
        String reason,
        long checks,
        Verdict verdict,
        int failedAt) {

    /** Whether a statement held. */
    public enum Verdict {
        /** Every check was within the tolerance. */
        HOLDS("holds"),
        /** Some check was not. */
        FAILS("fails"),
        /** What it is about could not be computed on these data. */
        NOT_RESOLVED("not resolved");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        /** {@return the verdict, for people} */
        public String label() {
            return label;
        }
    }

    /** {@return whether the statement fails} */
    public boolean failed() {
        return verdict == Verdict.FAILS;
    }

    /** Collects one statement's checks along a run. */
    static final class Tally {
        private final String name;
        private final String statement;
        private final double tolerance;
        private final String reason;
        private double worst = Double.NEGATIVE_INFINITY;
        private long checks;
        private int failedAt = -1;

        Tally(String name, String statement, double tolerance, String reason) {
            this.name = name;
            this.statement = statement;
            this.tolerance = tolerance;
            this.reason = reason;
        }

        /** Takes one check; a value that is not a number fails. */
        void check(int iteration, double value) {
            checks++;
            worst = Double.isNaN(value) ? value : Math.max(worst, value);
            if (!(value <= tolerance) && failedAt < 0) {
                failedAt = iteration;
            }
        }

        Bound bound() {
            Verdict verdict = checks == 0 ? Verdict.NOT_RESOLVED : failedAt < 0 ? Verdict.HOLDS : Verdict.FAILS;
            double shown = checks == 0 ? Double.NaN : worst;
            return new Bound(name, statement, shown, tolerance, reason, checks, verdict, failedAt);
        }
    }
}
