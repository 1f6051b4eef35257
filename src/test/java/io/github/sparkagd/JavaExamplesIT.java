package io.github.sparkagd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.invoke.MethodHandles;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The Java examples of the documents compile and run as they are printed; only the paths are others. */
class JavaExamplesIT {
    private static final Path PROJECT =
            Path.of(System.getProperty("agd.project", ".")).toAbsolutePath().normalize();
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```java\\n(.*?)^```$");

    /** What the documents leave to the reader's editor. */
    private static final String IMPORTS = "import java.util.*;"
            + "import org.apache.spark.api.java.JavaRDD;"
            + "import org.apache.spark.ml.linalg.Vector;"
            + "import org.apache.spark.mllib.regression.LabeledPoint;"
            + "import org.apache.spark.mllib.util.MLUtils;"
            + "import org.apache.spark.sql.*;";

    @TempDir
    static Path data;

    @TempDir
    Path folder;

    static List<Arguments> examples() throws IOException {
        List<Arguments> found = new ArrayList<>();
        for (String page : List.of("README.md", "src/docs/estimator.md")) {
            int count = 0;
            for (MatchResult example : EXAMPLE.matcher(Files.readString(PROJECT.resolve(page)))
                    .results()
                    .toList()) {
                found.add(Arguments.of(page + " " + ++count, example.group(1)));
            }
        }
        assertThat(found).hasSizeGreaterThanOrEqualTo(4);
        return found;
    }

    @BeforeAll
    static void generate() {
        CommandLine.run(
                "generate", "--rows", "500", "--out", data.resolve("rows").toString());
        Dataset<Row> rows =
                SharedSpark.session().read().parquet(data.resolve("rows").toString());
        rows.select("label", "features")
                .write()
                .format("libsvm")
                .save(data.resolve("rows.libsvm").toString());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void runsAsItIsPrinted(String place, String example) throws Exception {
        String here = example.replace("\"rows", "\"" + data.resolve("rows"))
                .replace("save(\"", "save(\"" + folder.resolve("saved") + "-");
        StringBuilder imports = new StringBuilder(IMPORTS);
        StringBuilder body = new StringBuilder();
        here.lines().forEach(line -> (line.startsWith("import ") ? imports : body)
                .append(line)
                .append('\n'));
        String name = "Example" + place.replaceAll("\\W", "");
        compile(
                name,
                "package io.github.sparkagd;" + imports + "public class " + name
                        + " { public static void run(SparkSession spark) throws Exception {\n" + body + "}}");
        // Defined here, where executors find the classes of lambdas.
        byte[] bytes = Files.readAllBytes(folder.resolve("io/github/sparkagd/" + name + ".class"));
        Class<?> compiled = MethodHandles.lookup().defineClass(bytes);
        compiled.getMethod("run", SparkSession.class).invoke(null, SharedSpark.session());
        SharedSpark.assertNothingLeft();
    }

    private void compile(String name, String text) {
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return text;
                    }
                };
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter faults = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-nowarn", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
        boolean compiled = compiler.getTask(faults, null, null, options, null, List.of(source))
                .call();
        assertThat(compiled).as("%s", faults).isTrue();
    }
}
