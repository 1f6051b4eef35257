package io.github.sparkagd.cli;

import io.github.sparkagd.algorithms.Algorithm;
import io.github.sparkagd.algorithms.Algorithms;
import io.github.sparkagd.blocks.Blas;
import io.github.sparkagd.train.Plan;
import io.github.sparkagd.train.Rate;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;

/** Reads the values of options that several commands have, and refuses others by the option's name. */
final class OptionValues {
    private OptionValues() {}

    /** For help and completion. */
    static final class AlgorithmNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Algorithms.ALL.stream().map(Algorithm::label).iterator();
        }
    }

    static Algorithm algorithm(String name) {
        return Algorithms.named(name)
                .orElseThrow(
                        () -> new UsageException("--algorithm must be one of " + Algorithms.names() + ", got " + name));
    }

    static Rate rate(String option, String text) {
        try {
            return Rate.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(option + " " + wrong.getMessage());
        }
    }

    static Plan plan(String name) {
        return Arrays.stream(Plan.values())
                .filter(known -> known.label().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new UsageException("--plan must be one of auto, fused, round-robin, gram, got " + name));
    }

    static Blas blas(String name) {
        return Arrays.stream(Blas.values())
                .filter(known -> known.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("--blas must be java or native, got " + name));
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
