package io.github.sparkagd.oracle;

import io.github.sparkagd.blocks.Affine;
import io.github.sparkagd.blocks.ByPart;
import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.blocks.RowPass;
import io.github.sparkagd.blocks.RowSums;
import io.github.sparkagd.linalg.Check;
import io.github.sparkagd.linalg.Vec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A least-squares problem answered by passes over rows, wherever the rows are.
 *
 * <p>What differs between one block in memory and an RDD on a cluster is {@link #pass} alone. Weights go out as weights on
 * raw rows with an offset, so that residuals are centred row by row; sums come back as means in the coordinates trained in,
 * divided by the sum of the rows' weights.
 */
public abstract class RowLeastSquares implements PartedLeastSquares {
    private final Coordinates coordinates;
    private final long size;
    private final long testSize;
    private long passes;

    /**
     * @param coordinates the coordinates trained in
     * @param size n ≥ 1 training rows
     * @param testSize test rows, 0 for none
     */
    protected RowLeastSquares(Coordinates coordinates, long size, long testSize) {
        this.coordinates = coordinates;
        this.size = Check.atLeast("training rows", 1, size);
        this.testSize = Check.atLeast("test rows", 0, testSize);
    }

    /**
     * Sums {@code pass} over all rows, in an order that depends on the data and its partitioning alone.
     *
     * @param pass what to measure
     * @return the sums
     */
    protected abstract RowSums pass(RowPass pass);

    /**
     * The same over training and test rows apart, each with its gradients, as {@link RowSums#byPart}.
     *
     * @param pass what is asked of the rows
     * @return sums numbered as their {@link Part}
     */
    protected abstract ByPart<RowSums> passByPart(RowPass pass);

    @Override
    public final Both<Statistics> atZero() {
        Query zero = Query.gradient(Vec.zeros(dimension()));
        if (testSize == 0) {
            return new Both<>(evaluate(List.of(zero)).get(0).train(), Optional.empty());
        }
        ByPart<RowSums> sums =
                countedByPart(new RowPass(List.of(prediction(zero.weights(), true)), coordinates.labelCenter(), true));
        return both(sums, part -> new Statistics(gradient(part, 0), moments(part.train(0), part.trainWeight())));
    }

    @Override
    public final Both<Vec> product(Vec vector) {
        if (testSize == 0) {
            return new Both<>(products(List.of(vector)).get(0), Optional.empty());
        }
        ByPart<RowSums> sums = countedByPart(new RowPass(List.of(prediction(vector, true)), 0, false));
        return both(sums, part -> gradient(part, 0).times(-1));
    }

    private static <T> Both<T> both(ByPart<RowSums> sums, Function<RowSums, T> read) {
        RowSums test = sums.of(Part.TEST);
        return new Both<>(
                read.apply(sums.of(Part.TRAINING)),
                test.trainWeight() == 0 ? Optional.empty() : Optional.of(read.apply(test)));
    }

    private ByPart<RowSums> countedByPart(RowPass pass) {
        passes++;
        ByPart<RowSums> sums = passByPart(pass);
        Check.positive(
                "sum of the training rows' weights", sums.of(Part.TRAINING).trainWeight());
        return sums;
    }

    @Override
    public final Coordinates coordinates() {
        return coordinates;
    }

    @Override
    public final int dimension() {
        return coordinates.dimension();
    }

    @Override
    public final long size() {
        return size;
    }

    @Override
    public final long testSize() {
        return testSize;
    }

    @Override
    public final long passes() {
        return passes;
    }

    @Override
    public final List<Evaluation> evaluate(List<Query> queries) {
        List<Affine> predictions = new ArrayList<>();
        for (Query query : queries) {
            predictions.add(prediction(query.weights(), query.need() == Query.Need.GRADIENT));
        }
        RowSums sums = counted(new RowPass(predictions, coordinates.labelCenter(), true));
        List<Evaluation> answers = new ArrayList<>();
        for (int k = 0; k < queries.size(); k++) {
            boolean gradient = predictions.get(k).gradient();
            Vec g = gradient ? gradient(sums, k) : sums.gradient(k);
            Statistics train = new Statistics(g, moments(sums.train(k), sums.trainWeight()));
            Optional<Moments> test =
                    sums.testWeight() == 0 ? Optional.empty() : Optional.of(moments(sums.test(k), sums.testWeight()));
            answers.add(new Evaluation(train, test));
        }
        return answers;
    }

    @Override
    public final List<Vec> products(List<Vec> vectors) {
        List<Affine> predictions = new ArrayList<>();
        for (Vec vector : vectors) {
            predictions.add(prediction(vector, true));
        }
        RowSums sums = counted(new RowPass(predictions, 0, false));
        List<Vec> products = new ArrayList<>();
        for (int k = 0; k < vectors.size(); k++) {
            // With no labels the residual of label scale c is −c·(z·v)/c, so the "gradient" is minus the product.
            products.add(gradient(sums, k).times(-1));
        }
        return products;
    }

    private RowSums counted(RowPass pass) {
        passes++;
        RowSums sums = pass(pass);
        Check.positive("sum of the training rows' weights", sums.trainWeight());
        return sums;
    }

    private Affine prediction(Vec trained, boolean gradient) {
        Vec raw = coordinates.rawWeights(trained);
        return new Affine(raw, coordinates.offset(raw), gradient);
    }

    private Vec gradient(RowSums sums, int k) {
        double weight = sums.trainWeight();
        double meanResidual = sums.train(k).get(3) / weight;
        return coordinates.gradient(sums.gradient(k).map(sum -> sum / weight), meanResidual);
    }

    private Moments moments(Vec sums, double weight) {
        double unit = weight * coordinates.labelScale() * coordinates.labelScale();
        return new Moments(sums.get(0) / unit, sums.get(1) / unit, sums.get(2) / unit);
    }
}
