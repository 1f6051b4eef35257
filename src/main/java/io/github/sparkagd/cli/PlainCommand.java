package io.github.sparkagd.cli;

import io.github.sparkagd.report.NamedValues;
import java.io.PrintWriter;
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

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Tells the user something on stderr, in a line of its own. */
    final void tell(String line) {
        err().println("agd: " + line);
        err().flush();
    }

    /** Prints lines {@code name value}, or one JSON object. */
    final void print(NamedValues values, boolean json) {
        out().print(json ? values.toJson() : values.toLines());
        out().flush();
    }
}
