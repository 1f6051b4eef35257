package io.github.sparkagd.lab;

/**
 * A claim of the paper beside what was measured.
 *
 * @param claim in the paper's sense
 * @param measured in numbers
 * @param verdict whether it holds
 */
public record Finding(String claim, String measured, Verdict verdict) {

    /** Whether a claim holds. */
    public enum Verdict {
        /** What was measured agrees with the claim. */
        HOLDS("holds"),
        /** Some of what was measured agrees with the claim. */
        IN_PART("holds in part"),
        /** A limit that the run was still far from when it ended. */
        NOT_REACHED("not reached"),
        /** What was measured contradicts the claim. */
        FAILS("does not hold");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        /** {@return the verdict, for people} */
        public String label() {
            return label;
        }
    }

    /** A claim that either holds or does not. */
    static Finding of(String claim, String measured, boolean holds) {
        return new Finding(claim, measured, holds ? Verdict.HOLDS : Verdict.FAILS);
    }

    /** A claim of which some holds in any case. */
    static Finding ofParts(String claim, String measured, boolean all, boolean some) {
        return new Finding(claim, measured, all ? Verdict.HOLDS : some ? Verdict.IN_PART : Verdict.FAILS);
    }
}
