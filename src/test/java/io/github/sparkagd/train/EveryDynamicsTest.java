package io.github.sparkagd.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.AlgorithmSettings;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.algorithms.DeepStart;
import io.github.sparkagd.dynamics.Dynamics;
import io.github.sparkagd.dynamics.Initialisation;
import io.github.sparkagd.dynamics.Iterate;
import io.github.sparkagd.dynamics.Penalised;
import io.github.sparkagd.dynamics.SingleQueryDynamics;
import io.github.sparkagd.dynamics.Step;
import io.github.sparkagd.linalg.Vec;
import io.github.sparkagd.oracle.Evaluation;
import io.github.sparkagd.oracle.LeastSquares;
import io.github.sparkagd.oracle.Moments;
import io.github.sparkagd.oracle.Query;
import io.github.sparkagd.oracle.Statistics;
import io.github.sparkagd.testing.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every dynamics keeps: those of all algorithms of the list, at several depths, from several starts. */
class EveryDynamicsTest {
    private static final int DIMENSION = 5;
    private static final int PASSES = 25;

    /** Some hundreds of roundings on numbers of order 1. */
    private static final double ROUNDING = 1e-12;

    private static final LeastSquares PROBLEM = Rows.random(20, 4, DIMENSION, 3).problem();
    private static final Vec CORRELATION =
            ask(List.of(Query.gradient(Vec.zeros(DIMENSION)))).get(0).gradient();

    /** A way of making a dynamics, always the same one. */
    private record Case(Algorithm algorithm, AlgorithmSettings settings, double penalty) {
        Dynamics<?> make() {
            return Penalised.of(algorithm.dynamics(settings), penalty);
        }

        boolean wide() {
            return settings.deep() != DeepStart.DEFAULT;
        }

        @Override
        public String toString() {
            return make() + " from " + make().origin();
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        DeepStart wide = new DeepStart.Initialised(Initialisation.xavier(), 3, 7);
        for (Algorithm listed : Algorithms.ALL) {
            List<Algorithm> depths = Stream.of(listed, listed.at(1), listed.at(2), listed.at(5))
                    .distinct()
                    .toList();
            for (Algorithm algorithm : depths) {
                for (Vec origin : List.of(Vec.zeros(DIMENSION), Vec.of(0.3, -0.2, 0, 0.1, 0.5))) {
                    for (boolean literal : new boolean[] {false, true}) {
                        AlgorithmSettings settings =
                                new AlgorithmSettings(0.1, origin, literal, () -> 0.6, DeepStart.DEFAULT);
                        cases.add(new Case(algorithm, settings, 0));
                        cases.add(new Case(algorithm, settings, 0.05));
                    }
                }
                AlgorithmSettings random = new AlgorithmSettings(0.1, Vec.zeros(DIMENSION), false, () -> 0.6, wide);
                cases.add(new Case(algorithm, random, 0));
            }
        }
        return cases;
    }

    private static List<Statistics> ask(List<Query> queries) {
        return PROBLEM.evaluate(queries).stream().map(Evaluation::train).toList();
    }

    /** A state, what it asked, what it was told, and what came of it. */
    private record Moment<S>(S state, List<Query> asked, List<Statistics> told, Step<S> step) {}

    private static <S> List<Moment<S>> follow(Dynamics<S> dynamics, S from, int passes) {
        List<Moment<S>> path = new ArrayList<>();
        S state = from;
        for (int pass = 0; pass < passes; pass++) {
            List<Query> asked = dynamics.queries(state);
            List<Statistics> told = ask(asked);
            Step<S> step = dynamics.step(state, told);
            path.add(new Moment<>(state, asked, told, step));
            state = step.state();
        }
        return path;
    }

    private static <S> List<Moment<S>> follow(Dynamics<S> dynamics) {
        return follow(dynamics, dynamics.start(CORRELATION), PASSES);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void asksAboutTheOriginFirstAndEndsIterationZeroThere(Case each) {
        Dynamics<?> dynamics = each.make();
        if (!each.wide()) {
            assertThat(dynamics.origin()).isEqualTo(each.settings().origin());
        }
        Moment<?> first = follow(dynamics).get(0);
        assertThat(first.asked()).containsExactly(Query.gradient(dynamics.origin()));
        Iterate start = first.step().ended().orElseThrow();
        assertThat(start.iteration()).isZero();
        assertThat(start.weights()).isEqualTo(dynamics.origin());
        assertThat(start.factor()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void asksInTheDimensionOfTheProblemAndTheSameWheneverItIsAsked(Case each) {
        assertAsking(each.make());
    }

    private static <S> void assertAsking(Dynamics<S> dynamics) {
        for (Moment<S> moment : follow(dynamics)) {
            assertThat(moment.asked()).isNotEmpty().isEqualTo(dynamics.queries(moment.state()));
            assertThat(moment.asked()).allSatisfy(query -> {
                assertThat(query.weights().size()).isEqualTo(DIMENSION);
                assertThat(query.weights().isFinite()).isTrue();
            });
            if (dynamics instanceof SingleQueryDynamics<S> single) {
                assertThat(moment.asked()).containsExactly(single.query(moment.state()));
                assertThat(single.step(moment.state(), moment.told().get(0))).isEqualTo(moment.step());
            }
        }
    }

    /** What moments alone were asked for comes with an empty gradient; one that was not asked for must not matter. */
    @ParameterizedTest
    @MethodSource("cases")
    void usesNothingThatItDidNotAskFor(Case each) {
        assertIndependent(each.make());
    }

    private static <S> void assertIndependent(Dynamics<S> dynamics) {
        for (Moment<S> moment : follow(dynamics)) {
            List<Statistics> more = IntStream.range(0, moment.asked().size())
                    .mapToObj(k -> moment.told().get(k).hasGradient()
                            ? moment.told().get(k)
                            : new Statistics(
                                    Vec.constant(DIMENSION, Double.NaN),
                                    moment.told().get(k).moments()))
                    .toList();
            assertThat(dynamics.step(moment.state(), more).state())
                    .isEqualTo(moment.step().state());
        }
    }

    /** What follows gradients alone asks for them, and takes no notice of the moments. */
    @ParameterizedTest
    @MethodSource("cases")
    void needsNoLeastSquaresIfItSaysSo(Case each) {
        if (!each.make().needsLeastSquares()) {
            assertFollowsGradients(each.make());
        }
    }

    private static <S> void assertFollowsGradients(Dynamics<S> dynamics) {
        Moments unknown = new Moments(Double.NaN, Double.NaN, Double.NaN);
        for (Moment<S> moment : follow(dynamics)) {
            List<Statistics> gradients = moment.told().stream()
                    .map(told -> new Statistics(told.gradient(), unknown))
                    .toList();
            assertThat(dynamics.step(moment.state(), gradients).state())
                    .isEqualTo(moment.step().state());
            moment.step().ended().ifPresent(iterate -> assertThat(iterate.factor())
                    .isEqualTo(1));
        }
    }

    /** Every iteration ends once, in order, at the weights of the first query up to the factor, with the statistics there. */
    @ParameterizedTest
    @MethodSource("cases")
    void iteratesAreWhatTheySay(Case each) {
        int next = 0;
        for (Moment<?> moment : follow(each.make())) {
            Iterate iterate = moment.step().ended().orElse(null);
            if (iterate == null) {
                continue;
            }
            assertThat(iterate.iteration()).isEqualTo(next++);
            Vec asked = moment.asked().get(0).weights();
            assertThat(iterate.weights().minus(asked.times(iterate.factor())).norm())
                    .isLessThan(ROUNDING);
            Statistics there =
                    ask(List.of(Query.gradient(iterate.weights()))).get(0).penalised(each.penalty(), iterate.weights());
            assertThat(iterate.statistics().gradient().minus(there.gradient()).norm())
                    .isLessThan(ROUNDING);
            assertThat(iterate.statistics().moments().residual())
                    .isCloseTo(there.moments().residual(), within(ROUNDING));
            assertThat(iterate.statistics().moments().alignment())
                    .isCloseTo(there.moments().alignment(), within(ROUNDING));
            assertThat(iterate.statistics().moments().output())
                    .isCloseTo(there.moments().output(), within(ROUNDING));
            iterate.scale().ifPresent(scale -> assertThat(scale)
                    .isEqualTo(iterate.layers().product()));
        }
        assertThat(next).as("iterations in %d passes", PASSES).isGreaterThanOrEqualTo(PASSES / 5);
    }

    /** By another instance, from the state's bytes, at any pass: a state holds all that the next step needs. */
    @ParameterizedTest
    @MethodSource("cases")
    void goesOnFromAnyStateWithTheSameBits(Case each) {
        assertResumable(each.make(), each.make());
    }

    private static <S, T> void assertResumable(Dynamics<S> undisturbed, Dynamics<T> fresh) {
        List<Moment<S>> path = follow(undisturbed);
        for (int k = 0; k < PASSES; k++) {
            S state = path.get(k).state();
            Packed packed = Packed.of(state);
            T read = packed.unpackLike(fresh.start(CORRELATION));
            assertThat(read).isEqualTo(state);
            assertThat(Packed.of(read)).isEqualTo(packed);
            List<Moment<T>> rest = follow(fresh, read, PASSES - k);
            assertThat((Object) rest).isEqualTo(path.subList(k, PASSES));
        }
    }

    /** A step changes nothing but what it returns. */
    @ParameterizedTest
    @MethodSource("cases")
    void theSameStepGivesTheSameAgain(Case each) {
        assertPure(each.make());
    }

    private static <S> void assertPure(Dynamics<S> dynamics) {
        List<Moment<S>> path = follow(dynamics);
        for (Moment<S> moment : path) {
            assertThat(dynamics.step(moment.state(), moment.told())).isEqualTo(moment.step());
        }
        assertThat(follow(dynamics)).isEqualTo(path);
    }
}
