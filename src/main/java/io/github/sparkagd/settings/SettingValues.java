package io.github.sparkagd.settings;

import java.util.List;
import java.util.Optional;

/** What users have set, whichever way they do it. */
public interface SettingValues {

    /**
     * {@return the values given or by default, all within the setting's bound; several only where the setting's kind
     * allows, none where it is unset}
     *
     * @param <T> the setting's values
     * @param setting which
     * @throws Refusal for a value out of bounds
     */
    <T> List<T> all(Setting<T> setting);

    /**
     * {@return the value; empty where the setting is unset}
     *
     * @param <T> the setting's values
     * @param setting which
     */
    default <T> Optional<T> find(Setting<T> setting) {
        return all(setting).stream().findFirst();
    }

    /**
     * {@return the value of a setting that has a default}
     *
     * @param <T> the setting's values
     * @param setting which has a default
     */
    default <T> T get(Setting<T> setting) {
        return find(setting).orElseThrow();
    }

    /**
     * {@return whether the setting has another value than by default}
     *
     * @param <T> the setting's values
     * @param setting which
     */
    default <T> boolean changed(Setting<T> setting) {
        return !find(setting).equals(setting.byDefault());
    }
}
