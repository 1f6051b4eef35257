package io.github.sparkagd.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Axes end where their data end, and are marked at round numbers. */
class TicksTest {
    private static List<String> labels(Ticks ticks) {
        return ticks.marks().stream().map(Ticks.Tick::label).toList();
    }

    @Test
    void aLogarithmicAxisWithinADecadeShowsThatPartAlone() {
        Ticks ticks = Ticks.of(0.33, 0.5, true, Ticks.MARGIN);
        assertThat(ticks.low()).isBetween(0.32, 0.33);
        assertThat(ticks.high()).isBetween(0.5, 0.51);
        assertThat(labels(ticks)).contains("0.36", "0.40").hasSizeGreaterThan(3);
    }

    @Test
    void decadesAreMarkedAtMultiplesOfTheirStep() {
        assertThat(labels(Ticks.of(1e-31, 1, true, 0)))
                .containsExactly("10⁻³⁰", "10⁻²⁵", "10⁻²⁰", "10⁻¹⁵", "10⁻¹⁰", "10⁻⁵", "10⁰");
        assertThat(labels(Ticks.of(1, 1000, true, 0))).containsExactly("10⁰", "10¹", "10²", "10³");
        assertThat(labels(Ticks.of(0.02, 5, true, 0))).contains("0.1", "1").contains("0.02", "5");
    }

    @Test
    void marksOfAnAxisAreWrittenAlike() {
        assertThat(labels(Ticks.of(4000, 4e5, true, 0)))
                .containsExactly("5·10³", "10⁴", "2·10⁴", "5·10⁴", "10⁵", "2·10⁵");
        assertThat(labels(Ticks.of(3e-7, 6e-6, true, 0))).containsExactly("5·10⁻⁷", "10⁻⁶", "2·10⁻⁶", "5·10⁻⁶");
        assertThat(labels(Ticks.of(40, 4000, true, 0))).containsExactly("50", "100", "200", "500", "1000", "2000");
    }

    @Test
    void aMarginKeepsCurvesOffTheFrame() {
        Ticks ticks = Ticks.of(1e-6, 1, true, Ticks.MARGIN);
        assertThat(ticks.place(1)).isCloseTo(1 - Ticks.MARGIN / (1 + 2 * Ticks.MARGIN), within(1e-12));
        assertThat(ticks.place(1e-6)).isCloseTo(Ticks.MARGIN / (1 + 2 * Ticks.MARGIN), within(1e-12));
        Ticks linear = Ticks.of(0, 10, false, 0);
        assertThat(linear.place(0)).isZero();
        assertThat(linear.place(10)).isEqualTo(1);
        assertThat(labels(linear)).containsExactly("0", "2", "4", "6", "8", "10");
    }

    @Test
    void oneValueAloneHasAnAxis() {
        assertThat(Ticks.of(3, 3, false, 0).place(3)).isEqualTo(0.5);
        assertThat(Ticks.of(0.1, 0.1, true, 0).place(0.1)).isCloseTo(0.5, within(1e-12));
    }
}
