package io.github.sparkagd.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A command that is to be refused.
 *
 * @param name for people
 * @param preparation makes what the command needs
 * @param mentions what the message must say
 */
record BadInput(String name, Preparation preparation, List<String> mentions) {

    /** Makes input files in a folder and returns the arguments. */
    interface Preparation {
        List<String> arguments(Path folder) throws Exception;
    }

    static BadInput of(String name, Preparation preparation, String... mentions) {
        return new BadInput(name, preparation, List.of(mentions));
    }

    List<String> prepare(Path folder) throws Exception {
        return preparation.arguments(folder);
    }

    /** A {@code train} command on {@code data}. */
    static List<String> train(String data, String... options) {
        List<String> arguments = new ArrayList<>(List.of("train", "--iterations", "1", "--data", data));
        arguments.addAll(Arrays.asList(options));
        return arguments;
    }

    @Override
    public String toString() {
        return name;
    }
}
