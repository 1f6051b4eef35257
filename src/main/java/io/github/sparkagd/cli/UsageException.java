package io.github.sparkagd.cli;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Wrong usage: its message, one line with a remedy, is all that the user sees. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }

    /** Refuses with {@code message} what does not hold. */
    static void require(boolean holds, String message) {
        if (!holds) {
            throw new UsageException(message);
        }
    }

    /** What is wrong with what was typed, with the likely remedy. */
    static String message(ParameterException wrong) {
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            return unknown(unmatched);
        }
        String text = String.valueOf(wrong.getMessage()).replaceAll("\\s*\\R\\s*", " ");
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName(" ");
        return text + ". Maybe see " + command + " --help.";
    }

    private static String unknown(UnmatchedArgumentException wrong) {
        String first = wrong.getUnmatched().get(0);
        if (first.startsWith("@")) {
            return "the file of options " + first.substring(1) + " cannot be read. Maybe the name is misspelt.";
        }
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName(" ");
        String name = first.split("=", 2)[0];
        List<String> others = commandsWith(name, wrong.getCommandLine());
        if (!others.isEmpty()) {
            return name + " means nothing for " + wrong.getCommandLine().getCommandName() + ": it is an option of "
                    + String.join(", ", others) + ". Maybe drop it.";
        }
        // Of options picocli names all that begin alike.
        List<String> alike = wrong.isUnknownOption()
                ? nearest(name, wrong.getCommandLine().getCommandSpec().options())
                : wrong.getSuggestions();
        return "unknown " + (wrong.isUnknownOption() ? "option " : "argument ") + first + ". Maybe "
                + (alike.isEmpty() ? "see " + command + " --help." : alike.get(0) + ".");
    }

    /** The name that takes the fewest changes, if any is near. */
    private static List<String> nearest(String typed, List<OptionSpec> options) {
        LevenshteinDistance distance = new LevenshteinDistance(Math.max(2, typed.length() / 3));
        return options.stream()
                .filter(option -> !option.hidden())
                .flatMap(option -> Stream.of(option.names()))
                .filter(name -> distance.apply(typed, name) >= 0)
                .min(Comparator.<String>comparingInt(name -> distance.apply(typed, name))
                        .thenComparing(Comparator.naturalOrder()))
                .stream()
                .toList();
    }

    /** The other commands that have an option of that name. */
    private static List<String> commandsWith(String option, CommandLine command) {
        CommandLine parent = command.getParent();
        return parent == null
                ? List.of()
                : parent.getSubcommands().entrySet().stream()
                        .filter(other ->
                                other.getValue().getCommandSpec().optionsMap().containsKey(option))
                        .map(Map.Entry::getKey)
                        .toList();
    }
}
