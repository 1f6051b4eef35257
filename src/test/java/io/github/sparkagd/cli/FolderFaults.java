package io.github.sparkagd.cli;

import static io.github.sparkagd.InputFiles.text;
import static io.github.sparkagd.OddFiles.latin;
import static io.github.sparkagd.OddFiles.link;
import static io.github.sparkagd.OddFiles.pipe;
import static io.github.sparkagd.cli.BadInput.train;

import java.nio.file.Path;
import java.util.stream.Stream;

/** Folders of one good file and something that must not be left out in silence, or counted twice. */
final class FolderFaults {
    private FolderFaults() {}

    static Stream<BadInput> all() {
        return Stream.of(
                in("a dangling link", in -> link(in.resolve("b.csv"), "gone.csv"), "in/b.csv is a link to gone.csv"),
                in(
                        "a dangling link to a folder",
                        in -> link(in.resolve("b"), "/no/where"),
                        "in/b is a link to /no/where"),
                in("a link to itself", in -> link(in.resolve("b.csv"), "b.csv"), "in/b.csv is a link", "leads nowhere"),
                in("a circle of links", in -> link(in.resolve("b/c"), "../.."), "in/b/c is a link", "holds it"),
                in("a second name of a file", in -> link(in.resolve("b.csv"), "a.csv"), "are the same file"),
                in("a second name of a folder", in -> twice(in), "x/b.csv and ", "y/b.csv are the same file"),
                in("a pipe", in -> pipe(in.resolve("b.csv")), "in/b.csv is a pipe or a device"),
                in("a name that is no text", in -> latin(in, "1,2"), "has a name that is not valid UTF-8", "rename"),
                in("a log of versions", in -> text(in, "_delta_log/0.json", "{}"), "in holds _delta_log"),
                in("parquet by name", in -> text(in, "b.parq", "1,2\n"), "several formats", "b.parq"));
    }

    private static void twice(Path in) {
        text(in, "x/b.csv", "1,2\n");
        link(in.resolve("y"), "x");
    }

    private interface Spoiling {
        void spoil(Path folder);
    }

    private static BadInput in(String name, Spoiling spoiling, String... mentions) {
        return BadInput.of(
                "folder: " + name,
                folder -> {
                    text(folder, "in/a.csv", "1,2\n3,4\n");
                    spoiling.spoil(folder.resolve("in"));
                    return train(folder.resolve("in").toString());
                },
                mentions);
    }
}
