package io.github.sparkagd.cli;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;

/** The groups in which help lists options. */
enum Section {
    /** Of one command. */
    OWN("Options"),
    /** What is read. */
    DATA("Data"),
    /** What is done to it. */
    PREPARATION("Preparation"),
    /** What is trained, and for how long. */
    TRAINING("Training"),
    /** How it goes on after a crash. */
    CHECKPOINTS("Checkpoints"),
    /** Where results go. */
    OUTPUT("Output"),
    /** Of all commands. */
    GENERAL("General");

    /** They change nothing of what a command does. */
    private static final Set<String> OF_ALL = Set.of("--debug", "--ui");

    private final String title;

    Section(String title) {
        this.title = title;
    }

    /** Says of a class with options where they stand. */
    @Retention(RetentionPolicy.RUNTIME)
    @interface Holds {
        /** The section. */
        Section value();
    }

    /** Where an option stands. */
    static Section of(OptionSpec option) {
        if (option.usageHelp() || option.hidden() || OF_ALL.contains(option.longestName())) {
            return GENERAL;
        }
        if (option.userObject() instanceof SettingOptions settings) {
            return settings.section();
        }
        if (option.userObject() instanceof Field field) {
            Holds said = field.getDeclaringClass().getAnnotation(Holds.class);
            return said == null ? OWN : said.value();
        }
        return OWN;
    }

    /** Lets the help of a command list its options in sections. */
    static void group(CommandLine command) {
        command.getHelpSectionMap().put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_OPTION_LIST, Section::list);
    }

    private static String list(Help help) {
        StringBuilder list = new StringBuilder();
        for (Section section : values()) {
            List<OptionSpec> options = help.commandSpec().options().stream()
                    .filter(option -> !option.hidden() && of(option) == section)
                    .toList();
            if (!options.isEmpty()) {
                Help.Layout layout = help.createDefaultLayout(options, List.of(), help.colorScheme());
                layout.addOptions(options, help.createDefaultParamLabelRenderer());
                list.append(String.format("%n%s:%n%s", section.title, layout));
            }
        }
        return list.toString();
    }
}
