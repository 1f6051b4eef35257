package io.github.sparkagd.cli;

import io.github.sparkagd.data.Secrets;
import io.github.sparkagd.report.NamedValues;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What every command has: {@code --help} and {@code --debug}. Returns the exit code. */
abstract class PlainCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    // Main itself looks for --debug, and picocli for --help.
    @SuppressWarnings("UnusedVariable")
    @Option(names = "--debug", description = "show the stack trace of a failure")
    private boolean debug;

    @SuppressWarnings("UnusedVariable")
    @Option(names = "--help", usageHelp = true, description = "show this help")
    private boolean help;

    /** True when only the usage is to be checked. */
    final boolean checkOnly() {
        return main.checkOnly();
    }

    /** What it offers beside the options of its fields. */
    List<SettingOptions> settingOptions() {
        return List.of();
    }

    /** Every option as given or by default, without secrets, but for those that all commands have: for run.json. */
    final Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        for (CommandLine.Model.OptionSpec option : spec.options()) {
            if (Section.of(option) != Section.GENERAL) {
                options.put(
                        option.longestName().substring(2),
                        plain(option.getValue(), !option.splitRegex().isEmpty()));
            }
        }
        return options;
    }

    /** @param joined whether several values are written with commas between them, and not as an option each */
    private static Object plain(Object value, boolean joined) {
        if (value instanceof List<?> several) {
            List<String> texts = several.stream()
                    .map(each -> Secrets.hiddenValue(String.valueOf(each)))
                    .toList();
            return texts.isEmpty() ? Optional.empty() : joined ? String.join(",", texts) : texts;
        }
        return value == null ? Optional.empty() : value instanceof String text ? Secrets.hidden(text) : value;
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Tells the user something on stderr, in a line of its own. */
    final void tell(String line) {
        err().println("agd: " + Secrets.hidden(line));
        err().flush();
    }

    /** Prints lines {@code name value}, or one JSON object. */
    final void print(NamedValues values, boolean json) {
        out().print(json ? values.toJson() : values.toLines());
        out().flush();
    }
}
