package io.github.sparkagd.train;

import java.util.Optional;
import java.util.stream.Stream;

/** How the statistics of an iteration are got. */
public enum Plan {
    /** The one of the others that should be fastest. */
    AUTO("auto"),
    /** One pass over the rows per iteration, at any depth. */
    FUSED("fused"),
    /** One pass over the rows per layer and iteration, as Algorithm 1 is printed. */
    ROUND_ROBIN("round-robin"),
    /** One pass over the rows in all, for the Gram matrix. */
    GRAM("gram"),
    /** One pass of one vector per iteration, whatever the number of runs, for the Krylov space that they stay in. */
    KRYLOV("krylov");

    private final String label;

    Plan(String label) {
        this.label = label;
    }

    /** {@return the name on the command line and in files} */
    public String label() {
        return label;
    }

    /**
     * {@return the plan of that name; empty where there is none}
     *
     * @param label such as {@code fused}
     */
    public static Optional<Plan> named(String label) {
        return Stream.of(values()).filter(plan -> plan.label().equals(label)).findFirst();
    }

    @Override
    public String toString() {
        return label;
    }
}
