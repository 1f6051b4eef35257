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
    void textOfUsersIsLeftAsItIs() {
        for (String typed : new String[] {"{depth}", "{{}", "a{b=c}d", "}{", "{", "$1\\", "{spark.driver.memory=1g}"}) {
            Refusal refusal = new Refusal("{depth} is " + Refusal.literal(typed) + ".");
            assertThat(refusal.said(Refusal.OPTIONS)).isEqualTo("--depth is " + typed + ".");
            assertThat(refusal).hasMessage("depth is " + typed + ".");
        }
    }
}
