package io.github.sparkagd.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.sparkagd.report.HtmlPage.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What {@code run.json} tells beside its runs, in parts with headings. */
final class Facts {
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");
    /** Where results went says nothing of what they are. */
    static final Set<String> PLACES = Set.of("out", "overwrite", "resume", "checkpoint", "checkpoint-interval");

    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("n", "training rows n"),
            Map.entry("testRows", "test rows"),
            Map.entry("d", "features d"),
            Map.entry("trainedFeatures", "features that occur"),
            Map.entry("labelScale", "labels are divided by"),
            Map.entry("meanSquaredLabel", "mean y² trained on"),
            Map.entry("assumptionOnLabelsHolds", "mean y² ≤ 1, as Theorem 1 needs"),
            Map.entry("bytesPerValue", "bytes per value"),
            Map.entry("lambdaMax", "λ_max"),
            Map.entry("lambdaMinEff", "λ_min^eff"),
            Map.entry("resolved", "λ_min^eff is resolved"),
            Map.entry("optimalRate", "optimal rate η*"),
            Map.entry("planAsked", "plan asked for"),
            Map.entry("planReason", "why"),
            Map.entry("blas", "BLAS"));

    private final JsonNode told;

    /** @param told what {@code run.json} holds, or a part of it */
    Facts(JsonNode told) {
        this.told = told;
    }

    /** @param command of the command line that was given the options, if one was */
    void addTo(HtmlPage page, String command) {
        part(page, "Data", List.of("data", "fingerprint", "n", "testRows", "d", "trainedFeatures", "partitions"));
        part(page, "Preparation", List.of("labelScale", "meanSquaredLabel", "assumptionOnLabelsHolds"));
        object(page, "Checked", told.path("checked"));
        object(page, "Spectrum", told.path("spectrum"));
        part(
                page,
                "Plan",
                List.of(
                        "plan",
                        "planAsked",
                        "planReason",
                        "storage",
                        "bytesPerValue",
                        "kernel",
                        "blas",
                        "passes",
                        "jobs",
                        "seconds"));
        object(page, "Settings", told.path("options"));
        part(page, "Versions", List.of("version", "commit", "spark", "java"));
        again(command).ifPresent(line -> page.heading("command", "To make it again")
                .markup("<pre tabindex=\"0\"><code>" + HtmlPage.escaped(line) + "</code></pre>\n"));
    }

    private void part(HtmlPage page, String title, List<String> names) {
        List<List<Cell>> rows = new ArrayList<>();
        names.forEach(name -> add(rows, name, told.path(name)));
        add(page, title, rows);
    }

    private static void object(HtmlPage page, String title, JsonNode object) {
        List<List<Cell>> rows = new ArrayList<>();
        object.properties().forEach(field -> add(rows, field.getKey(), field.getValue()));
        add(page, title, rows);
    }

    private static void add(List<List<Cell>> rows, String name, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            rows.add(List.of(Cell.of(TITLES.getOrDefault(name, name)), Cell.of(text(value))));
        }
    }

    private static void add(HtmlPage page, String title, List<List<Cell>> rows) {
        if (!rows.isEmpty()) {
            page.heading(title.toLowerCase(Locale.ROOT), title).table(title, List.of(), rows);
        }
    }

    /** For people: no quotes and braces; {@code --} for what does not exist. */
    static String text(JsonNode value) {
        if (value.isObject()) {
            List<String> entries = new ArrayList<>();
            value.properties().forEach(field -> entries.add(field.getKey() + " " + text(field.getValue())));
            return String.join(", ", entries);
        }
        if (value.isArray()) {
            List<String> entries = new ArrayList<>();
            value.forEach(entry -> entries.add(text(entry)));
            return String.join(", ", entries);
        }
        if (value.isBoolean()) {
            return value.asBoolean() ? "yes" : "no";
        }
        return value.isNull() || value.isMissingNode() ? "--" : value.asText();
    }

    /** What to type to do the same; empty for a training that was not asked for on the command line. */
    private Optional<String> again(String command) {
        JsonNode options = told.path("options");
        if (!options.has("out")) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder("submit/agd ").append(command);
        options.properties().forEach(option -> {
            JsonNode value = option.getValue();
            boolean set = !value.isNull() && !(value.isBoolean() && !value.asBoolean());
            if (set && !PLACES.contains(option.getKey())) {
                Iterable<JsonNode> each = value.isArray() ? value : List.of(value);
                each.forEach(one -> line.append(" --")
                        .append(option.getKey())
                        .append(one.isBoolean() ? "" : " " + quoted(one.asText())));
            }
        });
        return Optional.of(line.toString());
    }

    /** As a shell takes it for one word. */
    private static String quoted(String word) {
        return PLAIN_WORD.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
