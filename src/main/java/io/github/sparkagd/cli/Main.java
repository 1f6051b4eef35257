package io.github.sparkagd.cli;

import io.github.sparkagd.cluster.Umask;
import io.github.sparkagd.cluster.UnusableFolder;
import io.github.sparkagd.data.IoFault;
import io.github.sparkagd.data.Secrets;
import io.github.sparkagd.settings.Refusal;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.FSError;
import org.apache.spark.SparkException;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.PropertiesDefaultProvider;

/**
 * The entry point of the application.
 *
 * <p>Exit codes: 0 done, 1 a check failed, 2 wrong usage or bad input, 3 diverged, 4 Spark failed.
 */
@Command(
        name = "agd",
        description = "Trains deep linear networks by aligned gradient descent on Apache Spark.",
        mixinStandardHelpOptions = true,
        versionProvider = BuildInfo.class,
        subcommands = {
            TrainCommand.class,
            EvaluateCommand.class,
            PredictCommand.class,
            SpectrumCommand.class,
            DepthCommand.class,
            GenerateCommand.class,
            VerifyCommand.class,
            CompareCommand.class,
            FiguresCommand.class,
            ScaleCommand.class
        })
public final class Main implements Runnable {
    /** The exit codes. */
    static final int DONE = 0;

    static final int CHECK_FAILED = 1;
    static final int WRONG_USAGE = 2;
    static final int DIVERGED = 3;
    static final int SPARK_FAILED = 4;

    @Option(names = "--check", hidden = true, description = "check the usage only, without starting Spark")
    private boolean check;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private Main() {}

    /** @param arguments the command and its options */
    public static void main(String[] arguments) {
        OutOfMemoryExit.install(Arrays.asList(arguments).contains("--debug"));
        if (YarnDriver.isHere()) {
            YarnDriver.run(arguments);
            return;
        }
        int code = run(arguments, System.out, System.err);
        System.out.flush();
        System.exit(code);
    }

    /**
     * Runs one command.
     *
     * @param arguments as typed after {@code agd}
     * @param out takes results
     * @param err takes messages
     * @return the exit code
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        CommandLine commandLine = commandLine(new PrintWriter(out, true, StandardCharsets.UTF_8), err);
        try {
            return commandLine.execute(arguments);
        } catch (RuntimeException | Error failed) {
            return new Complaint(err, Arrays.asList(arguments), List.of()).of(failed);
        }
    }

    private static CommandLine commandLine(PrintWriter out, PrintStream err) {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.addSubcommand("completion", new AutoComplete.GenerateCompletion());
        commandLine.getSubcommands().values().forEach(Main::complete);
        commandLine.setOut(out).setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        defaultsFile().ifPresent(file -> commandLine.setDefaultValueProvider(new PropertiesDefaultProvider(file)));
        commandLine.setExecutionStrategy(parsed -> {
            Integer helped = CommandLine.executeHelpRequest(parsed);
            if (helped != null) {
                return helped;
            }
            try {
                UserLogin.prepare();
                Umask.adopt(OutArguments.configuration());
            } catch (RuntimeException | Error failed) {
                // Picocli would show a stack trace, and end with 1.
                return new Complaint(err, parsed.originalArgs(), List.of()).of(failed);
            }
            return new CommandLine.RunLast().execute(parsed);
        });
        commandLine.setParameterExceptionHandler((wrong, arguments) -> {
            return new Complaint(err, Arrays.asList(arguments), List.of())
                    .of(new UsageException(Secrets.hiddenAssignments(UsageException.message(wrong))));
        });
        commandLine.setExecutionExceptionHandler((failed, command, parsed) -> {
            if (failed instanceof UnusableFolder
                    && command.getCommand() instanceof PlainCommand plain
                    && plain.checkOnly()) {
                // The usage is right. The driver will run elsewhere, and with the settings of spark-submit.
                return DONE;
            }
            List<String> secrets = command.getCommand() instanceof BaseCommand base
                    ? base.data().secrets()
                    : List.of();
            return new Complaint(err, parsed.originalArgs(), secrets).of(failed);
        });
        return commandLine;
    }

    /** Adds what a command's fields do not say. */
    private static void complete(CommandLine command) {
        if (command.getCommand() instanceof PlainCommand plain) {
            plain.settingOptions().forEach(settings -> settings.addTo(command.getCommandSpec()));
            Section.group(command);
        }
    }

    private static Optional<File> defaultsFile() {
        String folder = System.getenv("SPARK_CONF_DIR");
        return Optional.ofNullable(folder)
                .map(path -> new File(path, "agd.properties"))
                .filter(File::isFile);
    }

    /**
     * What a failure means to the user.
     *
     * @param exitCode 2 for wrong usage or bad input, 4 when Spark failed
     * @param message one line
     */
    record Failure(int exitCode, String message) {
        private static final int DEEPEST = 20;

        static Failure of(Throwable failed) {
            Throwable root = failed;
            Throwable refused = null;
            boolean spark = false;
            int depth = 0;
            for (Throwable cause = failed; cause != null && depth < DEEPEST; cause = cause.getCause()) {
                boolean input = cause instanceof UsageException || cause instanceof IllegalArgumentException;
                refused = refused == null && input ? cause : refused;
                spark |= cause instanceof SparkException;
                root = cause;
                depth++;
            }
            Optional<Failure> memory = OutOfMemoryExit.failure(failed);
            if (memory.isPresent()) {
                return memory.get();
            }
            if (failed instanceof ClusterException) {
                return new Failure(SPARK_FAILED, oneLine(failed));
            }
            IoFault fault = IoFault.reading("", failed, "see the log, or add --debug");
            if (failed instanceof FSError) {
                return new Failure(SPARK_FAILED, "a file cannot be read or written: " + said(fault));
            }
            if (stopping()) {
                return new Failure(
                        SPARK_FAILED, "stopped before it was done. Maybe train with --checkpoint, and then --resume.");
            }
            Optional<String> ended = ExecutorDeaths.unwatched(root);
            if (ended.isPresent()) {
                return new Failure(SPARK_FAILED, ended.get());
            }
            if (refused != null && !spark) {
                return new Failure(WRONG_USAGE, withRemedy(oneLine(refused)));
            }
            if (failed instanceof UncheckedIOException && oneLine(failed).contains("Maybe")) {
                return new Failure(SPARK_FAILED, oneLine(failed));
            }
            String why = fault.ofMachine()
                    ? said(fault)
                    : oneLine(root).replaceAll("\\.$", "") + ". Maybe see the log, or add --debug.";
            return new Failure(fault.unsupported() ? WRONG_USAGE : SPARK_FAILED, "Spark failed: " + why);
        }

        /** The same for what fails in spark-submit, before a command of ours begins. */
        static Failure ofSubmit(Throwable failed) {
            boolean refused = failed instanceof SparkException
                    || failed instanceof IllegalArgumentException
                    || failed instanceof FileNotFoundException;
            return refused
                    ? new Failure(
                            WRONG_USAGE,
                            "spark-submit failed: " + oneLine(failed).replaceAll("\\.$", "")
                                    + ". Maybe correct what stands before the command.")
                    : of(failed);
        }
    }

    /** Whether somebody has told this process to end: Spark then fails in its own ways. */
    private static boolean stopping() {
        try {
            Runtime.getRuntime().removeShutdownHook(new Thread());
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    private static String withRemedy(String message) {
        return message.contains("Maybe") ? message : message.replaceAll("\\.$", "") + ". Maybe see --help.";
    }

    private static String said(IoFault fault) {
        return fault.text().said(Refusal.OPTIONS);
    }

    private static String oneLine(Throwable cause) {
        String message = Refusal.said(cause, Refusal.OPTIONS);
        return (message == null ? cause.getClass().getSimpleName() : message)
                .strip()
                .split("\\R", 2)[0];
    }

    /** True when only the usage is to be checked. */
    boolean checkOnly() {
        return check;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing: " + String.join(", ", spec.subcommands().keySet()));
    }
}
