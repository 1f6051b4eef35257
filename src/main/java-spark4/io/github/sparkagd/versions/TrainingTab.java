package io.github.sparkagd.versions;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.ui.SparkUI;
import org.apache.spark.ui.SparkUITab;
import org.apache.spark.ui.UIUtils$;
import org.apache.spark.ui.WebUIPage;
import org.json4s.JValue;
import org.json4s.jackson.JsonMethods$;
import scala.Function0;
import scala.Option;
import scala.xml.Node;
import scala.xml.Unparsed;

/** A tab among Spark's own pages, for servlets of the package {@code jakarta.servlet}. */
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
        /** From Spark 4.2 on a policy forbids inline scripts without it. */
        private static final Pattern NONCE = Pattern.compile("<script[^>]* nonce=\"([^\"]+)\"");

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
            Matcher said =
                    NONCE.matcher(UIUtils$.MODULE$.commonHeaderNodes(request).toString());
            Node content = new Unparsed(html.apply(said.find() ? said.group(1) : ""));
            return headed(request, content);
        }

        /** Versions differ in the number of switches at the end. */
        private Node headed(HttpServletRequest request, Node content) {
            Method method = Stream.of(UIUtils$.class.getMethods())
                    .filter(each -> each.getName().equals("headerSparkPage"))
                    .findFirst()
                    .orElseThrow();
            Function0<Node> later = () -> content;
            List<Object> arguments = new ArrayList<>(List.of(request, "Training", later, tab, Option.empty()));
            while (arguments.size() < method.getParameterCount()) {
                arguments.add(false);
            }
            try {
                return (Node) method.invoke(UIUtils$.MODULE$, arguments.toArray());
            } catch (ReflectiveOperationException failed) {
                throw new IllegalStateException("Spark's pages take no tab of ours", failed);
            }
        }

        @Override
        public JValue renderJson(HttpServletRequest request) {
            return JsonMethods$.MODULE$.fromJsonNode(json.get());
        }
    }
}
