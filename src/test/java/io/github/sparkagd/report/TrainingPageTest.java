package io.github.sparkagd.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.train.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of a training answers what users ask, whatever was trained, and stands alone. */
class TrainingPageTest {
    private static final String EVIL = "</script><script>alert(1)</script>\"'&<!--";

    private static IntToDoubleFunction falling(double speed) {
        return t -> 0.1 + 0.4 * Math.exp(-speed * t);
    }

    private static Reports twoRuns() {
        return new Reports("f")
                .run(Algorithms.shallow(), 0.5, 200, falling(0.02))
                .run(Algorithms.aligned(4), 0.5, 200, falling(0.06));
    }

    private static String sentence(Reports reports) {
        return new Findings(reports.data("x")).sentence();
    }

    private static JsonNode embedded(String page, String id) throws Exception {
        Matcher found = Pattern.compile("<script type=\"application/json\" id=\"" + id + "\">(.*?)</script>")
                .matcher(page);
        assertThat(found.find()).isTrue();
        return new ObjectMapper().readTree(found.group(1));
    }

    @Test
    void theSentenceSaysWhoWonWhetherItConvergedAndWhetherDepthWasWorthIt() {
        // 99.9 % of what gd explained: gd falls by 0.4(1 − e⁻⁴), and ln of the rest over the speeds gives 194 and 65.
        assertThat(sentence(twoRuns()))
                .startsWith("agd L=4 η=0.5 won of 2 runs with the least test loss, 0.110003; it has settled")
                .contains(
                        "depth was worth it, agd L=4 η=0.5 having explained 99.9 % of what gd did after 66 iterations,"
                                + " gd after 198 (3.0 times as many)")
                .endsWith("Next: use the model.");
        assertThat(sentence(new Reports("f")
                        .run(Algorithms.shallow(), 0.5, 20, falling(0.02))
                        .run(Algorithms.aligned(2), 0.5, 20, falling(0.01))))
                .contains("it has not converged")
                .contains("depth was not worth it, no deep run having explained 99.9 % of what gd did")
                .endsWith("Next: more iterations, such as --iterations 200.");
        assertThat(sentence(new Reports("f").run(Algorithms.aligned(4), 0.5, 20, falling(1))))
                .contains("shows only beside gd on the same data");
        assertThat(sentence(new Reports("f").run(Algorithms.shallow(), 0.5, 20, falling(1))))
                .contains("depth was not tried");
    }

    @Test
    void afterDivergenceARateIsNamed() {
        Reports diverged = new Reports("f")
                .run(
                        Algorithms.shallow(),
                        3,
                        Reports.rows(5, t -> Math.pow(100, t), t -> Double.NaN),
                        Outcome.Kind.DIVERGED);
        assertThat(sentence(diverged)).contains("diverged. Try a learning rate below 2/λ_max = 1.0.");
    }

    @Test
    void aRateThatIsTooLargeIsNamedWhereTheRunOnlySwings() {
        assertThat(sentence(new Reports("f").run(Algorithms.aligned(2), 3, 50, t -> 0.4 + 0.1 * (t % 2))))
                .contains("Next: a learning rate below 2/λ_max = 1.0.");
    }

    @Test
    void aRisingTestLossIsAdvisedToEndEarlier() {
        Reports rising = new Reports("f")
                .run(
                        Algorithms.shallow(),
                        0.5,
                        Reports.rows(50, falling(1), t -> 1 + Math.abs(t - 10)),
                        Outcome.Kind.ITERATIONS);
        assertThat(sentence(rising))
                .endsWith("end at iteration 10, where the test loss was least, or --regularization.");
    }

    @Test
    void aTestLossThatSwingsWhileItFallsHasNotRisen() {
        Reports swinging = new Reports("f")
                .run(
                        Algorithms.shallow(),
                        0.5,
                        Reports.rows(50, falling(1), t -> (1 + 0.1 * (1 - t % 2)) * (1 + 1.0 / (1 + t))),
                        Outcome.Kind.ITERATIONS);
        assertThat(sentence(swinging)).endsWith("Next: use the model.");
    }

    @Test
    void whateverIsShownIsEscaped() throws Exception {
        String page = TrainingPage.html(twoRuns()
                .with("data", EVIL)
                .with(
                        "options",
                        new NamedValues().put("out", "x").put("label", EVIL).put("it's", "$(a) '{{body}}'"))
                .data(EVIL));

        assertThat(page).doesNotContain("<script>alert").doesNotContain("<!--");
        assertThat(page).contains("iterations done &amp; more", "&lt;/script&gt;", "\\u003c/script\\u003e", "{{body}}");
        assertThat(page).contains("--label &#39;&lt;/script&gt;");
        assertThat(embedded(page, "told").path("data").asText()).isEqualTo(EVIL);
    }

    @Test
    void standsAloneAndIsReadWithoutScripts() throws Exception {
        String page = TrainingPage.html(twoRuns().data("x"));

        assertThat(page.replace("http://www.w3.org/2000/svg", ""))
                .doesNotContain("http:", "https:", "src=", "href=", "@import", "url(");
        assertThat(page).contains("<svg role=\"img\"", "agd L=4 η=0.5, test", "agd-L4-0.5");
        JsonNode curve = embedded(page, "curves").path("curves").get(1);
        assertThat(curve.path("train").size()).isEqualTo(201);
        assertThat(curve.path("train").get(200).asDouble()).isEqualTo(0.100002);
        assertThat(curve.path("seconds").get(200).asDouble()).isEqualTo(20);
    }

    @Test
    void manyLongNoisyRunsStayBelowAMegabyte() {
        Random random = new Random(3);
        Reports many = new Reports("f");
        for (int k = 0; k < 41; k++) {
            for (int depth : new int[] {1, 2, 4, 8}) {
                double rate = Math.pow(2, -k / 4.0) / 3;
                many.run(Algorithms.aligned(depth), rate, 10_000, t -> rate + random.nextDouble());
            }
        }
        String page = TrainingPage.html(many.data("many"));

        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(1_000_000);
        assertThat(page).contains("The picture shows 8 of 164 runs", "history.csv has all of them");
        assertThat(Pattern.compile("<th scope=\"row\"[^>]*>(<svg.*?</svg>)?agd-L")
                        .matcher(page)
                        .results())
                .hasSize(164);
    }
}
