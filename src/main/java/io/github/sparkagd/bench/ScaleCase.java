package io.github.sparkagd.bench;

import io.github.sparkagd.train.Plan;

/**
 * One measurement of the scaling study.
 *
 * @param kind {@code strong}: all rows whatever the executors; {@code weak}: as many rows for each
 * @param plan fused or gram
 * @param executors asked for; threads with a local master
 * @param cores that ran tasks
 * @param rows n
 * @param seconds what was measured
 */
record ScaleCase(Kind kind, Plan plan, int executors, int cores, long rows, Seconds seconds) {
    /** What stays the same when executors are added. */
    enum Kind {
        STRONG("strong"),
        WEAK("weak");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        @Override
        public String toString() {
            return label;
        }
    }

    /**
     * Seconds of the parts of a training.
     *
     * @param before the Gram matrix, before the first iteration; 0 where there is none
     * @param iteration one iteration: a pass, or the driver's work on the Gram matrix
     */
    record Seconds(double before, double iteration) {
        /** Seconds of a training of {@code iterations} iterations; its starting point is one more evaluation. */
        double training(int iterations) {
            return before + (iterations + 1) * iteration;
        }
    }

    /** What is spread over the cores: a pass, or the Gram matrix. */
    double parallelSeconds() {
        return plan == Plan.GRAM ? seconds.before() : seconds.iteration();
    }
}
