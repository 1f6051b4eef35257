package io.github.sparkagd.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.blocks.Part;
import io.github.sparkagd.linalg.Gaussian;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Coordinates;
import io.github.sparkagd.oracle.Evaluation;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.oracle.Moments;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.oracle.Statistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every oracle keeps, whatever it answers from; a class that extends this says which oracle. */
public abstract class OracleContract {
    /** Sums of some tens of terms of order 1, in another order. */
    private static final double ROUNDING = 1e-12;

    private static final int QUESTIONS = 9;

    /** The data that the contract is tried on. */
    public enum Case {
        TALL(23, 6, 7, false),
        TALL_SPARSE(23, 6, 7, true),
        WIDE(12, 5, 40, false),
        WIDE_SPARSE(12, 5, 40, true),
        WITHOUT_TEST(20, 0, 5, false);

        private final int train;
        private final int test;
        private final int columns;
        private final boolean sparse;

        Case(int train, int test, int columns, boolean sparse) {
            this.train = train;
            this.test = test;
            this.columns = columns;
            this.sparse = sparse;
        }

        public Rows rows() {
            return Rows.random(train, test, columns, 7);
        }

        /** Whether only what is not zero is stored. */
        public boolean sparse() {
            return sparse;
        }
    }

    /** The oracle that is tried, on rows in coordinates. */
    protected abstract LeastSquares oracle(Case data, Coordinates coordinates);

    /** Weights of the oracle, the first of them zero, of norm of about 1. */
    private static List<Vec> weights(LeastSquares oracle) {
        Gaussian random = new Gaussian(11);
        int d = oracle.coordinates().dimension();
        List<Vec> weights = new ArrayList<>(List.of(Vec.zeros(oracle.dimension())));
        while (weights.size() < QUESTIONS) {
            weights.add(oracle.project(random.vector(d).times(1 / Math.sqrt(d))));
        }
        return weights;
    }

    private static void assertClose(Vec got, Vec expected) {
        assertThat(got.minus(expected).norm()).isLessThan(ROUNDING * (1 + expected.norm()));
    }

    private static void assertClose(Moments got, Moments expected) {
        assertThat(got.residual()).isCloseTo(expected.residual(), within(ROUNDING * (1 + expected.residual())));
        assertThat(got.alignment()).isCloseTo(expected.alignment(), within(ROUNDING * (1 + expected.residual())));
        assertThat(got.output()).isCloseTo(expected.output(), within(ROUNDING * (1 + expected.output())));
    }

    private static Statistics ask(LeastSquares oracle, Vec weights) {
        return oracle.evaluate(List.of(Query.gradient(weights))).get(0).train();
    }

    @ParameterizedTest
    @EnumSource
    void knowsItsSizeAndItsCoordinates(Case data) {
        Coordinates coordinates = data.rows().coordinates();
        LeastSquares oracle = oracle(data, coordinates);
        assertThat(oracle.size()).isEqualTo(data.rows().of(Part.TRAINING).size());
        assertThat(oracle.testSize()).isEqualTo(data.rows().of(Part.TEST).size());
        assertThat(oracle.coordinates()).isEqualTo(coordinates);
        assertThat(oracle.dimension()).isBetween(1, data.rows().columns());
        for (Vec weights : weights(oracle)) {
            assertThat(oracle.embed(weights).size()).isEqualTo(data.rows().columns());
            assertClose(oracle.project(oracle.embed(weights)), weights);
        }
    }

    @ParameterizedTest
    @EnumSource
    void statisticsAreThoseOfThePlainFormulas(Case data) {
        for (Coordinates coordinates : List.of(
                data.rows().coordinates(), Coordinates.identity(data.rows().columns()))) {
            LeastSquares oracle = oracle(data, coordinates);
            PlainFormulas train = new PlainFormulas(data.rows().of(Part.TRAINING), coordinates);
            PlainFormulas test = new PlainFormulas(data.rows().of(Part.TEST), coordinates);
            List<Vec> weights = weights(oracle);
            List<Evaluation> answers =
                    oracle.evaluate(weights.stream().map(Query::gradient).toList());
            for (int k = 0; k < weights.size(); k++) {
                Vec asked = oracle.embed(weights.get(k));
                Statistics expected = train.at(asked);
                assertClose(oracle.embed(answers.get(k).train().gradient()), expected.gradient());
                assertClose(answers.get(k).train().moments(), expected.moments());
                assertThat(answers.get(k).test().isPresent()).isEqualTo(oracle.testSize() > 0);
                answers.get(k)
                        .test()
                        .ifPresent(
                                moments -> assertClose(moments, test.at(asked).moments()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void productsAreThoseOfThePlainFormula(Case data) {
        LeastSquares oracle = oracle(data, data.rows().coordinates());
        PlainFormulas train =
                new PlainFormulas(data.rows().of(Part.TRAINING), data.rows().coordinates());
        List<Vec> vectors = weights(oracle);
        List<Vec> products = oracle.products(vectors);
        for (int k = 0; k < vectors.size(); k++) {
            assertClose(oracle.embed(products.get(k)), train.product(oracle.embed(vectors.get(k))));
        }
    }

    /** Gradients and moments by turns, one of them twice. */
    @ParameterizedTest
    @EnumSource
    void severalQuestionsHaveTheBitsOfOneAtATime(Case data) {
        LeastSquares oracle = oracle(data, data.rows().coordinates());
        List<Vec> weights = weights(oracle);
        List<Query> queries = new ArrayList<>();
        for (int k = 0; k < weights.size(); k++) {
            queries.add(k % 3 == 1 ? Query.moments(weights.get(k)) : Query.gradient(weights.get(k)));
        }
        queries.add(queries.get(3));
        List<Evaluation> together = oracle.evaluate(queries);
        assertThat(together).hasSameSizeAs(queries);
        for (int k = 0; k < queries.size(); k++) {
            assertThat(oracle.evaluate(List.of(queries.get(k)))).containsExactly(together.get(k));
            assertThat(ask(oracle, queries.get(k).weights()).moments())
                    .as("the moments beside a gradient")
                    .isEqualTo(together.get(k).train().moments());
        }
        List<Vec> products = oracle.products(weights);
        for (int k = 0; k < weights.size(); k++) {
            assertThat(oracle.products(List.of(weights.get(k)))).containsExactly(products.get(k));
        }
    }

    /** From the statistics at w follow those at f·w, without a pass. */
    @ParameterizedTest
    @EnumSource
    void rescaledStatisticsAreThoseAtTheRescaledWeights(Case data) {
        LeastSquares oracle = oracle(data, data.rows().coordinates());
        Vec correlation = ask(oracle, Vec.zeros(oracle.dimension())).gradient();
        double[] factors = {1, 0.9, 1.7, -0.5, 0};
        for (Vec weights : weights(oracle)) {
            List<Evaluation> expected = oracle.evaluate(Arrays.stream(factors)
                    .mapToObj(factor -> Query.gradient(weights.times(factor)))
                    .toList());
            Statistics train = expected.get(0).train();
            for (int k = 0; k < factors.length; k++) {
                Statistics rescaled = train.rescaled(factors[k], correlation);
                assertClose(rescaled.gradient(), expected.get(k).train().gradient());
                assertClose(rescaled.moments(), expected.get(k).train().moments());
            }
        }
    }

    /** However many questions. */
    @ParameterizedTest
    @EnumSource
    void anAnswerTakesOnePassAtMost(Case data) {
        LeastSquares oracle = oracle(data, data.rows().coordinates());
        long before = oracle.passes();
        List<Vec> weights = weights(oracle);
        oracle.evaluate(weights.stream().map(Query::moments).toList());
        assertThat(oracle.passes() - before).isBetween(0L, 1L);
        oracle.products(weights);
        assertThat(oracle.passes() - before).isBetween(0L, 2L);
        assertThat(oracle.passes()).isPositive();
    }
}
