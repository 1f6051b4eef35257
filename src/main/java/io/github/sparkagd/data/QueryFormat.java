package io.github.sparkagd.data;

import io.github.sparkagd.versions.ScalaCollections;
import io.github.sparkagd.versions.TableRows;
import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.commons.lang3.exception.ExceptionUtils;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;

/** Tables of Spark's catalog, {@code table:DB.NAME}, and queries, {@code sql:SELECT …}. */
final class QueryFormat extends TableFormat {
    private static final String TABLE = "table";
    private static final String SQL = "sql";

    private QueryFormat(String label) {
        super(label);
    }

    /** The format of data that are named so; empty for files. */
    static Optional<Format> of(String uri) {
        return List.of(TABLE, SQL).stream()
                .filter(label -> uri.startsWith(label + ":"))
                .<Format>map(QueryFormat::new)
                .findFirst();
    }

    @Override
    boolean inFiles() {
        return false;
    }

    @Override
    Set<String> options() {
        return label().equals(SQL) ? Set.of(LABEL, WEIGHT) : super.options();
    }

    @Override
    TableSource source(FormatInput input, FormatInput.Named named) {
        String text = named.uri().substring(label().length() + 1).strip();
        if (text.isEmpty()) {
            throw new DataException(
                    label().equals(SQL)
                            ? "%s holds no query. Maybe 'sql:SELECT …'."
                            : "%s names no table. Maybe table:DATABASE.NAME.",
                    named.shown());
        }
        if (label().equals(TABLE)) {
            return source(input, named, () -> input.session()
                    .read()
                    .options(input.options().source().values())
                    .table(text));
        }
        String query = text.replaceFirst("[;\\s]+$", "");
        return source(input, named, () -> {
            requireQuery(CatalystSqlParser$.MODULE$.parsePlan(query), named);
            return input.session().sql(query);
        });
    }

    /** Spark carries out a command at once, before it says what it is. */
    private static void requireQuery(LogicalPlan plan, FormatInput.Named named) {
        if (plan instanceof Command || plan instanceof ParsedStatement) {
            throw new DataException(
                    "%s is no query: it changes or describes tables. Maybe 'sql:SELECT …'.", named.shown());
        }
        for (var children = ScalaCollections.asJava(plan.children().iterator()); children.hasNext(); ) {
            requireQuery(children.next(), named);
        }
    }

    /** A table of which Spark alone knows where its rows are. */
    static TableSource source(FormatInput input, FormatInput.Named named, Supplier<Dataset<Row>> opening) {
        try {
            Dataset<Row> table = opening.get();
            requireDistinct(table, named);
            return new TableSource(named.shown(), List.of(table), List.of(), places(table, named));
        } catch (Exception | LinkageError failed) { // AnalysisException too, which is checked and not declared
            if (failed instanceof DataException wrong) {
                throw wrong;
            }
            List<String> secrets = input.options().source().secrets();
            throw new DataException(
                    "%s: %s",
                    Secrets.hidden(named.shown(), secrets),
                    SparkWords.reading("", root(failed), remedy(failed, named))
                            .hiding(secrets)
                            .text());
        }
    }

    private static Throwable root(Throwable failed) {
        return SparkWords.refusal(failed).orElseGet(() -> {
            Throwable root = ExceptionUtils.getRootCause(failed);
            return root == null ? failed : root;
        });
    }

    private static String remedy(Throwable failed, FormatInput.Named named) {
        if (String.valueOf(failed.getMessage()).contains("TABLE_OR_VIEW_NOT_FOUND")) {
            return "the name is misspelt, or {spark.sql.catalog}… or spark.sql.catalogImplementation {spark.start} "
                    + "names another catalog";
        }
        return named.uri().startsWith(SQL + ":") ? "correct the query" : "check the name and each {data-option}";
    }

    private static void requireDistinct(Dataset<Row> table, FormatInput.Named named) {
        Set<String> seen = new HashSet<>();
        for (String name : table.columns()) {
            if (!seen.add(name.toLowerCase(Locale.ROOT))) {
                throw new DataException(
                        "%s has several columns '%s'. Maybe name each differently with AS.", named.shown(), name);
            }
        }
    }

    private static RowPlaces places(Dataset<Row> table, FormatInput.Named named) {
        RowOrder order = RowOrder.of(TableRows.of(table).optimizedPlan());
        RowPlaces places =
                new RowPlaces(order, order.byFiles() ? files(table) : List.of(new InputFile(named.shown(), 0)), false);
        return !order.byFiles() || knowsFiles(table, places)
                ? places
                : new RowPlaces(
                        new RowOrder(RowOrder.Kind.CONTENT, order.chance()),
                        List.of(new InputFile(named.shown(), 0)),
                        false);
    }

    /** Whether Spark says of each row in which file it is. */
    private static boolean knowsFiles(Dataset<Row> table, RowPlaces places) {
        try {
            return table.select(places.columns().toArray(new Column[0])).columns().length == 2;
        } catch (Exception unknown) { // AnalysisException, which is checked and not declared
            return false;
        }
    }

    private static List<InputFile> files(Dataset<Row> table) {
        return Arrays.stream(table.inputFiles())
                .map(uri -> new InputFile(new Path(URI.create(uri)).toString(), 0))
                .sorted(Comparator.comparing(InputFile::uri))
                .toList();
    }
}
