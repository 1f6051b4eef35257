package io.github.sparkagd.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Settings are named in the words of the front end, and what a user has given is not mistaken for one. */
class RefusalTest {

    @Test
    void everyFrontEndHasItsOwnWords() {
        Refusal refusal = new Refusal("{depth} is 0. Maybe {depth=4}, {intercept=} or {spark.driver.memory=3g}, or"
                + " {spark.executor.memory=2g} with {spark.driver.maxResultSize=1g}.");
        assertThat(refusal.said(Refusal.OPTIONS))
                .isEqualTo("--depth is 0. Maybe --depth 4, --intercept or --driver-memory 3g, or --executor-memory 2g"
                        + " with --conf spark.driver.maxResultSize=1g.");
        assertThat(refusal)
                .hasMessage("depth is 0. Maybe depth 4, intercept true or spark.driver.memory=3g, or"
                        + " spark.executor.memory=2g with spark.driver.maxResultSize=1g.");
    }

    @Test
    void sparksSettingsAreGivenWhereSparkStarts() {
        Refusal refusal =
                new Refusal("Maybe {spark.jars.packages=a:b:1} or {spark.jars} {spark.start}, or {spark.ui.port}.");
        assertThat(refusal.said(Refusal.OPTIONS))
                .isEqualTo("Maybe --packages a:b:1 or --jars before the command, or --conf spark.ui.port.");
        assertThat(refusal)
                .hasMessage("Maybe spark.jars.packages=a:b:1 or spark.jars when Spark starts, or spark.ui.port.");
    }

    private static final String[] TYPED = {
        "{depth}", "{{}", "a{b=c}d", "}{", "{", "}", "$1\\", "{spark.driver.memory=1g}", "%s", "100%"
    };

    @Test
    void textOfUsersIsLeftAsItIs() {
        for (String typed : TYPED) {
            Refusal refusal = new Refusal("{depth} is %s, {depth=%s} is {%s}.", typed, typed, "plan");
            assertThat(refusal.said(Refusal.OPTIONS))
                    .isEqualTo("--depth is " + typed + ", --depth " + typed + " is --plan.");
            assertThat(refusal).hasMessage("depth is " + typed + ", depth " + typed + " is plan.");
        }
    }

    @Test
    void aPhraseInAPhraseKeepsItsNamesAndItsLiterals() {
        for (String typed : TYPED) {
            Phrase inner = Phrase.of("another {format} than %s", typed);
            Refusal refusal = new Refusal("%s: no rows. Maybe %s.", typed, Phrase.of("%s, or %s", inner, "{header}"));
            assertThat(refusal.said(Refusal.OPTIONS))
                    .isEqualTo(typed + ": no rows. Maybe another --format than " + typed + ", or {header}.");
        }
    }

    @Test
    void whatIsNoRefusalIsSaidAsItIs() {
        assertThat(Refusal.said(new IllegalStateException("{depth}"), Refusal.OPTIONS))
                .isEqualTo("{depth}");
        assertThat(Refusal.said(new Refusal("{depth}"), Refusal.OPTIONS)).isEqualTo("--depth");
    }
}
