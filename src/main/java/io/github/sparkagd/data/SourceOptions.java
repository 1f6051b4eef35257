package io.github.sparkagd.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Options for one of Spark's readers.
 *
 * @param values by their keys
 */
public record SourceOptions(Map<String, String> values) {
    /** None. */
    public static final SourceOptions NONE = new SourceOptions(Map.of());

    /**
     * Keeps the order.
     *
     * @param values by their keys
     */
    public SourceOptions {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * {@return options as users write them}
     *
     * @param texts {@code KEY=VALUE} each
     * @throws DataException when one is no such text, or a key has two values
     */
    public static SourceOptions of(List<String> texts) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> keys = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals <= 0) {
                // Without a key nobody knows whether it is secret.
                throw new DataException(
                        "{data-option} must be KEY=VALUE, got a text %s. Maybe {data-option=multiLine=true}.",
                        equals < 0 ? "without '='" : "that begins with '='");
            }
            String key = text.substring(0, equals);
            if (keys.putIfAbsent(key.toLowerCase(Locale.ROOT), key) != null) {
                throw new DataException("{data-option} gives %s twice. Maybe drop one.", key);
            }
            values.put(key, text.substring(equals + 1));
        }
        return new SourceOptions(values);
    }

    /** {@return keys and values, with {@code ***} for those that are secret} */
    public Map<String, String> shown() {
        Map<String, String> shown = new LinkedHashMap<>();
        values.forEach((key, value) -> shown.put(key, Secrets.named(key) ? "***" : Secrets.hidden(value)));
        return shown;
    }

    /** {@return the values that must not be shown} */
    public List<String> secrets() {
        return values.entrySet().stream()
                .filter(option -> Secrets.named(option.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public String toString() {
        return shown().toString();
    }
}
