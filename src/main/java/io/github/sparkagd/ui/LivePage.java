package io.github.sparkagd.ui;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.sparkagd.report.HtmlPage;
import io.github.sparkagd.report.NamedValues;
import io.github.sparkagd.versions.TrainingTab;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.apache.spark.SparkContext;

/**
 * The page "Training" among Spark's own pages of an application, where these are switched on: what goes on in it, the newest
 * first. It asks for itself every second, and without scripts every few seconds. Nothing can be changed from it.
 */
public final class LivePage {
    /** Trainings that a page shows. */
    private static final int MOST = 4;

    private static final Map<SparkContext, LivePage> PAGES = Collections.synchronizedMap(new WeakHashMap<>());

    /** The newest first. */
    private final Deque<LiveTraining> trainings = new ArrayDeque<>();

    private LivePage() {}

    /**
     * Begins to show a training on the page of its application, where that has one.
     *
     * @param context of the application
     * @param name of the training, for people
     * @param progress is told by {@code JobWatch} of the jobs
     * @return takes what is to be shown
     */
    public static LiveTraining show(SparkContext context, String name, Progress progress) {
        Optional<LivePage> page = of(context);
        LiveTraining training = new LiveTraining(name, progress, page.isPresent());
        page.ifPresent(each -> each.add(training));
        return training;
    }

    /** Empty too where a Spark has pages of its own kind: no training fails for that. */
    private static Optional<LivePage> of(SparkContext context) {
        try {
            return isOn(context) ? Optional.of(PAGES.computeIfAbsent(context, LivePage::attached)) : Optional.empty();
        } catch (RuntimeException | LinkageError unfit) {
            return Optional.empty();
        }
    }

    /**
     * {@return whether an application has pages}
     *
     * @param context of the application
     */
    public static boolean isOn(SparkContext context) {
        return context.ui().isDefined();
    }

    /**
     * {@return where the page is; empty where there is none}
     *
     * @param context of the application
     */
    public static Optional<String> address(SparkContext context) {
        if (!isOn(context)) {
            return Optional.empty();
        }
        String proxy = context.conf().get("spark.ui.reverseProxyUrl", "");
        boolean proxied = context.conf().getBoolean("spark.ui.reverseProxy", false) && !proxy.isEmpty();
        String root = proxied
                ? proxy.replaceAll("/+$", "") + "/proxy/" + context.applicationId()
                : context.uiWebUrl().get();
        return Optional.of(root + "/" + TrainingTab.PATH + "/");
    }

    private static LivePage attached(SparkContext context) {
        LivePage page = new LivePage();
        context.ui().get().attachTab(new TrainingTab(context.ui().get(), page::html, page::json));
        return page;
    }

    private synchronized void add(LiveTraining training) {
        trainings.addFirst(training);
        if (trainings.size() > MOST) {
            trainings.removeLast();
        }
    }

    private synchronized List<LiveTraining> trainings() {
        return new ArrayList<>(trainings);
    }

    /**
     * What stands below the head of Spark's page.
     *
     * @param nonce without which Spark's policy may forbid the script; empty where there is none
     */
    private String html(String nonce) {
        HtmlPage page = new HtmlPage("Training");
        List<LiveTraining> shown = trainings();
        for (int k = 0; k < shown.size(); k++) {
            shown.get(k).addTo(page, "training-" + k);
        }
        return "<style>" + resource("live.css") + "</style>\n<p id=\"agd-state\" role=\"status\"></p>\n"
                + "<div id=\"agd-training\">\n" + page.fragment() + "</div>\n"
                + "<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>\n"
                + "<script nonce=\"" + HtmlPage.escaped(nonce) + "\">\n" + resource("live.js") + "</script>\n";
    }

    private JsonNode json() {
        return new NamedValues()
                .put("trainings", trainings().stream().map(LiveTraining::values).toList())
                .toTree();
    }

    private static String resource(String name) {
        try (InputStream in = LivePage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
