package io.github.sparkagd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sparkagd.Processes;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where it runs: containers and shared machines, whose users, names, locales and permissions are not those of a desk. */
@Tag("long")
class SurroundingsIT {
    private static final String AGD = "'" + Processes.project().resolve("submit/agd") + "'";
    /** With a Spark whose path is new: no archive of its classes is made for it. */
    private static final String AGD_ANEW = AGD + " --driver-java-options -Xshare:auto";

    @TempDir
    Path folder;

    private Processes.Result bash(String script, String... variables) {
        Map<String, String> environment = variables.length == 0 ? Map.of() : Map.of(variables[0], variables[1]);
        return Processes.run(folder, environment, "bash", "-c", script);
    }

    private void assumeWorks(String command) {
        assumeTrue(bash(command).exitCode() == 0, "this machine or user cannot run: " + command);
    }

    private static void assertDone(Processes.Result result) {
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.err()).doesNotContain("\tat ");
    }

    @Test
    void aUserWithoutANameTrainsWithALocalMaster() throws IOException {
        assumeWorks("setpriv --reuid=12345 --clear-groups true");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertDone(bash("unset HOME; setpriv --reuid=12345 --clear-groups " + AGD + " train --iterations 2 --out out"));
        assertThat(folder.resolve("out/run.json")).exists();
        assertThat(Files.getAttribute(folder.resolve("out/run.json"), "unix:uid"))
                .isEqualTo(12345);
    }

    @Test
    void aUserWithoutANameTrainsOnALocalClusterAndOnAStandaloneOne() throws IOException {
        assumeWorks("setpriv --reuid=12345 --clear-groups true");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        String nameless = sparkOfOurOwn() + "setpriv --reuid=12345 --clear-groups ";
        assertDone(bash(nameless + AGD_ANEW + " --master 'local-cluster[1,1,1024]' train --iterations 2 --out local"));
        assertThat(folder.resolve("local/run.json")).exists();

        String cluster = nameless + "'" + Processes.project().resolve("submit/cluster") + "' ";
        Processes.Result started = bash(cluster + "start --workers 1 --memory 700m --dir state");
        try {
            assertDone(started);
            assertDone(bash(nameless + AGD_ANEW + " --master " + started.lastLine()
                    + " --executor-memory 600m train --iterations 2 --out standalone"));
        } finally {
            bash(cluster + "stop --dir state");
        }
    }

    /** A Spark whose work folder everybody may write to. */
    private String sparkOfOurOwn() {
        return "mkdir -p -m 777 home && ln -sfn '" + Processes.project().resolve("target/spark/jars")
                + "' home/jars && export SPARK_HOME=$PWD/home && ";
    }

    /** Spark itself starts others for ever in place of executors that end before they register. */
    @Test
    void executorsThatDieAsSoonAsTheyStartEndTheCommandWithTheirCause() throws IOException {
        Path java = Files.createDirectories(folder.resolve("broken/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\necho 'Error: Could not find libjvm.so.' >&2\nexit 1\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertExecutorsDie(
                folder.resolve("broken"),
                ": \\d+ so far, .* the cause being Error: Could not find libjvm\\.so\\. Maybe see .*");
    }

    /** The master gives up by itself, maybe before anybody watches. */
    @Test
    void executorsThatCannotBeStartedEndTheCommandToo() {
        assertExecutorsDie(
                Path.of("/absent"),
                ".*/absent/bin/java.*|the master has ended the application.* Maybe correct JAVA_HOME.*");
    }

    private void assertExecutorsDie(Path home, String said) {
        Processes.Result result = bash(sparkOfOurOwn() + AGD_ANEW + " --master 'local-cluster[2,1,1024]'"
                + " --conf spark.executorEnv.JAVA_HOME=" + home + " train --iterations 2 --out out");
        assertThat(result.exitCode()).as(result.err()).isEqualTo(4);
        assertThat(result.complaints())
                .as(result.err())
                .singleElement()
                .asString()
                .matches("agd: (executors end before they have done any task)?(" + said + ")");
        assertThat(result.err()).doesNotContain("\tat ");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aLocalClusterWhoseWorkersCannotWriteIsRefused() throws IOException {
        assumeWorks("setpriv --reuid=12345 --clear-groups true");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Processes.Result refused = bash("mkdir home && ln -s '"
                + Processes.project().resolve("target/spark/jars")
                + "' home/jars && export SPARK_HOME=$PWD/home && setpriv --reuid=12345 --clear-groups " + AGD_ANEW
                + " --master 'local-cluster[1,1,1024]' train --iterations 2 --out out");
        assertRefused("home/work cannot be written, where a local cluster keeps the files of its executors.", refused);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aHostNameThatDoesNotResolveLeavesALocalMasterAloneAndIsNamedForAnother() {
        assumeWorks("unshare -un true");
        String nowhere = "unset SPARK_LOCAL_IP; unshare -un bash -c \"hostname nowhere; ip link set lo up; " + AGD;
        assertDone(bash(nowhere + " train --iterations 2 --out out\""));
        Processes.Result cluster = bash(nowhere + " --master spark://127.0.0.1:7077 train --out other\"");
        assertThat(cluster.exitCode()).isEqualTo(2);
        assertThat(cluster.complaints()).singleElement().asString().contains("nowhere, resolves to no address");
        assertThat(cluster.err()).doesNotContain("\tat ");
    }

    /** Names as bytes of UTF-8, whatever the locale of this JVM. */
    @Test
    void inALocaleOfAsciiNamesOfFilesAreKept() throws IOException {
        Processes.Result result = bash(
                "set -e; mkdir rows; { echo a,b,y; for i in $(seq 200); do echo $i,$((i % 7)),$((i % 5)); done; } > rows/a.csv;"
                        + " cp rows/a.csv rows/$'\\xc3\\xbc'.csv; "
                        + AGD + " train --data rows --header --iterations 2 --out $'e-gr\\xc3\\xb6\\xc3\\x9fe'"
                        + " --checkpoint $'\\xe2\\x82\\xac'; test -f $'e-gr\\xc3\\xb6\\xc3\\x9fe'/run.json;"
                        + " test -d $'\\xe2\\x82\\xac'; cat e-gr*/run.json",
                "LC_ALL",
                "C");
        assertDone(result);
        assertThat(result.out()).containsPattern("\"n\"\\s*:\\s*400\\b");
        try (Stream<Path> made = Files.list(folder)) {
            assertThat(made.filter(path -> path.toString().contains("?"))).isEmpty();
        }
    }

    @Test
    void theUmaskHoldsForAllThatIsWritten() {
        assertModes("077", "train --iterations 4 --checkpoint saved --checkpoint-interval 2 --out out", "700", "600");
        assertModes("027", "generate --rows 20 --columns 3 --out made", "750", "640");
    }

    private void assertModes(String umask, String command, String folders, String files) {
        String[] words = command.split(" ", -1);
        String out = words[words.length - 1];
        Processes.Result result = bash("umask " + umask + " && " + AGD + " " + command + " >&2 && for each in " + out
                + " saved; do [ ! -e $each ] || find $each -printf '%y %m\\n'; done | sort -u; rm -rf saved");
        assertDone(result);
        assertThat(result.out().lines())
                .isSubsetOf("d " + folders, "f " + files)
                .isNotEmpty();
    }

    /** Each with what its line must hold. */
    @Test
    void whatFailsBeforeTheCommandBeginsIsOneLineAndEndsWithTwo() {
        Map<String, String> cases = Map.of(
                "--driver-memory 4000000g", "java does not start",
                "--driver-java-options -XX:MaxMetaspaceSize=nonsense", "MaxMetaspaceSize",
                "--conf nonsense", "nonsense",
                "--conf spark.master=nonsense", "Master must",
                "--conf spark.local.dir=/proc/absent", "spark.local.dir /proc/absent",
                "--master 'local[abc]'", "local[abc]");
        cases.forEach((options, said) -> assertRefused(said, bash(AGD + " " + options + " train --out out")));
        assertRefused("-Xnonsense", bash(AGD + " train --out out", "JAVA_TOOL_OPTIONS", "-Xnonsense"));
    }

    private void assertRefused(String said, Processes.Result result) {
        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.complaints())
                .as(result.err())
                .singleElement()
                .asString()
                .contains(said);
        assertThat(result.err()).doesNotContain("\tat ").doesNotContain("Usage:");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void aJavaThatSparkDoesNotRunOnIsNamed() throws IOException {
        assertRefused("JAVA_HOME is /absent, where there is no bin/java", bash(AGD + " train", "JAVA_HOME", "/absent"));
        for (String version : List.of("1.8.0_392", "11.0.2", "25")) {
            String home = java(version).toString();
            assertRefused(
                    home + "/bin/java, from JAVA_HOME, is Java " + version + "; Spark 4 runs on 17 to 21.",
                    bash(AGD + " train", "JAVA_HOME", home));
        }
        assertRefused("from the PATH, is Java 11", bash("unset JAVA_HOME; PATH=" + java("11") + "/bin:$PATH " + AGD));
    }

    /** As by a spark-submit of its own, with any JDK beside this one that is too new. */
    @Test
    void withoutTheLauncherAJavaThatIsTooNewIsNamedToo() throws IOException {
        Optional<Path> tooNew = javaFrom(24);
        assumeTrue(tooNew.isPresent(), "no JDK 24 or newer stands beside this one");
        Processes.Result result = Processes.run(
                folder,
                Map.of(),
                tooNew.orElseThrow().resolve("bin/java").toString(),
                "@" + Processes.project().resolve("target/jvm.options"),
                "-cp",
                classPath(),
                Main.class.getName(),
                "train",
                "--out",
                "out");
        assertRefused("is too new for Hadoop", result);
        assertThat(result.err())
                .contains("Maybe set JAVA_HOME to a JDK 17 or 21.")
                .doesNotContain("another folder");
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Optional<Path> javaFrom(int version) throws IOException {
        Pattern release = Pattern.compile("JAVA_VERSION=\"(\\d+)");
        try (Stream<Path> homes =
                Files.list(Path.of(System.getProperty("java.home")).getParent())) {
            for (Path home : homes.filter(each -> Files.isReadable(each.resolve("release")))
                    .toList()) {
                Matcher found = release.matcher(Files.readString(home.resolve("release")));
                if (found.find() && Integer.parseInt(found.group(1)) >= version) {
                    return Optional.of(home);
                }
            }
        }
        return Optional.empty();
    }

    private Path java(String version) throws IOException {
        Path binary = Files.createDirectories(folder.resolve("jdk-" + version + "/bin"))
                .resolve("java");
        Files.writeString(binary, "#!/bin/sh\necho 'openjdk version \"" + version + "\" 2025-01-01' >&2\n");
        Files.setPosixFilePermissions(binary, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder.resolve("jdk-" + version);
    }

    /** A clone of somebody else's, with sources that are newer than its jar, by a user who cannot write there. */
    @Test
    void aJarThatCannotBeBuiltAnewIsUsedAsItIsAndAnAbsentOneIsNamed() throws IOException {
        assumeWorks("setpriv --reuid=12345 --clear-groups true");
        Path clone = Files.createDirectories(folder.resolve("clone"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(bash("cd clone && cp -r '" + Processes.project()
                                + "'/submit . && mkdir -p target src/main && touch pom.xml")
                        .exitCode())
                .isZero();
        String version = "setpriv --reuid=12345 --clear-groups clone/submit/agd --version";
        Map<String, String> spark =
                Map.of("SPARK_HOME", Processes.project().resolve("target/spark").toString());
        Path jar = clone.resolve("target/spark-agd_2.13-0.jar");

        Files.writeString(jar, "cut short", StandardCharsets.UTF_8);
        Processes.Result absent = Processes.run(folder, spark, "bash", "-c", version);
        assertRefused("clone/target cannot be written", absent);

        Files.delete(jar);
        Files.copy(Path.of(System.getProperty("agd.jar")), jar);
        assertThat(bash("touch -d '2001-01-01' " + jar).exitCode()).isZero();
        Processes.Result old = Processes.run(folder, spark, "bash", "-c", version);
        assertThat(old.exitCode()).as(old.err()).isZero();
        assertThat(old.out()).contains("spark-agd ");
        assertThat(old.complaints()).singleElement().asString().contains("is older than its sources");
    }
}
