package io.github.sparkagd.cli;

import static io.github.sparkagd.InputFiles.text;
import static io.github.sparkagd.cli.BadInput.train;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.util.VersionInfo;

/** Places that cannot be read or written: the remedy must fit the cause. */
final class PlaceFaults {
    private static final String ROWS = "1,2,3\n4,5,7\n1,0,2\n";

    private PlaceFaults() {}

    static Stream<BadInput> all() {
        return Stream.of(stores(), files(), outputs()).flatMap(faults -> faults);
    }

    private static Stream<BadInput> stores() {
        return Stream.of(
                BadInput.of("no such scheme", folder -> train("nofs://host/rows.csv"), "nofs://", "misspelt"),
                BadInput.of("s3a without its jar", folder -> train("s3a://bucket/rows.csv"), hadoop("s3a", "aws")),
                BadInput.of(
                        "abfs without its jar", folder -> train("abfs://c@a.net/rows.csv"), hadoop("abfs", "azure")),
                BadInput.of("gs without its jar", folder -> train("gs://bucket/rows.csv"), "gs://", "gcs-connector:"),
                BadInput.of("s3", folder -> train("s3://bucket/rows.csv"), "Maybe write s3a:// for s3://"),
                BadInput.of(
                        "--test on s3a",
                        folder -> train(text(folder, "rows.csv", ROWS), "--test", "s3a://bucket/t.csv"),
                        hadoop("s3a", "aws")),
                BadInput.of(
                        "--out on s3a",
                        folder -> train(text(folder, "rows.csv", ROWS), "--out", "s3a://bucket/run"),
                        hadoop("s3a", "aws")),
                BadInput.of(
                        "--checkpoint on wasb",
                        folder -> train(text(folder, "rows.csv", ROWS), "--checkpoint", "wasb://c@a.net/kept"),
                        hadoop("wasb", "azure")),
                BadInput.of(
                        "a model on s3a",
                        folder -> train(text(folder, "rows.csv", ROWS), "--initial-model", "s3a://bucket/m"),
                        hadoop("s3a", "aws")),
                BadInput.of(
                        "a host that is not there",
                        folder -> train("hdfs://nowhere.invalid:8020/rows.csv"),
                        "the host nowhere.invalid:8020 is not known. Maybe check the name of the host"),
                BadInput.of(
                        "a model on a host that is not there",
                        folder -> train(text(folder, "rows.csv", ROWS), "--initial-model", "hdfs://nowhere.invalid/m"),
                        "the host nowhere.invalid is not known"));
    }

    private static Stream<BadInput> files() {
        return Stream.of(
                BadInput.of(
                        "a stale checksum",
                        folder -> {
                            stale(folder, "rows.csv");
                            return train(folder.resolve("rows.csv").toString());
                        },
                        "its checksums in",
                        "Maybe delete",
                        "/.rows.csv.crc"),
                BadInput.of(
                        "a stale checksum in a folder",
                        folder -> {
                            text(folder, "in/a", ROWS);
                            stale(folder.resolve("in"), "b");
                            return train(folder.resolve("in").toString(), "--format", "csv");
                        },
                        "/.b.crc"),
                BadInput.of(
                        "a device",
                        folder -> train("/dev/null", "--format", "csv"),
                        "/dev/null is a pipe or a device",
                        "Maybe write its content to a file first"),
                BadInput.of(
                        "a pipe",
                        folder -> {
                            Path pipe = folder.resolve("rows.csv");
                            new ProcessBuilder("mkfifo", pipe.toString())
                                    .start()
                                    .waitFor();
                            return train(pipe.toString());
                        },
                        "rows.csv is a pipe or a device"),
                BadInput.of(
                        "a pipe in a folder",
                        folder -> {
                            text(folder, "in/a.csv", ROWS);
                            new ProcessBuilder(
                                            "mkfifo", folder.resolve("in/b.csv").toString())
                                    .start()
                                    .waitFor();
                            return train(folder.resolve("in").toString());
                        },
                        "b.csv is a pipe or a device"),
                BadInput.of(
                        "a shell's pipe that is closed",
                        folder -> train("/dev/fd/987"),
                        "/dev/fd/987 does not exist. Maybe write its content to a file first"));
    }

    private static Stream<BadInput> outputs() {
        return Stream.of(
                BadInput.of(
                        "--out with too long a name",
                        folder -> train(
                                text(folder, "rows.csv", ROWS),
                                "--out",
                                folder.resolve("x".repeat(300)).toString()),
                        "File name too long. Maybe use a shorter name."),
                BadInput.of(
                        "--out within a file",
                        folder -> train(
                                text(folder, "rows.csv", ROWS),
                                "--out",
                                folder.resolve("rows.csv/run").toString()),
                        "Maybe name a path that leads through folders only."));
    }

    private static String[] hadoop(String scheme, String module) {
        return new String[] {
            scheme + "://", "--packages org.apache.hadoop:hadoop-" + module + ":" + VersionInfo.getVersion()
        };
    }

    /** A file that has been changed after Hadoop has written it and its checksums. */
    private static void stale(Path folder, String name) throws IOException {
        org.apache.hadoop.fs.Path path =
                new org.apache.hadoop.fs.Path(folder.resolve(name).toString());
        try (OutputStream out = path.getFileSystem(new Configuration()).create(path)) {
            out.write("1,2,4\n".repeat(3).getBytes(StandardCharsets.UTF_8));
        }
        Files.writeString(folder.resolve(name), ROWS);
    }
}
