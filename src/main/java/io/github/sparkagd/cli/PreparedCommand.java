package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.Preprocessing;
import java.util.List;

/** A command that prepares data as for training: it has the options of preparation too. */
abstract class PreparedCommand extends BaseCommand {
    private final SettingOptions preparation = new SettingOptions(Section.PREPARATION, Preprocessing.SETTINGS);

    final Preprocessing preprocessing() {
        return Preprocessing.of(preparation);
    }

    @Override
    List<SettingOptions> settingOptions() {
        return List.of(preparation);
    }
}
