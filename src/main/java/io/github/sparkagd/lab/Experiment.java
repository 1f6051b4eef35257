package io.github.sparkagd.lab;

import java.util.List;

/**
 * A declared experiment.
 *
 * @param data the points
 * @param subjects who takes part, all in lock-step
 * @param iterations T
 */
record Experiment(Points data, List<Subject> subjects, int iterations) {
    Experiment {
        subjects = List.copyOf(subjects);
    }
}
