package io.github.sparkagd.ml;

import io.github.sparkagd.settings.Refusal;
import java.util.Map;

/** Speaks of settings as the estimators have them: {@code labelScale}, and {@code setLabelScale("auto")}. */
final class ParamWording implements Refusal.Wording {
    private static final ParamWording INSTANCE = new ParamWording();

    /** Params that Spark has another word for. */
    private static final Map<String, String> SPARKS = Map.of(
            "learning-rate", "stepSize",
            "iterations", "maxIter",
            "tolerance", "tol",
            "regularization", "regParam",
            "intercept", "fitIntercept",
            "standardize", "standardization");

    private ParamWording() {}

    /** The refusal in these words. */
    static IllegalArgumentException of(Refusal refusal) {
        return new IllegalArgumentException(refusal.said(INSTANCE), refusal);
    }

    @Override
    public String setting(String option) {
        if (SPARKS.containsKey(option)) {
            return SPARKS.get(option);
        }
        StringBuilder name = new StringBuilder();
        for (String word : option.split("-", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    @Override
    public String setting(String option, String value) {
        String name = setting(option);
        String given = value.isEmpty() ? "true" : value.matches("-?[0-9].*") ? value : "\"" + value + "\"";
        return "set" + Character.toUpperCase(name.charAt(0)) + name.substring(1) + "(" + given + ")";
    }
}
