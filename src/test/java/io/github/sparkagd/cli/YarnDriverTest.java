package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In YARN's application master, main returns or throws; System.exit would be a failure. */
class YarnDriverTest {
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void inClusterMode() {
        System.setProperty("spark.master", "yarn");
        System.setProperty("spark.submit.deployMode", "cluster");
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void elsewhere() {
        System.clearProperty("spark.master");
        System.clearProperty("spark.submit.deployMode");
        System.setErr(err);
    }

    @Test
    void mainReturnsFromACommandThatIsDone() {
        assertThatCode(() -> Main.main(new String[] {"--version"})).doesNotThrowAnyException();
    }

    @Test
    void mainThrowsTheLineThatSaysWhatWentWrong() {
        assertThatThrownBy(() -> Main.main(new String[] {"train", "--depth", "0"}))
                .hasToString("agd: --depth must be at least 1, got 0. Maybe see --help.")
                .extracting(Throwable::getStackTrace)
                .isEqualTo(new StackTraceElement[0]);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("agd: --depth must be at least 1");
    }

    @Test
    void lastLineIsOurs() {
        PrintStream stream = new PrintStream(new LastLine(said), true, StandardCharsets.UTF_8);
        LastLine last = new LastLine(stream);
        try (PrintStream printed = new PrintStream(last, true, StandardCharsets.UTF_8)) {
            printed.print("agd: λ is 1\nagd: λ is 2\nWARN something\nagd: half");
        }
        assertThat(last.text()).isEqualTo("agd: λ is 2");
    }
}
