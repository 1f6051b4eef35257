package io.github.sparkagd.data;

import io.github.sparkagd.settings.Phrase;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.package$;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.datasources.DataSource$;
import org.apache.spark.sql.execution.datasources.FileFormat;
import org.apache.spark.sql.execution.datasources.v2.FileDataSourceV2;
import org.apache.spark.sql.internal.SQLConf;
import scala.util.Properties;

/** A format that Spark has a reader for, by its short name or by the name of a class. */
class SparkFormat extends TableFormat {
    private static final String JDBC = "jdbc";
    private static final String JSON = "json";

    /** Settings with which nothing is left out in silence. */
    private static final Map<String, String> STRICT = Map.of(
            "ignoreCorruptFiles", "false", "ignoreMissingFiles", "false", "mergeSchema", "false", "mode", "FAILFAST");

    /** The packages of formats that Spark does not bring along: S stands for Scala's version, V for Spark's. */
    private static final Map<String, String> PACKAGES = Map.of(
            "avro", "org.apache.spark:spark-avro_S:V",
            "delta", "io.delta:delta-spark_S:VERSION",
            "iceberg", "org.apache.iceberg:iceberg-spark-runtime-M_S:VERSION",
            "hudi", "org.apache.hudi:hudi-spark-bundle_S:VERSION",
            "xml", "com.databricks:spark-xml_S:VERSION",
            "mongodb", "org.mongodb.spark:mongo-spark-connector_S:VERSION",
            "bigquery", "com.google.cloud.spark:spark-bigquery-with-dependencies_S:VERSION");

    private final FileKind kind;
    private final String names;

    /** One that is taken where the user names it. */
    SparkFormat(String label) {
        this(label, FileKind.TEXT, "");
    }

    /**
     * @param kind of its files by their first bytes; text where those say nothing
     * @param names what the names of files match, in lower case
     */
    SparkFormat(String label, FileKind kind, String names) {
        super(label);
        this.kind = kind;
        this.names = names;
    }

    @Override
    boolean isNamed(String name) {
        return name.matches(names);
    }

    @Override
    boolean begins(InputFile file, Configuration configuration) {
        try (InputStream in = NamedPath.fileSystem(file.path(), configuration).open(file.path())) {
            return kind != FileKind.TEXT && FileKind.of(in.readNBytes(FileKind.HEAD)) == kind;
        } catch (IOException unreadable) {
            return false;
        }
    }

    @Override
    boolean inFiles() {
        Class<?> type = requireThere();
        return FileFormat.class.isAssignableFrom(type) || FileDataSourceV2.class.isAssignableFrom(type);
    }

    /**
     * What Spark reads it by.
     *
     * @throws DataException when Spark has no such format
     */
    final Class<?> requireThere() {
        try {
            return DataSource$.MODULE$.lookupDataSource(label(), SQLConf.get());
        } catch (Exception | LinkageError missing) { // Scala declares nothing
            String found = PACKAGES.get(label().toLowerCase(Locale.ROOT));
            throw new DataException(
                    "{format} %s: this Spark has no such format. Maybe %s.",
                    label(),
                    found == null
                            ? Phrase.of(
                                    "%s, or {spark.jars.packages} or {spark.jars} {spark.start} for one "
                                            + "that others have written",
                                    Formats.labels(format -> true, ", "))
                            : Phrase.of("{spark.jars.packages=%s} {spark.start}", versioned(found)));
        }
    }

    private static String versioned(String found) {
        String spark = package$.MODULE$.SPARK_VERSION();
        String scala = Properties.versionNumberString();
        return found.replace("_S:", "_" + scala.substring(0, scala.lastIndexOf('.')) + ":")
                .replaceFirst(":V$", ":" + spark)
                .replace("-M_", "-" + spark.substring(0, spark.lastIndexOf('.')) + "_");
    }

    /** Whether Spark numbers the rows of a file. */
    boolean indexed() {
        return false;
    }

    /** What tells files apart that cannot be read as one table: the same for all where the format leaves it to the rows. */
    List<?> kinds(List<InputFile> files, FormatInput input) {
        boolean inRows = kind == FileKind.TEXT || kind == FileKind.JSON;
        return files.size() == 1 || inRows
                ? Collections.nCopies(files.size(), label())
                : FileTables.ofEach(
                        files, file -> load(reader(input), List.of(file)).schema());
    }

    final DataFrameReader reader(FormatInput input) {
        DataFrameReader reader = input.session().read().format(label());
        if (inFiles()) {
            reader.options(STRICT);
        }
        return reader.options(input.options().source().values());
    }

    /** @throws DataException when Spark cannot make out the columns */
    final Dataset<Row> load(DataFrameReader reader, List<InputFile> files) {
        try {
            return reader.load(WithoutGlobs.paths(files, reader));
        } catch (Exception | AssertionError failed) { // Spark asserts that folders' names are as it wants them
            String shown = files.get(0).shown();
            String remedy = label().equals(JSON)
                    ? "{data-option=multiLine=true} where a record takes several lines, or repair it"
                    : "another {format}";
            throw new DataException(
                    "%s cannot be read as %s: %s",
                    files.size() == 1 ? shown : shown + " and others",
                    label(),
                    SparkWords.reading(shown, failed, remedy).text());
        }
    }

    @Override
    TableSource source(FormatInput input, FormatInput.Named named) {
        if (inFiles()) {
            FileTables files = new FileTables(input, named, this);
            RowPlaces places = new RowPlaces(RowOrder.OF_FILES, named.files(), indexed());
            return new TableSource(
                    named.shown(), files.tables(), files.folders().columns(), places);
        }
        return QueryFormat.source(input, named, () -> {
            DataFrameReader reader = reader(input);
            if (named.uri().equals(Formats.alone(this))) {
                return reader.load();
            }
            return label().equalsIgnoreCase(JDBC) && named.uri().startsWith(JDBC + ":")
                    ? reader.option("url", named.uri()).load()
                    : reader.load(named.uri());
        });
    }
}
