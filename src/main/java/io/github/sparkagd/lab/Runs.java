package io.github.sparkagd.lab;

import java.util.List;

/**
 * The runs of an experiment, each found by its subject.
 *
 * @param all in the order in which the subjects were declared
 */
record Runs(List<Observed> all) {
    Runs {
        all = List.copyOf(all);
    }

    /**
     * The run of a subject, which is known by its algorithm, depth, rate and variant.
     *
     * @throws IllegalArgumentException when it did not take part
     */
    Observed of(Subject subject) {
        return all.stream()
                .filter(run -> run.subject().id().equals(subject.id()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("no run of " + subject.id().name()));
    }

    /** The runs of these subjects, in their order. */
    List<Observed> of(List<Subject> subjects) {
        return subjects.stream().map(this::of).toList();
    }
}
