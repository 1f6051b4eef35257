package io.github.sparkagd.cli;

import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.TrainSettings;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Reads the values of options that several commands have, and refuses others by the option's name. */
final class OptionValues {
    private OptionValues() {}

    static Plan plan(String name) {
        return Plan.named(TrainSettings.PLAN.require(name)).orElseThrow();
    }

    /** Reads {@code 90s}, {@code 10m}, {@code 2h}, {@code 1h30m} or a plain number of seconds. */
    static Duration duration(String option, String text) {
        try {
            String iso = text.matches("\\d+(\\.\\d+)?") ? text + "s" : text;
            Duration found = Duration.parse(iso.toUpperCase(Locale.ROOT).startsWith("PT") ? iso : "PT" + iso);
            UsageException.require(!found.isNegative() && !found.isZero(), option + " must be positive, got " + text);
            return found;
        } catch (DateTimeParseException wrong) {
            throw new UsageException(option + " must be a duration such as 90s, 10m or 2h, got " + text);
        }
    }
}
