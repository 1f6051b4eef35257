package io.github.sparkagd.data;

import static io.github.sparkagd.InputFiles.text;
import static io.github.sparkagd.OddFiles.latin;
import static io.github.sparkagd.OddFiles.link;
import static io.github.sparkagd.OddFiles.pipe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sparkagd.Processes;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is named is found, all of it and each file once. */
class ListingTest {
    private static final Configuration HADOOP = new Configuration();

    @TempDir
    Path folder;

    private List<String> list(String below) {
        return InputFile.list(folder + "/" + below, HADOOP).stream()
                .map(file -> folder.relativize(Path.of(file.shown())).toString())
                .toList();
    }

    private void refuses(String below, String... mentions) {
        assertThatThrownBy(() -> list(below))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(mentions)
                .hasMessageContaining("Maybe ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rows[1].csv",
                "run [2024]/rows.csv",
                "{a,b}.csv",
                "a*b?.csv",
                "back\\slash.csv",
                "a%20b.csv",
                "a#b;c&d.csv",
                "2024-01-01T12:30:00.csv",
                "hdfs:x/rows.csv",
                "[a]:{b}/c:*.csv",
                "  .csv",
                "~/$HOME"
            })
    void aPathThatExistsIsThatPath(String name) {
        text(folder, name, "1,2\n");
        text(folder, "rows1.csv", "1,2\n");
        text(folder, "run 2/rows.csv", "1,2\n");
        text(folder, "axbx.csv", "1,2\n");
        assertThat(list(name)).containsExactly(name);
        assertThat(InputFile.list("file:" + folder + "/" + name, HADOOP)).hasSize(1);
        assertThat(InputFile.list(folder.toString(), HADOOP)).hasSize(4);
    }

    @Test
    void aDotIsTheWorkingFolder() throws IOException {
        assertThat(NamedPath.of(".", HADOOP).toUri().getPath())
                .isEqualTo(Path.of("").toAbsolutePath().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-01-01T12:30:00.csv", "a:b", "s3a:x/y", "rows[1].csv", "%20", "./a:b", "../x"})
    void aRelativePathIsOneOfTheWorkingFolder(String name) throws IOException {
        assertThat(NamedPath.of(name, HADOOP).toUri().getPath())
                .isEqualTo(Path.of(name).toAbsolutePath().normalize().toString());
        assertThat(NamedPath.of("file:/x/" + name, HADOOP))
                .hasToString("file:" + Path.of("/x", name).normalize());
    }

    @Test
    void onlyOtherwiseIsItAGlob() {
        text(folder, "a1.csv", "1,2\n");
        text(folder, "a2.csv", "1,2\n");
        text(folder, "10:30.csv", "1,2\n");
        text(folder, "x [1]/b.csv", "1,2\n");
        text(folder, "x [1]/c:d.csv", "1,2\n");
        assertThat(list("a[1].csv")).containsExactly("a1.csv");
        assertThat(list("a?.csv")).containsExactly("a1.csv", "a2.csv");
        assertThat(list("*.csv")).containsExactly("10:30.csv", "a1.csv", "a2.csv");
        assertThat(list("10*")).containsExactly("10:30.csv");
        assertThat(list("x [1]/*.csv")).containsExactly("x [1]/b.csv", "x [1]/c:d.csv");
        assertThat(list("*/?.csv")).containsExactly("x [1]/b.csv");
        assertThat(list("x*")).containsExactly("x [1]/b.csv", "x [1]/c:d.csv");
        assertThat(list("x \\[1\\]/b.csv")).containsExactly("x [1]/b.csv");
        refuses("a[3].csv", "a[3].csv does not exist");
        refuses("a[.csv", "a[.csv");
        refuses("a{.csv", "a{.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{in/a.csv,in/a.csv}", "{in,in/a.csv}", "in/{a,a}.csv", "{in/*,in/a.*}", "in/../in//a.csv"})
    void aFileIsTakenOnceHoweverOftenItIsNamed(String glob) {
        text(folder, "in/a.csv", "1,2\n");
        assertThat(list(glob)).containsExactly("in/a.csv");
    }

    @Test
    void hiddenNamesAreLeftOutUnlessTheyAreNamed() {
        text(folder, "in/_a.csv", "1,2\n");
        text(folder, "in/.b.csv", "1,2\n");
        link(folder.resolve("in/.#lock"), "nobody@nowhere");
        refuses("in", "in is a folder without files", "are left out");
        text(folder, "in/c.csv", "1,2\n");
        text(folder, "in/_year=2024/d.csv", "1,2\n");
        assertThat(list("in")).containsExactly("in/_year=2024/d.csv", "in/c.csv");
        assertThat(list("in/_a.csv")).containsExactly("in/_a.csv");
        assertThat(list("in/*.csv")).containsExactly("in/c.csv");
        assertThat(list("in/_*.csv")).containsExactly("in/_a.csv");
    }

    @Test
    void aTableOfVersionsIsRefused() {
        text(folder, "in/a.parquet", "x");
        text(folder, "in/_delta_log/00000000000000000000.json", "{}");
        refuses("in", "in holds _delta_log", "replaced or deleted");
        text(folder, "hudi/day=1/.hoodie/x", "x");
        refuses("hudi", "hudi/day=1 holds .hoodie");
        assertThat(list("in/*.parquet")).containsExactly("in/a.parquet");
    }

    @Test
    void linksToOtherPlacesAreFollowed() {
        text(folder, "far/x/a.csv", "1,2\n");
        text(folder, "far/b.csv", "1,2\n");
        link(folder.resolve("in/x"), "../far/x");
        link(folder.resolve("in/b.csv"), folder.resolve("far/b.csv").toString());
        assertThat(list("in")).containsExactly("in/b.csv", "in/x/a.csv");
        link(folder.resolve("near"), "in");
        assertThat(list("near")).containsExactly("near/b.csv", "near/x/a.csv");
    }

    @Test
    void aLinkThatLeadsNowhereIsRefused() {
        text(folder, "in/a.csv", "1,2\n");
        link(folder.resolve("in/b.csv"), "gone.csv");
        refuses("in", "in/b.csv is a link to gone.csv, which does not exist");
        refuses("in/*.csv", "in/b.csv is a link to gone.csv");
        refuses("in/b.csv", "in/b.csv is a link to gone.csv");
        link(folder.resolve("self/c"), "c");
        refuses("self", "self/c is a link to c, which leads nowhere");
        assertThat(list("in/a*")).containsExactly("in/a.csv");
    }

    @Test
    void aCircleOfLinksIsRefused() {
        text(folder, "in/a.csv", "1,2\n");
        link(folder.resolve("in/sub/again"), "..");
        refuses("in", "in/sub/again is a link to", "a folder that holds it");
        link(folder.resolve("one/other"), "../two");
        link(folder.resolve("two/other"), "../one");
        text(folder, "two/a.csv", "1,2\n");
        refuses("one", "a folder that holds it");
        link(folder.resolve("three/all"), folder.toString());
        refuses("three", "three/all is a link to");
    }

    @Test
    void aFileThatALinkNamesASecondTimeIsRefused() {
        text(folder, "in/2024.csv", "1,2\n");
        link(folder.resolve("in/latest.csv"), "2024.csv");
        refuses("in", "2024.csv and ", "latest.csv are the same file");
        text(folder, "parts/1/a.csv", "1,2\n");
        link(folder.resolve("parts/2"), "1");
        refuses("parts", "parts/1/a.csv and ", "parts/2/a.csv are the same file");
        assertThat(list("in/latest.csv")).containsExactly("in/latest.csv");
    }

    @Test
    void whatIsNoFileIsRefused() {
        text(folder, "in/a.csv", "1,2\n");
        pipe(folder.resolve("in/p.csv"));
        refuses("in", "in/p.csv is a pipe or a device");
        refuses("in/p.csv", "in/p.csv is a pipe or a device");
        refuses("../../dev/null", "null is a pipe or a device");
    }

    @Test
    void aNameThatIsNoTextIsRefused() throws IOException {
        Files.createDirectories(folder.resolve("in"));
        text(folder, "in/a.csv", "1,2\n");
        latin(folder.resolve("in"), "1,2");
        refuses("in", "has a name that is not valid UTF-8", "rename");
        refuses("in/*.csv", "has a name that is not valid UTF-8");
        assertThat(list("in/a*")).containsExactly("in/a.csv");
    }

    /** Java takes the encoding of file names from the locale in which it is started. */
    @Test
    void aLocaleThatCannotHoldTheNamesIsRefused() {
        text(folder, "in/a.csv", "1,2\n");
        text(folder, "in/ü.csv", "1,2\n");
        assertThat(listed("C.UTF-8", "in")).isEqualTo("[a.csv, ü.csv]");
        assertThat(listed("C", "in/a.csv")).isEqualTo("[a.csv]");
        assertThat(listed("C", "in")).contains("encoding of file names").contains("Maybe set LC_ALL=C.UTF-8");
        assertThat(listed("C", "in/*")).contains("Maybe set LC_ALL=C.UTF-8");
        assertThat(listed("C", Names.WRITE + "e-größe")).contains("encoding of file names");
        assertThat(listed("C", Names.WRITE + "in")).endsWith("/in");
        assertThat(listed("C.UTF-8", Names.WRITE + "e-größe")).endsWith("/e-größe");
    }

    private String listed(String locale, String below) {
        Processes.Result result = Processes.run(
                folder,
                Map.of("LC_ALL", locale, "LANG", locale),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-cp",
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator)),
                Names.class.getName(),
                below);
        return result.lastLine();
    }

    /** Prints the names of the files in a folder, or the path to write to, or why that cannot be. */
    static final class Names {
        static final String WRITE = "write:";

        private Names() {}

        public static void main(String[] arguments) throws IOException {
            String text = arguments[0];
            String line;
            try {
                line = text.startsWith(WRITE)
                        ? NamedPath.toWrite(text.substring(WRITE.length()), HADOOP)
                                .toString()
                        : InputFile.list(text, HADOOP).stream()
                                .map(InputFile::name)
                                .toList()
                                .toString();
            } catch (DataException | NamedPath.Unusable refused) {
                line = refused.getMessage();
            }
            System.out.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
