package io.github.sparkagd.theory;

import static io.github.sparkagd.theory.MeasuredWays.FULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.sparkagd.linalg.Vec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The three laws of depth, and the flow that they follow from, against the algorithms themselves. */
class DepthLawsTest {
    /** D1: eigenvalues 1 and 0.01 with equal energies. */
    private static final TwoGroups D1 = new TwoGroups(1, 0.01, 0.5);

    /** −ln of the factor on the error in an iteration over η, while the error falls from 1e-7 to 1e-9. */
    private static double measuredRate(SpectralMeasure measure, int depth, double rate) {
        int[] iterations = new int[2];
        double[] errors = new double[2];
        MeasuredWays.run(measure, depth, rate, u -> measure.excess(u) < 1e-18, (u, t) -> {
            int place = measure.excess(u) > 1e-14 ? 0 : 1;
            iterations[place] = t;
            errors[place] = Math.sqrt(measure.excess(u));
        });
        return Math.log(errors[0] / errors[1]) / (iterations[1] - iterations[0]) / rate;
    }

    private static double rate(double contraction, double learningRate) {
        return -Math.log(contraction) / learningRate;
    }

    /** At any η: what is left is the error's own square, 1e-7, and parts that decay faster. */
    @ParameterizedTest
    @CsvSource({"2, 1", "3, 2", "5, 3", "8, 4", "8, 5"})
    void theErrorFallsInTheEndAsTheFirstLawSays(int eigenvalues, long seed) {
        SpectralMeasure measure = MeasuredWays.random(eigenvalues, seed);
        RateAtTheEnd law = new RateAtTheEnd(measure);
        double eta = 0.02;

        assertThat(measuredRate(measure, FULL, eta)).isCloseTo(rate(law.contraction(eta), eta), withinPercentage(0.01));
        for (int depth : new int[] {2, 8}) {
            assertThat(measuredRate(measure, depth, eta))
                    .as("L = %d", depth)
                    .isCloseTo(rate(law.contraction(eta, depth, 1), eta), withinPercentage(0.01));
        }
        assertThat(law.rate())
                .isBetween(measure.eigenvalues().get(0), measure.eigenvalues().get(1));
    }

    @Test
    void onD1TheRateInTheEndIsFiftyTimesTheSmallEigenvalue() {
        RateAtTheEnd law = new RateAtTheEnd(D1.measure());

        assertThat(law.rate()).isCloseTo(0.505, within(1e-12));
        assertThat(rate(law.contraction(0.1), 0.1)).isCloseTo(0.518, within(5e-4));
        assertThat(rate(law.contraction(0.1, 2, 1), 0.1)).isCloseTo(0.491, within(5e-4));
    }

    /** The three parts meet as η falls. */
    @Test
    void inTheLimitOfSmallRatesDepthIsOfNoAccount() {
        RateAtTheEnd law = new RateAtTheEnd(MeasuredWays.random(5, 7));

        for (int depth : new int[] {2, 8}) {
            assertThat(rate(law.contraction(1e-6, depth, 0.3), 1e-6)).isCloseTo(law.rate(), withinPercentage(0.01));
        }
    }

    @Test
    void oneEigenvalueAloneHasNoRateInTheEnd() {
        SpectralMeasure one = SpectralMeasure.of(Vec.of(0.1, 1), Vec.of(0, 1));

        assertThatThrownBy(() -> new RateAtTheEnd(one)).hasMessageContaining("eigenvalues with energy");
    }

    /** λ₂, E₁, the quadrature, its limit: to the last digit shown. */
    @ParameterizedTest
    @CsvSource({
        "0.01, 0.5, 16.00, 15.7",
        "0.001, 0.5, 52.38, 49.7",
        "0.0001, 0.5, 162.15, 157",
        "0.001, 0.9, 151.47, 149",
        "0.0004, 0.5, 82.20, 78.5",
        "0.001, 0.01, 7.34, 0",
        "0.001, 0.001, 3.86, 0",
        "0.01, 0.1, 6.21, 0"
    })
    void twoGroupsTakeTheTimeOfTheSecondLaw(double small, double energy, double time, double limit) {
        TwoGroups law = new TwoGroups(1, small, energy);
        double eta = 0.002;

        assertThat(law.time(0.5)).isCloseTo(time, within(0.005));
        if (limit > 0) {
            assertThat(law.limit()).isCloseTo(limit, withinPercentage(0.4));
        }
        // An iteration is 0.002, and the flow is left by O(η): half an η a unit of ln u₂, of which there are seven at
        // most.
        assertThat(MeasuredWays.run(law.measure(), FULL, eta, u -> u.get(0) >= 0.5) * eta)
                .isCloseTo(time, within(8 * eta));
    }

    /** Growth sets in at u₂ = ε = √(λ₂E₁/λ₁E₂); what the limit leaves out is a share ε of it, and ε·ln(1/ε). */
    @ParameterizedTest
    @ValueSource(doubles = {1e-2, 1e-4, 1e-6, 1e-8})
    void theTimeTendsToItsLimit(double small) {
        TwoGroups law = new TwoGroups(1, small, 0.5);
        double epsilon = Math.sqrt(small);

        assertThat(law.time(0.5) / law.limit() - 1).isBetween(0.0, epsilon * (1 - Math.log(epsilon)));
        assertThat(law.measure().shallowTime(0.5 * 0.25)).isCloseTo(Math.log(2) / small, withinPercentage(0.01));
    }

    @ParameterizedTest
    @CsvSource({"0.01, 0.5", "0.001, 0.9", "0.001, 0.01"})
    void theFlowIsAtTheQuadraturesPlaceAtItsTime(double small, double energy) {
        TwoGroups law = new TwoGroups(1, small, energy);
        List<Vec> ways = new CorrectionFlow(law.measure()).at(Vec.of(0, law.time(0.1), law.time(0.5), law.time(0.99)));

        double[] places = {law.start(), 0.1, 0.5, 0.99};
        for (int k = 0; k < places.length; k++) {
            // Both to ten digits.
            assertThat(ways.get(k).get(0)).isCloseTo(places[k], within(1e-8));
            assertThat(ways.get(k).get(1)).isCloseTo(law.first(places[k]), within(1e-8));
        }
    }

    /** A tenth of η leaves a tenth of the distance. */
    @Test
    void fullCorrectionTendsToTheFlowAsTheRate() {
        assertThat(distance(FULL, 0.02)).isLessThan(0.01);
        assertThat(distance(FULL, 0.02) / distance(FULL, 0.002)).isCloseTo(10, within(1.0));
    }

    /** Scalar layers first grow the output from nothing, which takes O(1/√η) iterations, the time O(√η). */
    @ParameterizedTest
    @ValueSource(ints = {2, 8})
    void finiteDepthTendsToTheFlowAsTheRootOfTheRate(int depth) {
        assertThat(distance(depth, 0.02)).isLessThan(0.01);
        assertThat(distance(depth, 0.02) / distance(depth, 0.002)).isCloseTo(Math.sqrt(10), within(0.8));
    }

    /** How far from the flow a run is at t = 20. */
    private static double distance(int depth, double eta) {
        SpectralMeasure measure = MeasuredWays.random(6, 11);
        double time = 20;
        return MeasuredWays.after(measure, depth, eta, time)
                .minus(new CorrectionFlow(measure).at(Vec.of(time)).get(0))
                .norm();
    }

    /**
     * p, q and the speed-up of i^−p with energies i^−q; the flow leaves the law by the shares of the energy that count of either
     * end of the spectrum. Scalar layers take less of what they are to correct where little is explained, as it is for a < 0.
     */
    @ParameterizedTest
    @CsvSource({
        "2, 1.5, 1.653",
        "2, 2, 1.393",
        "2, 1.2, 1.847",
        "2, 1, 2",
        "1, 1, 2",
        "2, 0.5, 2.516",
        "3, 1.75, 1.653",
        "1, 0.5, 3.438"
    })
    void powerLawsGainTheFactorOfTheThirdLaw(double p, double q, double speedUp) {
        double smallest = 1e-8;
        double time = 5000;
        PowerLaw law = PowerLaw.of(p, q);
        SpectralMeasure measure = PowerLaw.measure(p, q, smallest);
        double ends = 100 * (Math.pow(time, law.exponent() - 1) + Math.pow(smallest * time, law.exponent() + 1) + 1e-4);

        assertThat(law.speedUp()).isCloseTo(speedUp, within(5e-4));
        double flow = new CorrectionFlow(measure).excesses(Vec.of(time)).get(0);
        assertThat(measure.shallowTime(flow) / time).isCloseTo(speedUp, withinPercentage(ends));
        int[] depths = {FULL, 8, 2};
        double[] shares = {0.02, law.exponent() < 0 ? 2 : 0.05, law.exponent() < 0 ? 6 : 0.6};
        for (int k = 0; k < depths.length; k++) {
            double excess = measure.excess(MeasuredWays.after(measure, depths[k], 0.5, time));
            assertThat(measure.shallowTime(excess) / time)
                    .as("L = %d", depths[k])
                    .isCloseTo(speedUp, withinPercentage(ends + shares[k]));
        }
    }

    /** From a = 1 on the factor is 1, but it is slow to come. */
    @ParameterizedTest
    @CsvSource({"1, 2, 1.15", "1, 3, 1.02"})
    void steepPowerLawsGainNothingInTheLimit(double p, double q, double most) {
        SpectralMeasure measure = PowerLaw.measure(p, q, 1e-8);
        Vec times = Vec.of(500, 5000);
        Vec excesses = new CorrectionFlow(measure).excesses(times);

        double early = measure.shallowTime(excesses.get(0)) / times.get(0);
        double late = measure.shallowTime(excesses.get(1)) / times.get(1);

        assertThat(PowerLaw.of(p, q).speedUp()).isEqualTo(1);
        assertThat(late).isBetween(1.0, Math.min(early, most));
    }

    @Test
    void theThirdLawIsContinuousAndEndsAtMinusOne() {
        assertThat(new PowerLaw(0).speedUp()).isCloseTo(2, within(1e-15));
        assertThat(new PowerLaw(9e-6).speedUp()).isCloseTo(new PowerLaw(1.1e-5).speedUp(), within(1e-5));
        assertThat(new PowerLaw(1 - 1e-9).speedUp()).isCloseTo(1, within(1e-8));
        assertThatThrownBy(() -> new PowerLaw(-1)).hasMessageContaining("exponent must be above -1, got -1.0");
    }
}
