package io.github.sparkagd.ui;

import io.github.sparkagd.report.HtmlPage;
import io.github.sparkagd.report.HtmlPage.Cell;
import io.github.sparkagd.report.NamedValues;
import io.github.sparkagd.report.RunsNow;
import io.github.sparkagd.train.Outcome;
import io.github.sparkagd.train.Phase;
import io.github.sparkagd.train.RunId;
import io.github.sparkagd.train.TraceRow;
import io.github.sparkagd.train.TrainingObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentSkipListMap;

/** A training that goes on, or whatever else takes Spark jobs: told by it as it goes, shown to whoever looks. */
public final class LiveTraining implements TrainingObserver {
    private final String name;
    private final Progress progress;
    /** Empty where there is no page to show them. */
    private final Optional<LiveRuns> runs;

    private final Map<String, String> facts = new ConcurrentSkipListMap<>();

    LiveTraining(String name, Progress progress, boolean shown) {
        this.name = name;
        this.progress = progress;
        this.runs = shown ? Optional.of(new LiveRuns()) : Optional.empty();
    }

    /** {@return whether there is a page to show it} */
    public boolean isShown() {
        return runs.isPresent();
    }

    /**
     * Says what is being worked on.
     *
     * @param fact such as {@code data}
     * @param value shown as it is
     */
    public void fact(String fact, String value) {
        facts.put(fact, value);
    }

    /**
     * Says how long the training is.
     *
     * @param iterations at most
     * @return this
     */
    public LiveTraining of(int iterations) {
        progress.of(iterations);
        return this;
    }

    @Override
    public void phaseBegins(Phase phase, String what) {
        progress.phaseBegins(phase, what);
        runs.ifPresent(each -> each.phaseBegins(phase, what));
    }

    @Override
    public void iterationEnded(RunId run, TraceRow row) {
        progress.iterationEnded(run, row);
        runs.ifPresent(each -> each.iterationEnded(run, row));
    }

    @Override
    public void runEnded(RunId run, Outcome outcome) {
        runs.ifPresent(each -> each.runEnded(run, outcome));
    }

    /** What was told of is over. */
    public void rest() {
        progress.rest();
    }

    private List<RunsNow.Now> runsNow() {
        return runs.map(LiveRuns::now).orElse(List.of());
    }

    private long passes() {
        return runs.map(LiveRuns::passes).orElse(0L);
    }

    void addTo(HtmlPage page, String id) {
        page.heading(id, name);
        facts.forEach((fact, value) -> page.paragraph("", fact + ": " + value));
        progress.fraction()
                .ifPresent(done -> page.markup("<progress aria-label=\"done\" max=\"1\" value=\""
                        + String.format(Locale.ROOT, "%.4f", done) + "\"></progress>\n"));
        page.paragraph(
                "lead",
                progress.headline()
                        .map(what -> what + ", " + progress.figures())
                        .orElse("done"));
        page.paragraph("", progress.waitsFor() + reading());
        List<RunsNow.Now> now = runsNow();
        if (!now.isEmpty()) {
            new RunsNow(now).addTo(page);
        }
        List<List<Cell>> phases = new ArrayList<>();
        for (PhaseLog.Done done : progress.phases()) {
            phases.add(List.of(
                    Cell.of(done.title()), Cell.of(String.format(Locale.ROOT, "%.1f s", done.seconds()), "number")));
        }
        if (!phases.isEmpty()) {
            page.table("what is done", List.of("done", "took"), phases);
        }
    }

    private String reading() {
        long passes = passes();
        long bytes = progress.bytesRead();
        if (passes == 0) {
            return bytes == 0 ? "" : " Its tasks have read " + ProgressUnits.bytes(bytes) + ".";
        }
        String read = bytes == 0
                ? ""
                : ", in which tasks have read " + ProgressUnits.bytes(bytes) + ": "
                        + ProgressUnits.bytes(bytes / passes) + " a pass";
        return " " + passes + (passes == 1 ? " pass" : " passes") + " over the data so far" + read + ".";
    }

    NamedValues values() {
        List<RunsNow.Now> now = runsNow();
        OptionalDouble left = progress.secondsLeft();
        return new NamedValues()
                .put("name", name)
                .put("facts", new ConcurrentSkipListMap<>(facts))
                .put("phase", progress.headline())
                .put("fraction", progress.fraction())
                .put("secondsLeft", left)
                .put("waitsFor", progress.waitsFor())
                .put("passes", passes())
                .put("bytesRead", progress.bytesRead())
                .put(
                        "done",
                        progress.phases().stream()
                                .map(done -> new NamedValues()
                                        .put("phase", done.title())
                                        .put("seconds", done.seconds()))
                                .toList())
                .putAll(now.isEmpty() ? new NamedValues() : new RunsNow(now).values());
    }
}
