package io.github.sparkagd.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.algorithms.Algorithms;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trainings side by side. */
class ComparisonTest {
    private static Reports reports(String fingerprint, double rate, double speed) {
        return new Reports(fingerprint)
                .with(
                        "options",
                        new NamedValues()
                                .put("out", "o" + rate)
                                .put("plan", "auto")
                                .put("learning-rate", rate))
                .run(Algorithms.shallow(), rate, 100, t -> Math.exp(-speed * t));
    }

    private static Comparison of(String first, String second, Double... losses) {
        return new Comparison(
                List.of(
                        reports(first, 0.5, 0.1).data("one"),
                        reports(second, 0.25, 0.05).data("two")),
                List.of(losses));
    }

    @Test
    void sayWhetherTheDataAreTheSame() {
        assertThat(of("f", "f").sentence())
                .startsWith("The data are the same. The least training loss, 4.53999e-05, is that of 1: gd η=0.5.");
        assertThat(of("f", "g").sentence()).startsWith("The data differ, so losses say little: 1 | 2.");
    }

    @Test
    void listOnlyTheSettingsThatDiffer() {
        assertThat(of("f", "f").differences()).containsOnlyKeys("--learning-rate");
        assertThat(of("f", "g").differences())
                .containsEntry("fingerprint", List.of("f", "g"))
                .containsEntry("--learning-rate", List.of("0.5", "0.25"));
    }

    /** e^(−0.1t) ≤ 1/2 first at t = 7, e^(−0.05t) at 14; seconds are a tenth of the iterations. */
    @Test
    void sayWhenALossWasReached() {
        String text = of("f", "f", 0.5, 1e-4).text();

        assertThat(text).contains("to 0.500000", "to 0.000100000");
        assertThat(text).containsPattern("1: gd-L1-0.5 .* 7 \\(0.70 s\\) +93 \\(9.30 s\\) ");
        assertThat(text).containsPattern("2: gd-L1-0.25 .* 14 \\(1.40 s\\) +-- ");
    }

    @Test
    void lossesAreSharesOfWhatTheBestRunExplainedByDefault() {
        assertThat(of("f", "f").head())
                .containsSubsequence("to 0.500023", "to 0.100041", "to 0.0100449", "to 0.00104535", "outcome");
    }

    @Test
    void thePageHasTableAndPictureOfBoth() {
        assertThat(ComparisonPage.html(of("f", "f")))
                .contains("1: gd η=0.5, train", "2: gd η=0.25, test", "1: gd-L1-0.5", "--learning-rate");
    }
}
