package io.github.sparkagd.lab;

import io.github.sparkagd.report.SvgPlot;
import java.util.List;
import java.util.stream.Collectors;

/** All figures on one page that needs no other file, and the same findings as a table for src/docs/experiments.md. */
public final class ReportPage {
    private static final String STYLE = """
            body { font-family: sans-serif; max-width: 75em; margin: 2em auto; padding: 0 1em; color: #222; }
            svg { width: 100%; height: auto; border: 1px solid #ddd; }
            table { border-collapse: collapse; } td, th { border: 1px solid #ccc; padding: .4em .6em; text-align: left;
            vertical-align: top; } .holds { color: #00704f; } .part { color: #8a5a00; } .fails { color: #b00020; }
            """;

    private ReportPage() {}

    /**
     * The page.
     *
     * @param results in the order shown
     * @param notes what could not be done, and how it was made: a paragraph each
     * @return a page that stands alone
     */
    public static String html(List<FigureResult> results, List<String> notes) {
        StringBuilder page = new StringBuilder(
                        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n<title>")
                .append("The experiments of the paper</title>\n<style>")
                .append(STYLE)
                .append(
                        "</style></head><body>\n<h1>Faster gradient descent in deep linear networks: the experiments</h1>\n");
        notes.forEach(note -> page.append("<p>").append(escaped(note)).append("</p>\n"));
        for (FigureResult result : results) {
            page.append("<h2 id=\"")
                    .append(result.file())
                    .append("\">")
                    .append(escaped(heading(result)))
                    .append("</h2>\n")
                    .append(SvgPlot.text(result.sheet()))
                    .append("<table><tr><th>claim</th><th>measured</th><th>verdict</th></tr>\n");
            result.findings().forEach(finding -> page.append(row(finding)));
            page.append("</table>\n");
        }
        return page.append("</body></html>\n").toString();
    }

    private static String heading(FigureResult result) {
        boolean numbered = Character.isDigit(result.name().charAt(0));
        return (numbered ? "Fig. " + result.name() + ": " : "") + result.title();
    }

    private static String row(Finding finding) {
        String kind =
                switch (finding.verdict()) {
                    case HOLDS -> "holds";
                    case IN_PART, NOT_REACHED -> "part";
                    case FAILS -> "fails";
                };
        return "<tr><td>" + escaped(finding.claim()) + "</td><td>" + escaped(finding.measured()) + "</td><td class=\""
                + kind + "\">" + finding.verdict().label() + "</td></tr>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /**
     * {@return the findings as lines of a Markdown table, without its head}
     *
     * @param results in the order shown
     */
    public static List<String> markdown(List<FigureResult> results) {
        return results.stream()
                .flatMap(result -> result.findings().stream()
                        .map(finding -> "| " + result.file() + " | " + cell(finding.claim()) + " | "
                                + cell(finding.measured()) + " | "
                                + finding.verdict().label() + " |"))
                .collect(Collectors.toList());
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
