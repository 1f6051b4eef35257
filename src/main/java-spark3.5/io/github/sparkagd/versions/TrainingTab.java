package io.github.sparkagd.versions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javax.servlet.http.HttpServletRequest;
import org.apache.spark.ui.SparkUI;
import org.apache.spark.ui.SparkUITab;
import org.apache.spark.ui.UIUtils$;
import org.apache.spark.ui.WebUIPage;
import org.json4s.JsonAST.JValue;
import org.json4s.jackson.JsonMethods$;
import scala.Option;
import scala.xml.Node;
import scala.xml.Unparsed;

/** A tab among Spark's own pages, for servlets of the package {@code javax.servlet}. */
public final class TrainingTab extends SparkUITab {
    /** Below the address of the pages. */
    public static final String PATH = "training";

    /**
     * A tab of one page; it is not attached yet.
     *
     * @param ui the pages
     * @param html what stands below the page's head, for the word without which no script within it runs; empty for none
     * @param json the same as data, at {@code json/} below the page
     */
    public TrainingTab(SparkUI ui, UnaryOperator<String> html, Supplier<JsonNode> json) {
        super(ui, PATH);
        attachPage(new Page(this, html, json));
    }

    private static final class Page extends WebUIPage {
        private final SparkUITab tab;
        private final UnaryOperator<String> html;
        private final Supplier<JsonNode> json;

        Page(SparkUITab tab, UnaryOperator<String> html, Supplier<JsonNode> json) {
            super("");
            this.tab = tab;
            this.html = html;
            this.json = json;
        }

        /** One element is a sequence of nodes, too; a list of them Spark would write as a list. */
        @Override
        public Node render(HttpServletRequest request) {
            Node content = new Unparsed(html.apply(""));
            return (Node) UIUtils$.MODULE$.headerSparkPage(
                    request, "Training", () -> content, tab, Option.empty(), false, false);
        }

        @Override
        public JValue renderJson(HttpServletRequest request) {
            return JsonMethods$.MODULE$.fromJsonNode(json.get());
        }
    }
}
