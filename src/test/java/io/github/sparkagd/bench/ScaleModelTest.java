package io.github.sparkagd.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.sparkagd.train.Plan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The fitted model of the scaling study, on times made from a known one. */
class ScaleModelTest {
    /** Of a 2 × 2 system solved in doubles. */
    private static final double SOLVED = 1e-9;

    private static ScaleCase fused(int cores, long rows, double seconds) {
        return new ScaleCase(ScaleCase.Kind.STRONG, Plan.FUSED, cores, cores, rows, new ScaleCase.Seconds(0, seconds));
    }

    private static List<ScaleCase> exact(double fixed, double perRow) {
        List<ScaleCase> cases = new ArrayList<>();
        for (int cores : new int[] {1, 2, 4}) {
            cases.add(fused(cores, 100_000, fixed + perRow * 100_000 / cores));
        }
        return cases;
    }

    @Test
    void findsTheModelThatMadeTheTimes() {
        ScaleModel model = ScaleModel.fit(exact(0.01, 1e-7));
        assertThat(model.fixed()).isCloseTo(0.01, within(0.01 * SOLVED));
        assertThat(model.perRow()).isCloseTo(1e-7, within(1e-7 * SOLVED));
        assertThat(model.worst(exact(0.01, 1e-7))).isLessThan(SOLVED);
        assertThat(model.parallelSeconds(1e9, 100)).isCloseTo(0.01 + 1, within(2 * SOLVED));
        assertThat(model.training(Plan.FUSED, 1e9, 100, 9)).isCloseTo(10.1, within(20 * SOLVED));
    }

    @Test
    void oneSizeAloneHasNoFixedPart() {
        ScaleModel model = ScaleModel.fit(List.of(fused(1, 1000, 0.5)));
        assertThat(model.fixed()).isZero();
        assertThat(model.parallelSeconds(2000, 1)).isCloseTo(1.0, within(SOLVED));
    }

    @Test
    void neitherPartIsNegative() {
        ScaleModel faster = ScaleModel.fit(List.of(fused(1, 1000, 1), fused(2, 1000, 0.2)));
        assertThat(faster.fixed()).isZero();
        assertThat(faster.perRow()).isPositive();
        ScaleModel slower = ScaleModel.fit(List.of(fused(1, 1000, 1), fused(2, 1000, 2)));
        assertThat(slower.perRow()).isZero();
        assertThat(slower.fixed()).isPositive();
    }

    @Test
    void gramIteratesOnTheDriverWhateverTheCores() {
        ScaleCase one = new ScaleCase(ScaleCase.Kind.STRONG, Plan.GRAM, 1, 1, 1000, new ScaleCase.Seconds(2, 0.001));
        ScaleModel model = ScaleModel.fit(List.of(one));
        assertThat(model.training(Plan.GRAM, 1000, 1, 99)).isCloseTo(2.1, within(SOLVED));
        assertThat(model.training(Plan.GRAM, 1000, 10, 99)).isCloseTo(0.3, within(SOLVED));
    }
}
