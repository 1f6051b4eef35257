package io.github.sparkagd.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.testing.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in headless Chromium; skipped where there is none. */
class BrowserTest {
    @TempDir
    Path folder;

    @BeforeEach
    void needsChromium() {
        Browser.require();
    }

    private static String page() {
        return TrainingPage.html(new Reports("f")
                .run(Algorithms.shallow(), 0.5, 40, t -> Math.exp(-0.1 * t))
                .run(Algorithms.aligned(4), 0.5, 40, t -> Math.exp(-0.2 * t))
                .data("Training <x>"));
    }

    /** What the browser says on its console, and the page as it is in the end. */
    private String shown(String script, String... options) throws Exception {
        Path file = Files.writeString(
                folder.resolve("page.html"), page().replace("</body>", "<script>" + script + "</script></body>"));
        return Browser.shown(file.toUri().toString(), folder, options);
    }

    @Test
    void keysMoveTheCursorAndTheValuesFollow() throws Exception {
        String dom = shown("""
                const plot = document.querySelector("[role=slider]");
                const key = name => plot.dispatchEvent(new KeyboardEvent("keydown", { key: name, cancelable: true }));
                key("Home"); key("ArrowRight"); key("ArrowRight"); key("ArrowRight"); key("ArrowLeft");
                """, "--dump-dom");
        // e^(−0.2) and e^(−0.4) at iteration 2.
        assertThat(dom).contains("At iteration 2", "0.81873", "0.67032").contains("aria-valuenow=\"2\"");
    }

    @Test
    void thePointerShowsValuesAndLeavesAgain() throws Exception {
        String move = """
                const plot = document.querySelector("[role=slider]");
                const box = plot.getBoundingClientRect();
                plot.dispatchEvent(new PointerEvent("pointermove", { clientX: box.left + box.width / 2 }));
                """;
        assertThat(shown(move, "--dump-dom")).containsPattern("At iteration (18|19|20)");
        assertThat(shown(move + "plot.dispatchEvent(new PointerEvent('pointerleave'));", "--dump-dom"))
                .contains("At the end of each run");
    }

    @Test
    void axesAndQuantitiesCanBeChosen() throws Exception {
        String dom = shown("""
                const choose = (number, value) => {
                  const list = document.querySelectorAll(".controls select")[number];
                  list.value = value;
                  list.dispatchEvent(new Event("change"));
                };
                choose(0, "scale"); choose(1, "log"); choose(2, "seconds"); choose(3, "log");
                """, "--dump-dom");
        assertThat(dom)
                .contains(">scale S = a₂·…·a_L</text>", ">seconds</text>")
                .doesNotContain("NaN");
    }

    @Test
    void aScreenshotIsNotEmpty() throws Exception {
        Path picture = folder.resolve("page.png");
        shown("", "--screenshot=" + picture, "--window-size=400,900");
        assertThat(picture).isRegularFile();
        assertThat(Files.size(picture)).isGreaterThan(10_000);
    }
}
