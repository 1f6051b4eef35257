package io.github.sparkagd.lab;

import java.util.Optional;

/** An experiment of the paper, declared as data, and how it is looked at. */
public interface Figure {
    /** The name that users type, such as {@code 1a}. */
    String name();

    /** What it is about. */
    String title();

    /** The folder of the data that it cannot do without; empty when it brings its own. */
    default Optional<String> needs() {
        return Optional.empty();
    }

    /** Runs it. */
    FigureResult draw(Laboratory laboratory);
}
