package io.github.sparkagd.settings;

import java.util.List;
import java.util.Optional;

/** What users have set, whichever way they do it. */
public interface SettingValues {

    /**
     * The values given or by default, all within the setting's bound; several only where the setting's kind allows, none where it
     * is unset.
     *
     * @throws Refusal for a value out of bounds
     */
    <T> List<T> all(Setting<T> setting);

    /** The value; empty where the setting is unset. */
    default <T> Optional<T> find(Setting<T> setting) {
        return all(setting).stream().findFirst();
    }

    /** The value of a setting that has a default. */
    default <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow();
    }

    /** Whether it has another value than by default. */
    default <T> boolean changed(Setting<T> setting) {
        return !find(setting).equals(setting.byDefault());
    }
}
