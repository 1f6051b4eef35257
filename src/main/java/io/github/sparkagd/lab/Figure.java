package io.github.sparkagd.lab;

import io.github.sparkagd.report.LinePlot;
import io.github.sparkagd.report.PlotSheet;
import java.util.List;
import java.util.Optional;

/** An experiment of the paper, declared as data, and how it is looked at. */
public abstract class Figure {
    private final String name;
    private final String title;

    /**
     * @param name what users type, such as {@code 1a}
     * @param title what it is about
     */
    Figure(String name, String title) {
        this.name = name;
        this.title = title;
    }

    /** {@return the name that users type} */
    public final String name() {
        return name;
    }

    /** {@return what it is about} */
    public final String title() {
        return title;
    }

    /** {@return the folder of the data that it cannot do without; empty when it brings its own} */
    public Optional<String> needs() {
        return Optional.empty();
    }

    /**
     * Runs the experiments of the figure.
     *
     * @param laboratory runs them
     * @return what the figure shows
     */
    public abstract FigureResult draw(Laboratory laboratory);

    final FigureResult result(LinePlot plot, Numbers numbers, List<Finding> findings) {
        return result(PlotSheet.of(plot), numbers, findings);
    }

    final FigureResult result(PlotSheet sheet, Numbers numbers, List<Finding> findings) {
        return new FigureResult(name, title, sheet, numbers, findings);
    }
}
