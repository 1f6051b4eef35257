package io.github.sparkagd.oracle;

import io.github.sparkagd.blocks.GramSums;
import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.PackedSymmetric;
import io.github.sparkagd.linalg.Vec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A least-squares problem answered from A = (1/n) X Xᵀ, b = (1/n) X y and mean y², collected in one pass; no pass after.
 *
 * <pre>
 *   g = b − A·w     ρ = mean y² − 2·b·w + w·A·w     κ = b·w − w·A·w     σ = w·A·w
 * </pre>
 *
 * <p>The loss is a difference of larger numbers, so it is not resolved below {@link #resolution}, 1e-15·mean y²; it is never
 * negative.
 */
public final class GramLeastSquares implements ExplicitLeastSquares, PartedLeastSquares {
    /** Rounding in a difference of means, as a share of the mean squared label. */
    static final double RESOLUTION = 1e-15;

    private final Coordinates coordinates;
    private final Part train;
    private final Optional<Part> test;

    /** One set of examples, in the coordinates trained in. */
    private record Part(PackedSymmetric gram, Vec correlation, double meanSquaredLabel, long size) {
        static Part of(GramSums sums, Coordinates coordinates) {
            double c = coordinates.labelScale();
            Vec scales = coordinates.inverseScales();
            double perRow = 1.0 / sums.weight();
            return new Part(
                    sums.gram().scaled(scales::get, perRow),
                    sums.correlation().times(scales).times(perRow / c),
                    sums.labelSquares() * perRow / (c * c),
                    sums.rows());
        }

        /** The statistics at each of {@code weights}. */
        List<Statistics> at(List<Vec> weights) {
            List<Vec> images = gram.times(weights);
            return IntStream.range(0, images.size())
                    .mapToObj(k -> at(weights.get(k), images.get(k)))
                    .toList();
        }

        private Statistics at(Vec weights, Vec image) {
            double alongLabels = correlation.dot(weights);
            double output = Math.max(0, weights.dot(image));
            double residual = Math.max(0, meanSquaredLabel - 2 * alongLabels + output);
            return new Statistics(correlation.minus(image), new Moments(residual, alongLabels - output, output));
        }
    }

    /**
     * A problem from its sums.
     *
     * @param coordinates the coordinates trained in
     * @param train sums over the training rows about the pivot of {@link #pivot}
     * @param test the same over the test rows; of no weight when there is no test set
     */
    public GramLeastSquares(Coordinates coordinates, GramSums train, Optional<GramSums> test) {
        Check.positive("sum of the training rows' weights", train.weight());
        this.coordinates = coordinates;
        this.train = Part.of(train, coordinates);
        this.test = test.filter(sums -> sums.weight() > 0).map(sums -> Part.of(sums, coordinates));
    }

    private GramLeastSquares(Coordinates coordinates, Part train) {
        this.coordinates = coordinates;
        this.train = train;
        this.test = Optional.empty();
    }

    /** {@return the same problem without its test rows, which is cheaper to ask} */
    public GramLeastSquares withoutTest() {
        return new GramLeastSquares(coordinates, train);
    }

    /**
     * {@return the pivot about which products must be summed: the centres of the coordinates}
     *
     * @param coordinates in which the problem is to be stated
     */
    public static GramSums.Pivot pivot(Coordinates coordinates) {
        return new GramSums.Pivot(coordinates.centers(), coordinates.labelCenter());
    }

    /** A = (1/n) X Xᵀ, in the coordinates trained in. */
    @Override
    public PackedSymmetric gram() {
        return train.gram();
    }

    @Override
    public Coordinates coordinates() {
        return coordinates;
    }

    @Override
    public int dimension() {
        return coordinates.dimension();
    }

    @Override
    public long size() {
        return train.size();
    }

    @Override
    public long testSize() {
        return test.map(Part::size).orElse(0L);
    }

    @Override
    public double resolution() {
        return RESOLUTION * train.meanSquaredLabel();
    }

    @Override
    public List<Evaluation> evaluate(List<Query> queries) {
        List<Vec> weights = queries.stream().map(Query::weights).toList();
        // One matrix after the other: large ones take all processors, small ones less time than waking a thread.
        List<List<Statistics>> parts = Stream.concat(Stream.of(train), test.stream())
                .map(part -> part.at(weights))
                .toList();
        List<Evaluation> answers = new ArrayList<>();
        for (int k = 0; k < weights.size(); k++) {
            Optional<Moments> tested = parts.size() == 1
                    ? Optional.empty()
                    : Optional.of(parts.get(1).get(k).moments());
            answers.add(new Evaluation(parts.get(0).get(k), tested));
        }
        return answers;
    }

    @Override
    public List<Vec> products(List<Vec> vectors) {
        return train.gram().times(vectors);
    }

    @Override
    public Both<Statistics> atZero() {
        List<Vec> zero = List.of(Vec.zeros(dimension()));
        return both(part -> part.at(zero).get(0));
    }

    @Override
    public Both<Vec> product(Vec vector) {
        return both(part -> part.gram().times(List.of(vector)).get(0));
    }

    private <T> Both<T> both(Function<Part, T> read) {
        return new Both<>(read.apply(train), test.map(read));
    }

    /** The one pass that collected the sums. */
    @Override
    public long passes() {
        return 1;
    }
}
