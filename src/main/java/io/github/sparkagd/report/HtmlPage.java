package io.github.sparkagd.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page that stands alone: its style and its scripts are in it, and it links to nothing. It is read in light and in dark, on
 * paper, and without scripts.
 */
public final class HtmlPage {
    private static final Pattern OPTION = Pattern.compile("(?<![^ ])--[a-z][a-z-]*");
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private final String title;
    private final StringBuilder body = new StringBuilder();
    private final StringBuilder scripts = new StringBuilder();

    /** @param title above it, and of the window */
    public HtmlPage(String title) {
        this.title = title;
    }

    /**
     * A cell of a table.
     *
     * @param text shown as it is
     * @param kind class of its style, such as {@code number}; empty for none
     * @param markup before the text, which is put in as it is; empty for none
     */
    public record Cell(String text, String kind, String markup) {
        /**
         * {@return a cell of text}
         *
         * @param text shown as it is
         */
        public static Cell of(String text) {
            return of(text, "");
        }

        /**
         * {@return a cell of text in a style}
         *
         * @param text shown as it is
         * @param kind class of its style
         */
        public static Cell of(String text, String kind) {
            return new Cell(text, kind, "");
        }
    }

    /**
     * {@return {@code text} as it stands in HTML, within quotes too}
     *
     * @param text any
     */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /**
     * Begins a part.
     *
     * @param id of the heading, unique on the page
     * @param text of the heading
     * @return this page
     */
    public HtmlPage heading(String id, String text) {
        return markup("<h2 id=\"" + escaped(id) + "\">" + escaped(text) + "</h2>\n");
    }

    /**
     * Adds a paragraph.
     *
     * @param kind class of its style; empty for none
     * @param text shown as it is
     * @return this page
     */
    public HtmlPage paragraph(String kind, String text) {
        return markup("<p" + styled(kind) + ">" + prose(text) + "</p>\n");
    }

    /**
     * Adds a table, whose first column names its rows.
     *
     * @param name for those who cannot see it
     * @param head above the columns; empty for none
     * @param rows of as many cells each
     * @return this page
     */
    public HtmlPage table(String name, List<String> head, List<List<Cell>> rows) {
        markup("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" + escaped(name) + "\"><table>\n");
        if (!head.isEmpty()) {
            markup("<thead><tr>");
            for (int j = 0; j < head.size(); j++) {
                String kind = rows.isEmpty() ? "" : rows.get(0).get(j).kind();
                markup("<th scope=\"col\"" + styled(kind.equals("number") ? kind : "") + ">" + escaped(head.get(j))
                        + "</th>");
            }
            markup("</tr></thead>\n");
        }
        markup("<tbody>\n");
        for (List<Cell> row : rows) {
            markup("<tr>");
            for (int j = 0; j < row.size(); j++) {
                Cell cell = row.get(j);
                String tag = j == 0 ? "th" : "td";
                markup("<" + tag + (j == 0 ? " scope=\"row\"" : "") + styled(cell.kind()) + ">" + cell.markup()
                        + prose(cell.text()) + "</" + tag + ">");
            }
            markup("</tr>\n");
        }
        return markup("</tbody></table></div>\n");
    }

    /** Browsers end lines within {@code --name}. */
    private static String prose(String text) {
        return OPTION.matcher(escaped(text)).replaceAll("<span class=\"option\">$0</span>");
    }

    private static String styled(String kind) {
        return kind.isEmpty() ? "" : " class=\"" + escaped(kind) + "\"";
    }

    /**
     * Adds what is HTML already.
     *
     * @param html put in as it is
     * @return this page
     */
    public HtmlPage markup(String html) {
        body.append(html);
        return this;
    }

    /**
     * Adds data for scripts, and for whoever saves the page.
     *
     * @param id of the element that holds them
     * @param json the data
     * @return this page
     */
    HtmlPage data(String id, JsonNode json) {
        // Such characters stand within strings alone. As they are, they could end the element or begin a comment.
        String safe =
                json.toString().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
        scripts.append("<script type=\"application/json\" id=\"" + escaped(id) + "\">")
                .append(safe)
                .append("</script>\n");
        return this;
    }

    /**
     * Adds a script of this package.
     *
     * @param file name of the resource
     * @return this page
     */
    HtmlPage script(String file) {
        scripts.append("<script>\n").append(resource(file)).append("</script>\n");
        return this;
    }

    /** {@return what stands on it, without its head, its style and its scripts, for a page of somebody else's} */
    public String fragment() {
        return body.toString();
    }

    /** {@return the page} */
    public String text() {
        Map<String, String> parts = Map.of(
                "title", escaped(title),
                "style", resource("page.css"),
                "body", body.toString(),
                "scripts", scripts.toString());
        return PLACE.matcher(resource("page.html"))
                .replaceAll(place -> Matcher.quoteReplacement(parts.get(place.group(1))));
    }

    private static String resource(String name) {
        try (InputStream in = HtmlPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
