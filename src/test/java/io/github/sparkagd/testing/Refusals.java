package io.github.sparkagd.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sparkagd.settings.Refusal;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Refusals as the command line words them. */
public final class Refusals {
    private Refusals() {}

    /** What is said when {@code call} is refused. */
    public static String of(ThrowingCallable call) {
        Refusal refused = catchThrowableOfType(Refusal.class, call);
        assertThat(refused).as("refusal").isNotNull();
        return refused.said(Refusal.OPTIONS);
    }

    public static AbstractStringAssert<?> assertThatRefusalOf(ThrowingCallable call) {
        return assertThat(of(call));
    }
}
