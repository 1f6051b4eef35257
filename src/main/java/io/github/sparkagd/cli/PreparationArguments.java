package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.Preprocessing;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What is done to the data before training: of no use where a trained model is applied. */
final class PreparationArguments {
    @Option(names = "--intercept", description = "fit an intercept: centre features and labels")
    private boolean intercept;

    @Option(names = "--standardize", description = "divide features by their standard deviations")
    private boolean standardize;

    @Option(
            names = "--label-scale",
            paramLabel = "SCALE",
            description = "auto (divide labels by their root mean square), none, or a number to divide by",
            defaultValue = "auto")
    private String labelScale;

    Preprocessing preprocessing() {
        try {
            return new Preprocessing(intercept, standardize, Preprocessing.LabelScale.parse(labelScale));
        } catch (IllegalArgumentException wrong) {
            throw new UsageException("--label-scale must be auto, none or a positive number, got " + labelScale);
        }
    }

    /** Every option as given or by default, for run.json. */
    Map<String, Object> resolved() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("intercept", intercept);
        options.put("standardize", standardize);
        options.put("label-scale", labelScale);
        return options;
    }
}
