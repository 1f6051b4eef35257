package io.github.sparkagd.lab;

import java.util.List;
import java.util.Optional;

/** All experiments of the paper, in its order, and those about when depth helps. */
public final class Figures {
    /** Each once. */
    public static final List<Figure> ALL = List.of(
            new Figure1a(),
            new Figure1b(),
            new Figure1c(),
            new Figure1d(),
            new Figure2a(),
            new Figure2b(),
            Figure2c.unwhitened(),
            Figure2c.whitened(),
            new Figure3(),
            new Table1(),
            new DepthFigure(),
            new DelayFigure(),
            new PowerFigure(),
            new LeastNormFigure(),
            new PriorFigure(),
            new Tradeoff(),
            new DepthMapFigure(),
            new LadderFigure(),
            new LabelScaleFigure(),
            new Figure4());

    private Figures() {}

    /**
     * {@return the figure of that name; empty where there is none}
     *
     * @param name such as {@code 1a}
     */
    public static Optional<Figure> named(String name) {
        return ALL.stream().filter(figure -> figure.name().equals(name)).findFirst();
    }

    /** {@return the names of all figures, in their order} */
    public static List<String> names() {
        return ALL.stream().map(Figure::name).toList();
    }
}
