package io.github.sparkagd.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Texts are texts on a page, wherever they stand. */
class HtmlPageTest {
    private static final String EVIL = "a<b> & \"c\" 'd' {{title}} $1 \\";
    private static final String SAFE = "a&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39; {{title}} $1 \\";

    @Test
    void everyPlaceEscapes() {
        String page = new HtmlPage(EVIL)
                .heading(EVIL, EVIL)
                .paragraph(EVIL, EVIL)
                .table(EVIL, List.of(EVIL), List.of(List.of(HtmlPage.Cell.of(EVIL, EVIL))))
                .text();

        assertThat(page).doesNotContain("a<b>");
        // Title twice, heading and paragraph with id and class, table with name, column, and cell with class.
        assertThat(page.split(java.util.regex.Pattern.quote(SAFE), -1)).hasSize(1 + 2 + 2 + 2 + 4);
    }
}
