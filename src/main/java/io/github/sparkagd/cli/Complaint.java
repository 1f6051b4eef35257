package io.github.sparkagd.cli;

import io.github.sparkagd.data.Secrets;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * Says in one line what went wrong.
 *
 * @param err takes the line, and with {@code --debug} the stack trace
 * @param arguments as typed
 * @param secrets what must not be said
 */
record Complaint(PrintStream err, List<String> arguments, List<String> secrets) {
    /** Returns the exit code that goes with it. */
    int of(Throwable failed) {
        if (arguments.contains("--debug")) {
            StringWriter trace = new StringWriter();
            failed.printStackTrace(new PrintWriter(trace));
            err.print(Secrets.hidden(trace.toString(), secrets));
        }
        Main.Failure failure = Main.Failure.of(failed);
        err.println("agd: " + Secrets.hidden(failure.message(), secrets));
        return failure.exitCode();
    }
}
