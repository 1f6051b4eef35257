package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.Preprocessing;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;

/** A command that prepares data as for training: it has the options of preparation too. */
abstract class PreparedCommand extends BaseCommand {
    @Mixin
    private PreparationArguments preparation = new PreparationArguments();

    final Preprocessing preprocessing() {
        return preparation.preprocessing();
    }

    /** Every option on data as given or by default, for run.json. */
    final Map<String, Object> resolvedData() {
        Map<String, Object> options = new LinkedHashMap<>(data().resolved());
        options.putAll(preparation.resolved());
        return options;
    }
}
