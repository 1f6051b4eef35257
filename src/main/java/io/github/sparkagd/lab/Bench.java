package io.github.sparkagd.lab;

import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.theory.Solved;
import io.github.sparkagd.train.Plan;
import java.util.Optional;

/** Where experiments find their data. */
public interface Bench {

    /** {@return how the statistics of an iteration are got} */
    Plan plan();

    /**
     * {@return a problem of a few points, ready to be asked}
     *
     * @param points the examples
     */
    Opened points(Points points);

    /**
     * {@return the real data set of that name, to be closed by the bench; empty where it is absent} The bench closes
     * it.
     *
     * @param name of its folder
     */
    Optional<Images> images(String name);

    /**
     * {@return the same with an intercept and standardised features, for measurements in units of their own}
     *
     * @param name of its folder, or of its file there
     */
    Optional<Images> measurements(String name);

    /** A problem that is to be given back. */
    record Opened(LeastSquares problem, Runnable release) implements AutoCloseable {
        @Override
        public void close() {
            release.run();
        }
    }

    /** A real data set. */
    interface Images {
        /** {@return the name, for people} */
        String name();

        /** {@return the problem of the training examples alone, which is cheaper to ask} */
        LeastSquares train();

        /**
         * {@return the problem of training and test examples, for runs that go along gradients from zero}
         *
         * @param iterations of the longest
         */
        LeastSquares trainAndTest(int iterations);

        /** {@return the problem of all examples, answered by passes over the rows whatever the plan} */
        LeastSquares rows();

        /** {@return λ_max of (1/n) X Xᵀ} */
        double largest();

        /** {@return η* = 2/(λ_max + λ_min^eff)} */
        double optimalRate();

        /** {@return the spectrum, and the solution where it can be had} */
        Solved solved();
    }

    /** {@return a bench with points in this process's memory, and nothing else: no Spark} */
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

            @Override
            public Optional<Images> measurements(String name) {
                return Optional.empty();
            }
        };
    }
}
