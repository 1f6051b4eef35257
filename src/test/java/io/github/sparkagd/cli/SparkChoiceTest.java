package io.github.sparkagd.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sparkagd.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which jar and which Java the launcher takes for the Spark it finds. Folders stand for Spark, and a script for Java. */
class SparkChoiceTest {
    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void makeAClone() throws IOException {
        Path scripts = Files.createDirectories(folder.resolve("clone/submit"));
        for (String script : List.of("agd", "lib.sh")) {
            Files.copy(Processes.project().resolve("submit").resolve(script), scripts.resolve(script));
        }
        // Neither Maven nor a Spark.
        environment.put("PATH", folder.resolve("bin") + ":/usr/bin:/bin");
        environment.put("JAVA_HOME", java("17.0.2").toString());
        script(folder.resolve("bin/mvn"), "echo mvn \"$@\"; exit 1");
    }

    private static void script(Path file, String lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + lines + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** One that says its version, and prints what it is asked to run. */
    private Path java(String version) throws IOException {
        Path home = folder.resolve("jdk-" + version);
        script(home.resolve("bin/java"), "echo 'openjdk version \"" + version + "\"' >&2; echo \"$@\"");
        return home;
    }

    private Path spark(String scala, String version) throws IOException {
        Path home = folder.resolve("spark-" + version + "-" + scala);
        Files.createDirectories(home.resolve("jars"));
        Files.writeString(home.resolve("jars/spark-core_" + scala + "-" + version + ".jar"), "");
        return home;
    }

    private void build(String... jars) throws IOException {
        Files.createDirectories(folder.resolve("clone/target"));
        for (String jar : jars) {
            new ZipOutputStream(Files.newOutputStream(folder.resolve("clone/target/" + jar))).close();
        }
    }

    private Processes.Result version() {
        return Processes.run(folder, environment, "bash", "clone/submit/agd", "--version");
    }

    private void assertRefused(String said) {
        Processes.Result result = version();
        assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
        assertThat(result.complaints())
                .as(result.err())
                .singleElement()
                .asString()
                .contains(said);
    }

    @ParameterizedTest
    @CsvSource({
        "2.12, 3.5.9, 17.0.2, spark-agd-spark3.5_2.12-1.jar",
        "2.13, 3.5.0-vendor-1, 17.0.2, spark-agd-spark3.5_2.13-1.jar",
        "2.13, 4.0.1, 21, spark-agd_2.13-1.jar",
        "2.13, 4.1.0, 17.0.2, spark-agd_2.13-1.jar",
        "2.13, 4.2.0, 25, spark-agd_2.13-1.jar",
        "2.13, 4.10.0, 17.0.2, spark-agd_2.13-1.jar"
    })
    void theJarFitsSparkAndScala(String scala, String spark, String java, String jar) throws IOException {
        build("spark-agd-spark3.5_2.12-1.jar", "spark-agd-spark3.5_2.13-1.jar", "spark-agd_2.13-1.jar");
        environment.put("SPARK_HOME", spark(scala, spark).toString());
        environment.put("JAVA_HOME", java(java).toString());
        Processes.Result result = version();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("/target/" + jar + ":");
    }

    @ParameterizedTest
    @CsvSource({
        "2.12, 3.5.9, 11.0.2, runs on 17 alone. Maybe set JAVA_HOME to a JDK 17.",
        "2.12, 3.5.9, 21, runs on 17 alone. Maybe set JAVA_HOME to a JDK 17.",
        "2.13, 4.0.1, 25, runs on 17 to 21. Maybe set JAVA_HOME to a JDK 17 or 21.",
        "2.13, 4.2.0, 26, 'runs on 17 to 25. Maybe set JAVA_HOME to a JDK 17, 21 or 25.'"
    })
    void aJavaThatDoesNotFitSparkIsNamed(String scala, String spark, String java, String said) throws IOException {
        environment.put("SPARK_HOME", spark(scala, spark).toString());
        environment.put("JAVA_HOME", java(java).toString());
        assertRefused(said);
    }

    @Test
    void aSparkWithoutAJarIsNamedAndSoIsAFolderWithoutASpark() throws IOException {
        environment.put("SPARK_HOME", spark("2.12", "3.4.1").toString());
        assertRefused("which is Spark 3.4.1 with Scala 2.12; there are jars for Spark 4 with Scala 2.13");
        environment.put("SPARK_HOME", spark("2.12", "4.0.0-preview1").toString());
        assertRefused("which is Spark 4.0.0-preview1 with Scala 2.12");
        environment.put("SPARK_HOME", folder.resolve("absent").toString());
        assertRefused("where there is no Spark");
    }

    @Test
    void aJarThatIsMissingIsBuiltWithTheProfilesOfItsSpark() throws IOException {
        build("spark-agd_2.13-1.jar", "spark-agd-spark3.5_2.13-1.jar");
        environment.put("SPARK_HOME", spark("2.12", "3.5.6").toString());
        assertThat(version().err())
                .contains("building for Spark 3.5 with Scala 2.12")
                .contains("-Pspark-3.5,scala-2.12 package");
    }

    @Test
    void withoutMavenTheCommandThatBuildsItIsNamed() throws IOException {
        Files.delete(folder.resolve("bin/mvn"));
        environment.put("PATH", toolsWithoutMaven());
        environment.put("SPARK_HOME", spark("2.12", "3.5.6").toString());
        assertRefused("not built for Spark 3.5 with Scala 2.12 and no mvn was found. Maybe install Maven 3.8 or newer, "
                + "and mvn -Pspark-3.5,scala-2.12 -DskipTests package.");
    }

    /** A PATH of what the launcher needs alone, since Maven may be in the folder of the others. */
    private String toolsWithoutMaven() throws IOException {
        for (String tool :
                List.of("bash", "readlink", "dirname", "sed", "head", "locale", "grep", "env", "tail", "tr", "mkdir")) {
            script(folder.resolve("tools").resolve(tool), "PATH=/usr/bin:/bin exec " + tool + " \"$@\"");
        }
        return folder.resolve("tools").toString();
    }

    @Test
    void theSparkOfThePathIsTakenAlsoWhereItIsAPackageOfPython() throws IOException {
        build("spark-agd-spark3.5_2.12-1.jar", "spark-agd_2.13-1.jar");
        environment.put("SPARK_HOME", "");
        Path home = spark("2.13", "4.1.0");
        script(home.resolve("bin/spark-submit"), "");
        environment.put("PATH", home.resolve("bin") + ":" + environment.get("PATH"));
        assertThat(version().out()).contains("spark-agd_2.13-1.jar:" + home.toRealPath());

        script(folder.resolve("venv/bin/spark-submit"), "");
        script(folder.resolve("venv/bin/python3"), "echo '" + spark("2.12", "3.5.6") + "'");
        environment.put("PATH", folder.resolve("venv/bin") + ":" + environment.get("PATH"));
        assertThat(version().out()).contains("spark-agd-spark3.5_2.12-1.jar:" + spark("2.12", "3.5.6"));
    }

    @Test
    void aSparkOfThePathWithoutAJarIsNamedAndLeftAlone() throws IOException {
        build("spark-agd_2.13-1.jar");
        environment.put("SPARK_HOME", "");
        Path old = spark("2.12", "3.3.0");
        script(old.resolve("bin/spark-submit"), "");
        environment.put("PATH", old.resolve("bin") + ":" + environment.get("PATH"));
        Path assembled = Files.createDirectories(folder.resolve("clone/target/spark/jars"));
        Files.write(assembled.resolve("spark-core_2.13-4.1.0.jar"), "".getBytes(UTF_8));
        Processes.Result result = version();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.complaints()).singleElement().asString().contains("Spark 3.3.0 with Scala 2.12");
        assertThat(result.out()).contains("spark-agd_2.13-1.jar").contains("clone/target/spark/jars");
    }
}
