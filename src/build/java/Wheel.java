import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes the Python package as a wheel with the built jars in it, and as a zip for {@code --py-files} without them.
 *
 * <p>It is run by the build as a source file, and needs no Python: a wheel is a zip with four files of metadata. Those are
 * made of the table {@code [project]} of pyproject.toml. The same sources give the same bytes.
 *
 * <pre>  java Wheel.java PROJECT VERSION </pre>
 */
public final class Wheel {
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);
    private static final Pattern LINE = Pattern.compile("(?m)^([a-z-]+) = (\"[^\"]*\"|\\[[^\\]]*\\])$");
    private static final Pattern STRING = Pattern.compile("\"([^\"]*)\"");

    private final Path project;
    private final String version;

    private Wheel(Path project, String version) {
        this.project = project;
        this.version = version;
    }

    /** @param arguments the folder of the project, and its version */
    public static void main(String[] arguments) throws IOException {
        new Wheel(Path.of(arguments[0]), arguments[1]).write();
    }

    private void write() throws IOException {
        Path target = Files.createDirectories(project.resolve("target/python"));
        Map<String, byte[]> files = sources();
        files.putAll(metadata());
        zip(target.resolve("sparkagd.zip"), files);
        files.putAll(jars());
        zip(target.resolve("spark_agd-" + version + "-py3-none-any.whl"), files);
    }

    private Map<String, byte[]> sources() throws IOException {
        Path root = project.resolve("src/main/python");
        Map<String, byte[]> sources = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root.resolve("sparkagd"))) {
            for (Path file : all.filter(file -> file.toString().matches(".*(\\.py|py\\.typed)"))
                    .toList()) {
                sources.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        return sources;
    }

    /** Those of this version that are built: one for each line of Spark's. */
    private Map<String, byte[]> jars() throws IOException {
        String name = "spark-agd(-spark[\\d.]+)?_2\\.1[23]-" + Pattern.quote(version) + "\\.jar";
        Map<String, byte[]> jars = new TreeMap<>();
        try (Stream<Path> built = Files.list(project.resolve("target"))) {
            for (Path jar : built.filter(file -> file.getFileName().toString().matches(name))
                    .toList()) {
                jars.put("sparkagd/jars/" + jar.getFileName(), Files.readAllBytes(jar));
            }
        }
        return jars;
    }

    private Map<String, byte[]> metadata() throws IOException {
        String information = "spark_agd-" + version + ".dist-info/";
        return Map.of(
                information + "METADATA", text(description()),
                information + "WHEEL",
                        text("Wheel-Version: 1.0\nGenerator: spark-agd\nRoot-Is-Purelib: true\nTag: py3-none-any\n"),
                information + "licenses/LICENSE", Files.readAllBytes(project.resolve("LICENSE")));
    }

    private String description() throws IOException {
        String all = Files.readString(project.resolve("src/main/python/pyproject.toml"));
        Map<String, List<String>> table = table(all, "project");
        StringBuilder said = new StringBuilder("Metadata-Version: 2.4\n");
        field(said, "Name", table.get("name"));
        field(said, "Version", List.of(version));
        field(said, "Summary", table.get("description"));
        field(said, "License-Expression", table.get("license"));
        field(said, "License-File", List.of("LICENSE"));
        field(said, "Keywords", List.of(String.join(",", table.get("keywords"))));
        field(said, "Classifier", table.get("classifiers"));
        field(said, "Requires-Python", table.get("requires-python"));
        field(said, "Requires-Dist", table.get("dependencies"));
        table(all, "project.optional-dependencies").forEach((extra, needed) -> {
            field(said, "Provides-Extra", List.of(extra));
            field(
                    said,
                    "Requires-Dist",
                    needed.stream()
                            .map(one -> one + "; extra == '" + extra + "'")
                            .toList());
        });
        return said.toString();
    }

    private static void field(StringBuilder said, String name, List<String> values) {
        values.forEach(value -> said.append(name).append(": ").append(value).append('\n'));
    }

    /** The strings of a table of TOML that holds strings, and lists of them, alone. */
    private static Map<String, List<String>> table(String toml, String name) {
        String body = toml.substring(toml.indexOf("[" + name + "]"));
        int next = body.indexOf("\n[");
        Map<String, List<String>> table = new TreeMap<>();
        Matcher lines = LINE.matcher(next < 0 ? body : body.substring(0, next));
        while (lines.find()) {
            table.put(
                    lines.group(1),
                    STRING.matcher(lines.group(2))
                            .results()
                            .map(found -> found.group(1))
                            .toList());
        }
        return table;
    }

    private void zip(Path file, Map<String, byte[]> files) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            List<String> record = new ArrayList<>();
            for (Map.Entry<String, byte[]> one : files.entrySet()) {
                add(zip, one.getKey(), one.getValue());
                record.add(one.getKey() + ",sha256=" + digest(one.getValue()) + "," + one.getValue().length);
            }
            String name = "spark_agd-" + version + ".dist-info/RECORD";
            add(zip, name, text(String.join("\n", record) + "\n" + name + ",,\n"));
        }
    }

    private static void add(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
