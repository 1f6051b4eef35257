package io.github.sparkagd.train;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.blocks.Blas;
import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.KrylovLeastSquares;
import io.github.sparkagd.theory.LearningRates;
import io.github.sparkagd.theory.SpectralMeasure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How many iterations methods need to given losses, told before any of them trains.
 *
 * <p>The loss of every method that goes along gradients from zero follows, at all iterations, from the spectral measure of the
 * data as the labels see it. A basis of m vectors, which takes m passes, holds the m-point Gauss quadrature of that measure: a
 * problem in m coordinates on which the first m iterations are exactly those on the rows. Beyond that they are estimates.
 *
 * <p>Exactly, that is, but for rounding: it delays conjugate gradients after some tens of iterations, which the basis, being kept
 * orthogonal, does not.
 */
public final class DepthForecast {
    private static final List<String> BESIDE = List.of("agd-full", "steepest", "heavy-ball", "nesterov", "cg");

    private final TrainingSet set;
    private final Asked asked;
    private final TrainingObserver observer;

    /**
     * What is to be told.
     *
     * @param passes m ≥ 2, products with the data that the forecast may take
     * @param depths L ≥ 2 of aligned gradient descent
     * @param rate of all methods that have one, {@link Rate#OPTIMAL} or given
     * @param iterations how far to look
     * @param seed of the start of an eigenvalue iteration
     */
    public record Asked(int passes, List<Integer> depths, Rate rate, int iterations, long seed) {
        /**
         * Refuses numbers out of bounds.
         *
         * @param passes m ≥ 2, products with the data that the forecast may take
         * @param depths L ≥ 2 of aligned gradient descent
         * @param rate of all methods that have one, {@link Rate#OPTIMAL} or given
         * @param iterations how far to look
         * @param seed of the start of an eigenvalue iteration
         */
        public Asked {
            Check.atLeast("passes", 2, passes);
            depths = List.copyOf(depths);
        }
    }

    /**
     * A method's way.
     *
     * @param name such as {@code agd-L8}
     * @param deep whether it has scalar layers
     * @param losses train losses of iterations 0, 1, …, one vector for each rate tried, in the labels' own scale
     */
    public record Method(String name, boolean deep, List<Vec> losses) {
        /**
         * The first iteration, at whichever rate was tried, whose loss is at most {@code loss}.
         *
         * @param loss in the labels' own scale
         * @return empty where it is not reached
         */
        public OptionalInt reaching(double loss) {
            return losses.stream()
                    .map(way -> first(way, loss))
                    .filter(OptionalInt::isPresent)
                    .mapToInt(OptionalInt::getAsInt)
                    .min();
        }

        private static OptionalInt first(Vec way, double loss) {
            for (int t = 0; t < way.size(); t++) {
                if (way.get(t) <= loss) {
                    return OptionalInt.of(t);
                }
            }
            return OptionalInt.empty();
        }
    }

    /**
     * What is told.
     *
     * @param methods gd first, then gd at the best of a grid of rates, and the others
     * @param exactTo the last iteration whose loss is that on the rows; {@link Integer#MAX_VALUE} for all
     * @param passes over the data that it took, those for rates among them
     * @param zeroLoss before training
     * @param explained how far below that the loss can come; bounded from below unless all is exact
     * @param measure eigenvalues with energies
     */
    public record Forecast(
            List<Method> methods,
            int exactTo,
            long passes,
            double zeroLoss,
            double explained,
            SpectralMeasure measure) {
        /**
         * Copies the list.
         *
         * @param methods gd first, then gd at the best of a grid of rates, and the others
         * @param exactTo the last iteration whose loss is that on the rows
         * @param passes over the data that it took
         * @param zeroLoss before training
         * @param explained how far below that the loss can come
         * @param measure eigenvalues with energies
         */
        public Forecast {
            methods = List.copyOf(methods);
        }

        /** {@return whether no number is an estimate} */
        public boolean allExact() {
            return exactTo == Integer.MAX_VALUE;
        }

        /**
         * {@return the loss at which so much of what can be explained is explained}
         *
         * @param share 0 to 1
         */
        public double lossAt(double share) {
            return zeroLoss - share * explained;
        }
    }

    /**
     * @param set the data; test rows are of no account
     * @param asked what is to be told
     * @param observer is told of progress
     */
    public DepthForecast(TrainingSet set, Asked asked, TrainingObserver observer) {
        this.set = set;
        this.asked = asked;
        this.observer = observer;
    }

    /**
     * Looks at the data.
     *
     * @return what is told
     */
    public Forecast forecast() {
        FewPasses few = new FewPasses(set, asked.passes());
        TrainOptions options = new TrainOptions(Plan.KRYLOV, Blas.JAVA, asked.seed(), OptionalDouble.empty());
        List<Algorithm> algorithms = algorithms();
        TrainingResult all = new Trainer(few, options, observer, Optional.empty())
                .train(algorithms.stream().map(one -> spec(one, asked.rate())).toList());
        Vec grid = LearningRates.searched(all.spectrum().largest());
        TrainingResult searched = new Trainer(few, options)
                .train(Arrays.stream(grid.toArray())
                        .mapToObj(rate -> spec(Algorithms.shallow(), Rate.of(rate)))
                        .toList());
        List<Method> methods = new ArrayList<>();
        for (int k = 0; k < algorithms.size(); k++) {
            Algorithm algorithm = algorithms.get(k);
            methods.add(new Method(
                    algorithm.label() + (algorithm.hasDepths() ? "-L" + algorithm.depth() : ""),
                    algorithm.needsUnitLabels(),
                    List.of(losses(all.runs().get(k)))));
        }
        methods.add(
                1,
                new Method(
                        "gd-best",
                        false,
                        searched.runs().stream().map(DepthForecast::losses).toList()));
        return told(methods, few.problem(), all.spectrum().passes());
    }

    private Forecast told(List<Method> methods, KrylovLeastSquares problem, long spectrumPasses) {
        KrylovLeastSquares.Sizes sizes = problem.state().orElseThrow().train();
        double unit = problem.labelScale() * problem.labelScale();
        SpectralMeasure measure = SpectralMeasure.of(problem.quadrature(), sizes.correlationNorm());
        return new Forecast(
                methods,
                problem.spansAll() ? Integer.MAX_VALUE : asked.passes(),
                problem.passes() + spectrumPasses,
                sizes.meanSquaredLabel() * unit / 2,
                measure.explained() * unit / 2,
                measure);
    }

    private List<Algorithm> algorithms() {
        return Stream.of(
                        Stream.of(Algorithms.shallow()),
                        asked.depths().stream().map(Algorithms::aligned),
                        BESIDE.stream().map(name -> Algorithms.named(name).orElseThrow()))
                .flatMap(several -> several)
                .toList();
    }

    private RunSpec spec(Algorithm algorithm, Rate rate) {
        return RunSpec.of(algorithm, rate, StopRules.iterations(asked.iterations()));
    }

    private static Vec losses(TrainedRun run) {
        return Vec.of(run.trace().stream().mapToDouble(TraceRow::trainLoss).toArray());
    }
}
