package io.github.sparkagd.ml;

import io.github.sparkagd.settings.Refusal;
import io.github.sparkagd.settings.Setting;

/** Speaks of settings as the estimators have them: {@code labelScale}, and {@code setLabelScale("auto")}. */
final class ParamWording implements Refusal.Wording {
    static final ParamWording INSTANCE = new ParamWording();

    private ParamWording() {}

    /** The refusal in these words. */
    static IllegalArgumentException of(Refusal refusal) {
        return new IllegalArgumentException(refusal.said(INSTANCE), refusal);
    }

    @Override
    public String setting(String option) {
        return DeepLinearParamDefinitions.ALL.stream()
                .filter(setting -> setting.option().equals(option))
                .map(Setting::param)
                .findFirst()
                .orElseGet(() -> Setting.camelCase(option));
    }

    @Override
    public String setting(String option, String value) {
        String name = setting(option);
        String given = value.isEmpty() ? "true" : value.matches("-?[0-9].*") ? value : "\"" + value + "\"";
        return "set" + Character.toUpperCase(name.charAt(0)) + name.substring(1) + "(" + given + ")";
    }
}
