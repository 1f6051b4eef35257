package io.github.sparkagd.lab;

import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.theory.Solved;
import io.github.sparkagd.train.Plan;
import java.util.Optional;

/** Where experiments find their data. */
public interface Bench {

    /** How statistics are got. */
    Plan plan();

    /** A problem of a few points, ready to be asked. */
    Opened points(Points points);

    /** The real data set in the folder {@code name}; empty where it is absent. The bench closes it. */
    Optional<Images> images(String name);

    /** A problem that is to be given back. */
    record Opened(LeastSquares problem, Runnable release) implements AutoCloseable {
        @Override
        public void close() {
            release.run();
        }
    }

    /** A real data set. */
    interface Images {
        /** For people. */
        String name();

        /** The training examples alone, which is cheaper to ask. */
        LeastSquares train();

        /** Training and test examples. */
        LeastSquares trainAndTest();

        /** All examples, answered by passes over the rows whatever the plan. */
        LeastSquares rows();

        /** λ_max. */
        double largest();

        /** η* = 2/(λ_max + λ_min^eff). */
        double optimalRate();

        /** The solution, where it can be had. */
        Solved solved();
    }

    /** Points in this process's memory, and nothing else: no Spark. */
    static Bench local() {
        return new Bench() {
            @Override
            public Plan plan() {
                return Plan.FUSED;
            }

            @Override
            public Opened points(Points points) {
                return new Opened(points.local(), () -> {});
            }

            @Override
            public Optional<Images> images(String name) {
                return Optional.empty();
            }
        };
    }
}
